import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleCall } from '../../tests/sample-call.ts';
import { endedAsOne, joinedCall, oncePerCall, repeatsOf, sameVisit } from './repeated-help.ts';

const mia = { staffId: 'mia', name: 'Mia' };

const call = fc.record({
  callId: fc.uuid(),
  kioskId: fc.constantFrom('K1', 'K2'),
  sessionId: fc.constantFrom('s1', 's2', null),
  cause: fc.constantFrom('help' as const, 'help' as const, 'printer' as const),
  drill: fc.constantFrom(false, false, true),
  raisedAt: fc.nat(5),
  acceptedBy: fc.constantFrom(null, null, mia),
});
const calls = fc.uniqueArray(call, { selector: ({ callId }) => callId, maxLength: 12 });

describe('calls that only repeat another', () => {
  test('are the later ones of one customer at one kiosk', () => {
    const help = (callId: string, raisedAt: number, change: Parameters<typeof sampleCall>[0] = {}) =>
      sampleCall({ callId, raisedAt, sessionId: 's1', ...change });
    expect([...repeatsOf([help('b', 20), help('a', 10)])]).toEqual([['b', 'a']]);
    expect([...repeatsOf([help('b', 20, { sessionId: null }), help('a', 10)])]).toEqual([['b', 'a']]);
    expect([...repeatsOf([help('b', 20, { sessionId: 's2' }), help('a', 10)])]).toEqual([]);
    expect([...repeatsOf([help('b', 20, { kioskId: 'K9' }), help('a', 10)])]).toEqual([]);
    expect([...repeatsOf([help('b', 20, { cause: 'printer' }), help('a', 10)])]).toEqual([]);
    expect([...repeatsOf([help('b', 20, { drill: true }), help('a', 10)])]).toEqual([]);
    // A kiosk whose clock was set back: the one to whom somebody is coming stays on the screen.
    expect([...repeatsOf([help('b', 5), help('a', 10, { acceptedBy: mia })])]).toEqual([['b', 'a']]);
  });

  test('hide behind one that stands, of the same kiosk and customer, whatever the order in which they are told', () => {
    fc.assert(
      fc.property(calls, (open) => {
        const repeats = repeatsOf(open);
        expect(repeatsOf(open.toReversed())).toEqual(repeats);
        const byId = new Map(open.map((each) => [each.callId, each]));
        for (const [callId, stands] of repeats) {
          const [repeat, first] = [byId.get(callId), byId.get(stands)];
          expect(repeats.has(stands)).toBe(false);
          expect([repeat?.kioskId, repeat?.cause, repeat?.drill]).toEqual([first?.kioskId, 'help', false]);
          expect(sameVisit(repeat?.sessionId ?? null, first?.sessionId ?? null)).toBe(true);
        }
      }),
    );
  });
});

describe('calls that were one', () => {
  const lost = sampleCall({ callId: 'lost', raisedAt: 1_000, endedAt: 90_000 });
  const again = sampleCall({
    callId: 'again',
    raisedAt: 20_000,
    acceptedAt: 30_000,
    acceptedBy: mia,
    takes: 1,
    endedAt: 90_000,
  });

  test('name the oldest once they are over, whichever stood for them', () => {
    const named = (calls: readonly (typeof lost)[]) => endedAsOne(calls).map(({ repeats }) => repeats);
    expect(named([again, lost])).toEqual(['lost', null]);
    expect(named([lost, again])).toEqual([null, 'lost']);
    expect(named([lost, { ...again, endedAt: null }])).toEqual([null, null]);
    expect(named([again])).toEqual([null]);
  });

  test('are counted once: pressed when the first was, answered when any of them was', () => {
    const other = sampleCall({ callId: 'other', raisedAt: 40_000 });
    const ended = [other, ...endedAsOne([again, lost])];
    expect(oncePerCall(ended).map(({ callId }) => callId)).toEqual(['other', 'lost']);
    expect(oncePerCall(ended)[1]).toMatchObject({
      raisedAt: 1_000,
      acceptedAt: 30_000,
      acceptedBy: mia,
      repeats: null,
    });
    expect(oncePerCall([other])).toEqual([other]);
  });

  test('of which only the repeat is known are counted by it', () => {
    const [repeat] = endedAsOne([again, lost]);
    expect(oncePerCall(repeat === undefined ? [] : [repeat])).toEqual([repeat]);
  });

  test('stay one when they are put together twice', () => {
    const once = joinedCall(lost, [again]);
    expect(joinedCall(once, [again])).toEqual(once);
  });
});
