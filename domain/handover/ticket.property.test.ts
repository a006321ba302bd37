import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CLAIM_LOOK_MS, decideTicket, type Ticket, type TicketAsk } from './ticket.ts';

const kiosks = ['K1', 'K2', 'K3'] as const;
const people = ['mia', 'jonas'] as const;

/** What can happen in a shop around one order; a kiosk may land only what its newest claim was granted. */
const often = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary });
const kiosk = fc.constantFrom(...kiosks);
const who = fc.constantFrom(...people);
const happening = fc.oneof(
  often(6, fc.record({ type: fc.constant('claim' as const), kiosk })),
  often(4, fc.record({ type: fc.constant('settle' as const), kiosk, land: fc.boolean() })),
  often(6, fc.record({ type: fc.constant('tell' as const), kiosk })),
  often(3, fc.record({ type: fc.constant('take' as const), who })),
  often(3, fc.record({ type: fc.constant('back' as const), who, over: fc.boolean() })),
  // What ends a story is rare, or nothing else would be told.
  often(1, fc.record({ type: fc.constant('fetch' as const), who })),
  often(1, fc.record({ type: fc.constant('expire' as const) })),
);

interface Claimer {
  readonly claimId: string;
  state: 'granted' | 'landed' | 'void';
  told: boolean;
}

test('one order is never in two places, whatever comes in whatever order, late, or twice', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 60 }), (story) => {
      let ticket: Ticket = { state: 'waiting' };
      let now = 0;
      const shown: string[] = [];
      const counter = new Set<string>();
      const claims = new Map<string, Claimer[]>(kiosks.map((kiosk) => [kiosk, []]));
      const ask = (what: TicketAsk): boolean => {
        const answer = decideTicket(ticket, what, now);
        // Said again at once, it is answered the same or changes nothing.
        const again = decideTicket(answer.ticket, what, now);
        if (answer.yes && what.type === 'hold') expect(again).toEqual(answer);
        else if (answer.ticket.state === 'ended') expect(again.ticket).toEqual(answer.ticket);
        ticket = answer.ticket;
        return answer.yes;
      };
      for (const [at, each] of story.entries()) {
        now += 1_000;
        switch (each.type) {
          case 'claim': {
            const own = claims.get(each.kiosk) ?? [];
            // A kiosk asks for one at a time: what it asked for before is void unless it stands there.
            for (const earlier of own) if (earlier.state === 'granted') earlier.state = 'void';
            if (own.some(({ state }) => state === 'landed')) break;
            const claimId = `${each.kiosk}-${at}`;
            const holder = { kind: 'kiosk', kioskId: each.kiosk, name: each.kiosk, claimId } as const;
            if (ask({ type: 'hold', holder })) own.push({ claimId, state: 'granted', told: false });
            break;
          }
          case 'settle':
            for (const claim of claims.get(each.kiosk) ?? []) {
              if (claim.state !== 'granted') continue;
              claim.state = each.land ? 'landed' : 'void';
              if (each.land) shown.push(each.kiosk);
            }
            break;
          case 'tell':
            for (const claim of claims.get(each.kiosk) ?? []) {
              if (claim.state === 'granted' || claim.told) continue;
              const { claimId } = claim;
              claim.told = true;
              if (claim.state === 'void') ask({ type: 'void', claimId });
              else expect(ask({ type: 'landed', kioskId: each.kiosk, name: each.kiosk })).toBe(true);
            }
            break;
          case 'take': {
            const holder = { kind: 'counter', staffId: each.who, name: each.who } as const;
            if (ask({ type: 'hold', holder })) counter.add(each.who);
            break;
          }
          case 'back':
            if (ask({ type: 'give-back', staffId: each.who, overrules: each.over })) counter.clear();
            break;
          case 'fetch':
            if (ask({ type: 'fetch', staffId: each.who, name: each.who })) {
              shown.push('its own');
              counter.delete(each.who);
            }
            break;
          case 'expire':
            ask({ type: 'expire', expiresAt: now - 1 });
            break;
        }
        expect(shown.length + counter.size).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('a claim that nobody hears of keeps a person from closing the ticket only for a minute', () => {
  const holder = { kind: 'kiosk', kioskId: 'K3', name: 'Kiosk 3', claimId: 'c' } as const;
  const held: Ticket = { state: 'held', holder, since: 0 };
  expect(decideTicket(held, { type: 'close', name: 'Mia' }, CLAIM_LOOK_MS - 1).yes).toBe(false);
  expect(decideTicket(held, { type: 'close', name: 'Mia' }, CLAIM_LOOK_MS)).toMatchObject({
    yes: true,
    ticket: { state: 'ended', how: 'closed', by: 'Mia' },
  });
});
