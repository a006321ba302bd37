import { expect, test } from 'vitest';
import { alreadyRunningLines, keeperLine, readyJson, readyLines, shellLines } from './announce.ts';
import type { EngineReady } from './engine-messages.ts';

const ready: EngineReady = {
  type: 'ready',
  pid: 42,
  port: 4005,
  origin: 'http://127.0.0.1:4005',
  links: {
    kiosk: 'http://127.0.0.1:4005/kiosk?t=1',
    station: 'http://127.0.0.1:4005/station?t=2',
    manager: 'http://127.0.0.1:4005/manager?t=3',
    board: 'http://127.0.0.1:4005/board?t=4',
    dock: null,
  },
};
const pins = [{ name: 'Ana', role: 'staff', pin: '1111' }];

test('a person reads every address that there is, and none that there is not', () => {
  const text = readyLines(ready, { data: '/data', demo: true, pins }).join('\n');
  for (const screen of ['kiosk', 'station', 'manager', 'board'] as const) {
    expect(text).toContain(ready.links[screen]);
  }
  expect(text).not.toContain('dock ');
  expect(text).toContain('Ana (staff) 1111');
});

test('no PIN is told outside the demo shop', () => {
  expect(readyLines(ready, { data: '/data', demo: false, pins: [] }).join('\n')).not.toContain('PIN');
});

test('the machine-readable line is one line with the addresses, the processes and the shell', () => {
  const line = readyJson(ready, { data: '/data', demo: true, pins, shell: 'server', supervisorPid: 41 });
  expect(line).not.toContain('\n');
  expect(JSON.parse(line)).toMatchObject({
    event: 'ready',
    shell: 'server',
    pid: 41,
    enginePid: 42,
    origin: 'http://127.0.0.1:4005',
    links: ready.links,
  });
});

test('a choice that could be better says how', () => {
  expect(shellLines({ ok: true, shell: 'browser', why: 'no electron', better: 'get it' })).toEqual([
    'Shell: browser (no electron)',
    '  better: get it',
  ]);
});

test('a second start says where the first is', () => {
  expect(alreadyRunningLines({ origin: 'http://127.0.0.1:4005', pid: 42 })[0]).toContain(
    'http://127.0.0.1:4005 (process 42)',
  );
});

test('a crash loop is said plainly, with where to look', () => {
  expect(
    keeperLine({ type: 'crash-loop', name: 'engine', deaths: 5, withinMs: 60_000, how: 'exit code 1' }),
  ).toMatch(/engine has stopped 5 times within 60 s.*doctor/);
});
