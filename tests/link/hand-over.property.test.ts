import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readOwnJson } from '../../domain/own-json.ts';
import type { TicketHolder } from '../../domain/handover/ticket.ts';
import { type Shop, withShop } from '../harness/with-shop.ts';

const claimers = ['K1', 'K3'] as const;
const machines = ['K2', 'K3'] as const;

const happening = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('type' as const), at: fc.constantFrom(...claimers) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('take' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(50, 400, 2_500) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cut' as const), at: fc.constantFrom(...machines) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('slow' as const), at: fc.constantFrom(...machines) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('heal' as const), at: fc.constantFrom(...machines) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('restart' as const), at: fc.constantFrom('K2', 'K3', 'K1') }),
  },
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

/** Everywhere that somebody has the order: screens that show it, and the counter. */
function places(shop: Shop): string[] {
  const shown = [shop.hub, ...shop.kiosks].flatMap((engine) =>
    (engine.core.kiosk.current()?.snapshot.context.lines.length ?? 0) > 0 &&
    engine.core.kiosk.current()?.snapshot.context.parkedCode === null
      ? [engine.id]
      : [],
  );
  const [row] = shop.kiosk('K2').core.stores.parked.open();
  const held = row?.holder ?? null;
  const holder = held === null ? null : readOwnJson<TicketHolder>(held);
  return holder?.kind === 'counter' ? [...shown, 'counter'] : shown;
}

async function happens(shop: Shop, each: Happening, code: string, ticketId: string): Promise<void> {
  const quietly = (answer: Promise<unknown>) => void answer.catch(() => undefined);
  switch (each.do) {
    case 'type': {
      const { core, kiosk } = shop.kiosk(each.at);
      return quietly(core.door(kiosk.caller, 'handover.claim', { code }));
    }
    case 'take':
      return quietly(shop.hub.core.door(shop.hub.station.caller, 'handover.take', { ticketId }, 'K2'));
    case 'pass':
      return shop.pass(each.ms);
    case 'cut':
      return shop.wire(each.at).cut();
    case 'slow':
      return shop.wire(each.at).delay(900);
    case 'heal':
      shop.wire(each.at).delay(0);
      return shop.wire(each.at).heal();
    case 'restart':
      return shop.kiosk(each.at).restart();
  }
}

test('two kiosks and the counter want one order while cables are pulled and engines die: one place has it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 6, maxLength: 18 }), (story) =>
      withShop(
        async (shop) => {
          const k2 = shop.kiosk('K2');
          await k2.kiosk.orders('flat-white');
          const { session } = await k2.kiosk.view();
          const ticketId = session?.sessionId ?? '';
          await k2.core.door(shop.hub.station.caller, 'visit.setAside', { sessionId: ticketId, to: 'code' });
          const code = k2.core.stores.parked.open()[0]?.code ?? '';
          await shop.pass(500);
          for (const each of story) {
            await happens(shop, each, code, ticketId);
            expect(places(shop).length).toBeLessThanOrEqual(1);
          }
          for (const id of machines) {
            shop.wire(id).delay(0);
            shop.wire(id).heal();
          }
          await shop.pass(8_000);
          await shop.linked();
          await shop.pass(8_000);
          // All is mended: the order is in one place, or waits for the next who asks.
          const [row] = k2.core.stores.parked.open();
          const waits = row !== undefined && row.holder === null;
          expect([...places(shop), ...(waits ? ['waits'] : [])]).toHaveLength(1);
        },
        { kiosks: 2 },
      ),
    ),
    { numRuns: 8 },
  );
});
