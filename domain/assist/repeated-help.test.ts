import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleCall } from '../../tests/sample-call.ts';
import { repeatsOf, sameVisit } from './repeated-help.ts';

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
