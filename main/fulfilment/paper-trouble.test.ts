import { expect, test } from 'vitest';
import type { PrintJobRow } from '../../db/print-store.ts';
import { paperTrouble } from './paper-trouble.ts';

const job = (change: Partial<PrintJobRow>): PrintJobRow => ({
  job_id: 'j',
  path: 'shop',
  session_id: null,
  order_id: 'o',
  document: 'kitchen-ticket',
  station: 'bar',
  content: null,
  meant_for: null,
  printer: null,
  duplicate: 0,
  resent: 0,
  state: 'confirmed',
  detail: null,
  requested_by: null,
  reason: null,
  call_id: null,
  created_at: 0,
  settled_at: 1,
  ...change,
});

test('paper that came out, is on its way, or was believed to is no trouble', () => {
  const fine = (['queued', 'sending', 'confirmed', 'assumed'] as const).map((state) => job({ state }));
  for (const each of fine) expect(paperTrouble([each])).toEqual([]);
});

test.each([
  ['waits for a printer', { state: 'failed', settled_at: null }, 'waiting'],
  ['was given up', { state: 'failed', detail: 'given up' }, 'not-printed'],
  ['is in doubt', { state: 'unknown' }, 'in-doubt'],
] as const)('a ticket that %s is named with its station', (_, change, state) => {
  expect(paperTrouble([job(change)])).toEqual([{ document: 'kitchen-ticket', station: 'bar', state }]);
});

test('a second print that came out ends the doubt about the first, and only about that piece', () => {
  const jobs = [
    job({ state: 'unknown' }),
    job({ state: 'unknown', station: 'grill' }),
    job({ state: 'confirmed', duplicate: 1 }),
  ];
  expect(paperTrouble(jobs)).toEqual([{ document: 'kitchen-ticket', station: 'grill', state: 'in-doubt' }]);
});

test('a shop without a printer misses nothing', () => {
  expect(
    paperTrouble([job({ document: 'receipt', station: null, state: 'failed', detail: 'no printer' })]),
  ).toEqual([]);
});
