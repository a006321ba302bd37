import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultLadder } from '../../domain/assist/ladder.ts';
import { runCli } from './program.ts';
import { withStores } from './shop-data.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'pointfive-ladder-'));
  const pager = { driver: 'tap', address: 'tcp://10.0.0.2:1', capcodes: ['1001'] };
  const paging = { people: { Mia: { pager: 'pager', to: '1003' } }, normal: ['Mia'] };
  writeFileSync(join(data, 'config.json'), JSON.stringify({ devices: { pager }, paging }));
});
afterEach(() => rmSync(data, { recursive: true }));

async function ladder(...args: readonly string[]) {
  const out: string[] = [];
  const code = await runCli(['ladder', ...args, '--data', data], {
    root,
    cwd: data,
    out: (text) => void out.push(text),
    err: (text) => void out.push(text),
    input: Readable.from([]),
  });
  return { code, out: out.join('\n') };
}

test('shows the ladder of the file, and the manager’s once there is one, without its secrets', async () => {
  expect(await ladder('show')).toMatchObject({ code: 0, out: expect.stringContaining('configuration file') });
  const hooks = [{ name: 'bell', url: 'https://example.test', secret: 'very secret' }];
  await withStores(
    data,
    (stores) => stores.settings.set('ladder', JSON.stringify({ ...defaultLadder, hooks })),
    { create: true },
  );
  const shown = await ladder('show', '--json');
  expect(JSON.parse(shown.out)).toMatchObject({ from: 'manager', ladder: { hooks: [{ secret: null }] } });
  await withStores(data, (stores) => stores.settings.set('ladder', '{"version":3}'));
  expect(await ladder('show')).toMatchObject({ code: 1, out: expect.stringContaining('can not be read') });
});

test('says what would happen: with Mia signed in, and with nobody and a dead pager', async () => {
  await withStores(
    data,
    (stores) => stores.staff.add({ staffId: 'm', name: 'Mia', role: 'staff', pin: '4826' }),
    { create: true },
  );
  const there = await ladder('simulate', '--at', '15:00', '--on-duty', 'mia');
  expect(there).toMatchObject({ code: 0, out: expect.stringContaining('+ screen Mia: signed in') });
  expect(there.out).toContain('After 90 s the customer is sent to the counter.');
  const dead = await ladder('simulate', '--at', '15:00', '--day', 'sun', '--dead', 'pager');
  expect(dead).toMatchObject({ code: 1, out: expect.stringContaining('! Nobody is reached before') });
});

test('says who is left in peace until when, and that an urgent call rings them all the same', async () => {
  const quiet = { m: [{ days: [1, 2], fromMinute: 12 * 60, toMinute: 14 * 60 }] };
  await withStores(
    data,
    (stores) => {
      stores.staff.add({ staffId: 'm', name: 'Mia', role: 'staff', pin: '4826' });
      stores.settings.set('ladder', JSON.stringify({ ...defaultLadder, quiet }));
    },
    { create: true },
  );
  const { out } = await ladder('simulate', '--at', '12:30', '--on-duty', 'Mia');
  expect(out).toContain('- sound Mia: held back: quiet hours of Mia until 14:00');
  expect(out).toContain(
    '? pager Mia: sent; nobody knows who reads it (urgent, in spite of quiet hours of Mia until 14:00)',
  );
});

test('refuses a time, a person and a device that are none', async () => {
  expect(await ladder('simulate', '--at', '15:00', '--dead', 'lamp')).toMatchObject({
    code: 1,
    out: expect.stringContaining("no device 'lamp' here: pager, screens"),
  });
  expect(await ladder('simulate', '--at', '25:00')).toMatchObject({ code: 1 });
  expect(await ladder('simulate', '--at', '15:00', '--on-duty', 'bob')).toMatchObject({
    code: 1,
    out: expect.stringContaining('bob'),
  });
});
