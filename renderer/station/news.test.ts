import { expect, test } from 'vitest';
import type { CallSignal } from '../../contract/station-calls.ts';
import type { StationView } from '../../contract/views.ts';
import { drawnCall } from './fixtures.ts';
import { by, heardOf, loudest, ringing, rungOf } from './news.ts';

type Calls = StationView['calls'];

const signal = (change: Partial<CallSignal> = {}): CallSignal => ({
  ring: 1,
  sound: true,
  notification: true,
  staffIds: null,
  hushed: [],
  urgent: false,
  ...change,
});
const newsOf = (before: Calls, calls: Calls, myId: string | null = 'mia') =>
  loudest(ringing(rungOf(before.map(heardOf)), calls.map(heardOf), myId));

test('a call rings once, and again when its ladder rings it again', () => {
  const call = drawnCall({ signal: signal() });
  expect(newsOf([], [call])).toBe('help');
  expect(newsOf([call], [call])).toBeNull();
  expect(newsOf([call], [{ ...call, urgent: true, signal: signal({ ring: 2 }) }])).toBe('urgent');
});

test('a call whose first rung has not fired yet waits for it, and rings once', () => {
  const raised = drawnCall({ rung: -1 });
  expect(newsOf([], [raised])).toBeNull();
  expect(newsOf([raised], [{ ...raised, rung: 0, signal: signal() }])).toBe('help');
});

test('a rung that rings some people is silent for the others, and for a page that is nobody’s', () => {
  const call = drawnCall({ signal: signal({ staffIds: ['jonas'] }) });
  expect(newsOf([], [call], 'mia')).toBeNull();
  expect(newsOf([], [call], null)).toBeNull();
  expect(newsOf([], [call], 'jonas')).toBe('help');
});

test('somebody who is left in peace reads the call in silence; others on the same floor hear it', () => {
  const call = drawnCall({ signal: signal({ hushed: ['mia'] }) });
  expect(newsOf([], [call], 'mia')).toBeNull();
  expect(newsOf([], [call], 'jonas')).toBe('help');
  expect(newsOf([], [call], null)).toBe('help');
  const again = { ...call, urgent: true, signal: signal({ ring: 2, urgent: true }) };
  expect(newsOf([call], [again], 'mia')).toBe('urgent');
});

test('a call of before the engine started is silent for who is left in peace, and rings others once', () => {
  const old = drawnCall({ rung: 1, signal: signal({ ring: 0, hushed: ['mia'] }) });
  expect(newsOf([], [old], 'mia')).toBeNull();
  expect(newsOf([], [old], 'jonas')).toBe('help');
  expect(newsOf([old], [old], 'jonas')).toBeNull();
  expect(newsOf([{ ...old, signal: null }], [old], 'jonas')).toBeNull();
});

test('a call that no ladder rang since the engine started rings once where it is seen first', () => {
  const call = drawnCall({ rung: 2 });
  expect(newsOf([], [call])).toBe('help');
  expect(newsOf([call], [call])).toBeNull();
});

test('a call that somebody has taken is silent', () => {
  const taken = drawnCall({ signal: signal(), acceptedBy: { staffId: 'jonas', name: 'Jonas' } });
  expect(newsOf([], [taken])).toBeNull();
});

test('the gravest of several speaks for all, each by the ways that its ladder names', () => {
  const money = drawnCall({ callId: 'b', cause: 'payment-unknown', signal: signal({ sound: false }) });
  const calls = [
    drawnCall({ signal: signal() }),
    money,
    drawnCall({ callId: 'c', cause: 'printer', signal: signal() }),
  ];
  expect(newsOf([], calls)).toBe('money');
  const rings = ringing(new Map(), calls.map(heardOf), 'mia');
  expect(loudest(by('sound', rings))).toBe('help');
  expect(loudest(by('notification', rings))).toBe('money');
});

test('a call whose person has not arrived in time rings again like one that nobody has', () => {
  const late = drawnCall({
    state: 'accepted',
    acceptedBy: { staffId: 'jonas', name: 'Jonas' },
    acceptedAt: 1,
    overdueAt: 2,
    signal: signal({ ring: 2, urgent: true }),
  });
  expect(ringing(new Map([[late.callId, 1]]), [heardOf(late)], 'mia')).toHaveLength(1);
});
