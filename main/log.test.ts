import { expect, test } from 'vitest';
import { createLog, logEvents } from './log.ts';

test('only the listed fields are written, whatever else comes along', () => {
  const lines: string[] = [];
  const log = createLog(
    () => Date.UTC(2026, 0, 2, 3, 4, 5),
    (line) => lines.push(line),
  );
  const spread = {
    attemptId: 'a1',
    card: '4242424242424242',
    phone: '+49 170 1234567',
    event: 'x',
    level: 'y',
  };
  log('payment.unknown', spread);
  expect(lines).toEqual([
    '{"at":"2026-01-02T03:04:05.000Z","level":"alarm","event":"payment.unknown","attemptId":"a1"}\n',
  ]);
});

test('a line is a line, whatever a field holds', () => {
  const lines: string[] = [];
  createLog(
    () => 0,
    (line) => lines.push(line),
  )('device.note', { deviceId: 'printer', note: 'first\nsecond\u2028third' });
  expect(lines).toHaveLength(1);
  expect(lines[0]?.trimEnd()).not.toMatch(/\n/);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ note: 'first\nsecond\u2028third' });
});

test('no event has a field for what is personal or how somebody pays', () => {
  const fields = Object.values(logEvents).flatMap((event): readonly string[] => event.fields);
  for (const field of fields) expect(field).not.toMatch(/card|pan|phone|email|pin|customer|token|password/i);
});
