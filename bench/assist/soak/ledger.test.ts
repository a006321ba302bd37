import { expect, test } from 'vitest';
import { sampleCall } from '../../../tests/sample-call.ts';
import { audit, late, Ledger, type Press } from './ledger.ts';

const now = 1_000_000;

/** A kiosk with one call that was pressed, acknowledged and brought to its end. */
function day() {
  const ledger = new Ledger();
  const press: Press = { kioskId: 'K1', callId: 'a', at: now, keptAt: now + 5, joined: 'a' };
  ledger.presses.push(press);
  const call = sampleCall({
    callId: 'a',
    raisedAt: now,
    state: 'resolved',
    endedAt: now + 100,
    resolution: { reason: 'other', note: '' },
  });
  return { ledger, press, call };
}

const books = (hub: ReturnType<typeof sampleCall>[], kiosk = hub) => ({
  hub,
  kiosks: new Map([['K1', kiosk]]),
});

test('a day on which everything came to its end has nothing wrong', () => {
  const { ledger, call } = day();
  expect(audit(ledger, books([call]))).toEqual([]);
});

test('whatever is lost, doubled, open or otherwise on one side is found', () => {
  const { ledger, press, call } = day();
  expect(audit(ledger, books([]))).toEqual(['a was acknowledged by K1 and is lost']);
  expect(audit(ledger, books([call], []))).toEqual([
    'a is at the hub and not at K1',
    'a was acknowledged by K1 and is lost',
  ]);
  expect(audit(ledger, books([], [call]))).toEqual(['a of K1 is not at the hub']);
  const open = { ...call, endedAt: null };
  expect(audit(ledger, books([open]))).toEqual([
    'a never ended at the hub: resolved',
    'a never ended at K1: resolved',
  ]);
  expect(audit(ledger, books([call], [{ ...call, urgent: true }]))).toEqual([
    'a is otherwise at K1 than at the hub: urgent false and true',
  ]);
  const second = { ...call, callId: 'b', raisedAt: now + 50 };
  ledger.presses.push({ ...press, callId: 'b', joined: 'b' });
  expect(audit(ledger, books([call, second]))).toEqual(['b was raised at K1 while a was open']);
  press.keptAt = null;
  expect(audit(ledger, books([call, second]))).toEqual([]);
});

test('a call that nobody pressed is found', () => {
  const { ledger, call } = day();
  const made = { ...call, callId: 'x', raisedAt: now + 1_000_000, endedAt: now + 1_000_001 };
  expect(audit(ledger, books([call, made]))).toEqual(['x of K1 was raised and nobody pressed']);
});

test('a press while a call was open is that call', () => {
  const { ledger, press, call } = day();
  ledger.presses.push({ ...press, callId: 'again', at: now + 50, keptAt: now + 60 });
  expect(audit(ledger, books([call]))).toEqual([]);
});

test('a press that its kiosk gave to a call which had just ended is counted, and to one that never was is lost', () => {
  const { ledger, press, call } = day();
  ledger.presses.push({ ...press, callId: 'late', at: now + 9_000, keptAt: now + 9_001 });
  expect(audit(ledger, books([call]))).toEqual([]);
  expect(late(ledger, books([call]))).toBe(1);
  ledger.presses.push({ ...press, callId: 'gone', joined: 'gone' });
  expect(audit(ledger, books([call]))).toEqual(['gone was acknowledged by K1 and is lost']);
});
