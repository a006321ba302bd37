import { expect, test } from 'vitest';
import { readinessChecks, readinessVerdict, type ReadinessEntry, type ReadinessResult } from './readiness.ts';

const round = (change: Partial<Record<string, ReadinessResult>> = {}): ReadinessEntry[] =>
  readinessChecks.map((check) => ({
    check,
    deviceId: null,
    result: change[check] ?? 'ok',
    at: 0,
    by: null,
    note: '',
  }));

test('a shop in which everything answered is ready, also one that has no light', () => {
  expect(readinessVerdict(round())).toBe('ready');
  expect(readinessVerdict(round({ light: 'not-there', pager: 'not-there' }))).toBe('ready');
});

test('one failure is enough, whatever else was skipped', () => {
  expect(readinessVerdict(round({ cutter: 'failed', scanner: 'skipped' }))).toBe('not-ready');
});

test('the second printer counts as much as the first', () => {
  const [first] = round();
  if (first === undefined) throw new Error('no checks');
  expect(readinessVerdict([...round(), { ...first, deviceId: 'kitchen', result: 'failed' }])).toBe(
    'not-ready',
  );
  expect(readinessVerdict([...round(), { ...first, deviceId: 'kitchen', result: 'skipped' }])).toBe(
    'incomplete',
  );
});

test('what nobody tried is not called ready', () => {
  expect(readinessVerdict(round({ speaker: 'skipped' }))).toBe('incomplete');
  expect(readinessVerdict(round().filter(({ check }) => check !== 'disk'))).toBe('incomplete');
  expect(readinessVerdict([])).toBe('incomplete');
});
