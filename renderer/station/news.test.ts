import { expect, test } from 'vitest';
import type { AssistCall } from '../../domain/assist/call.ts';
import { drawnCall } from './fixtures.ts';
import { freshCalls, heardOf, loudest, newsKey } from './news.ts';

const newsOf = (heard: ReadonlySet<string>, calls: readonly AssistCall[]) =>
  loudest(freshCalls(heard, calls.map(heardOf)));

test('a call sounds once, and again when it climbs or becomes urgent', () => {
  const call = drawnCall();
  const heard = new Set([newsKey(heardOf(call))]);
  expect(newsOf(new Set(), [call])).toBe('help');
  expect(newsOf(heard, [call])).toBeNull();
  expect(newsOf(heard, [{ ...call, rung: 1, urgent: true }])).toBe('urgent');
});

test('the first rung, fired at once, is no second sound', () => {
  const raised = drawnCall({ rung: -1 });
  expect(newsOf(new Set([newsKey(heardOf(raised))]), [{ ...raised, rung: 0 }])).toBeNull();
});

test('a call that somebody has taken is silent', () => {
  expect(newsOf(new Set(), [drawnCall({ acceptedBy: { staffId: 'jonas', name: 'Jonas' } })])).toBeNull();
});

test('the gravest of several speaks for all', () => {
  const money = drawnCall({ callId: 'b', cause: 'payment-unknown' });
  expect(newsOf(new Set(), [drawnCall(), money, drawnCall({ callId: 'c', cause: 'printer' })])).toBe('money');
});
