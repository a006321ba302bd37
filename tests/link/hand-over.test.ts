import { describe, expect, test } from 'vitest';
import type { ClaimOutcome, HandoverCommandOutputs } from '../../contract/handover-commands.ts';
import type { CommandAnswer } from '../../contract/wire.ts';
import type { Page } from '../harness/page.ts';
import { cornerShop, cornerShopWithPrice } from '../harness/corner-shop.ts';
import { type Shop, withShop } from '../harness/with-shop.ts';

const two = { kiosks: 2 };

/** A customer orders at K2, and Mia sets the order aside under a code. */
async function parks(shop: Shop, ...itemIds: readonly string[]): Promise<string> {
  const k2 = shop.kiosk('K2');
  await k2.kiosk.orders(...itemIds);
  const { session } = await k2.kiosk.view();
  const { caller } = shop.hub.station;
  const answer = await k2.core.door(caller, 'visit.setAside', { sessionId: session?.sessionId, to: 'code' });
  if (!answer.ok) throw new Error(`not set aside: ${JSON.stringify(answer)}`);
  await shop.pass(1_000);
  return k2.core.stores.parked.open()[0]?.code ?? '';
}

/** Somebody types a code at a kiosk; time passes until there is an answer. */
async function types(shop: Shop, kioskId: string, code: string): Promise<ClaimOutcome> {
  const { core, kiosk } = shop.kiosk(kioskId);
  let done: CommandAnswer<unknown> | null = null;
  void core.door(kiosk.caller, 'handover.claim', { code }).then((answer) => {
    done = answer;
  });
  for (let turn = 0; done === null && turn < 40; turn += 1) await shop.pass(250);
  const answer: CommandAnswer<unknown> | null = done;
  if (answer === null) throw new Error('nobody answered');
  expect(answer).toMatchObject({ ok: true });
  return valueOf<ClaimOutcome>(answer);
}

function valueOf<T>(answer: CommandAnswer<unknown>): T {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer)}`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the door answers by the table of commands
  return answer.value as T;
}

async function finds(shop: Shop, code: string): Promise<HandoverCommandOutputs['handover.find']['tickets']> {
  const answer = await shop.hub.core.door(shop.hub.station.caller, 'handover.find', { code });
  return valueOf<HandoverCommandOutputs['handover.find']>(answer).tickets;
}

async function takes(
  shop: Shop,
  { caller }: Page<'station'>,
  ticketId: string,
): Promise<CommandAnswer<unknown>> {
  const answer = shop.hub.core.door(caller, 'handover.take', { ticketId }, 'K2');
  await shop.pass(500);
  return answer;
}

describe('at the counter', () => {
  test('an order of any kiosk is found by its code however it is typed, and shows what was ordered', () =>
    withShop(async (shop) => {
      const code = await parks(shop, 'flat-white', 'croissant');
      const typed = ` ${code.replace('-', ' ').toLowerCase()} `;
      const [found, ...others] = await finds(shop, typed);
      expect(others).toEqual([]);
      expect(found).toMatchObject({
        code,
        home: 'K2',
        homeName: 'Kiosk 2',
        link: 'connected',
        total: 630,
        lines: [{ name: { en: 'Flat white' }, quantity: 1 }, { name: { en: 'Croissant' } }],
        ticket: { state: 'waiting' },
      });
      const wrong = await shop.hub.station.isRefused('handover.find', { code: 'O0-O0' });
      expect(wrong).toBe('not-a-code');
    }));

  test('of two people who take it at the same moment one has it, and the other sees who', () =>
    withShop(async (shop) => {
      const code = await parks(shop, 'flat-white');
      const [{ ticketId } = { ticketId: '' }] = await finds(shop, code);
      const { hub } = shop;
      const both = Promise.all([
        hub.core.door(hub.station.caller, 'handover.take', { ticketId }, 'K2'),
        hub.core.door(hub.jonas.caller, 'handover.take', { ticketId }, 'K2'),
      ]);
      await shop.pass(500);
      const [first, second] = (await both).map((answer) =>
        valueOf<HandoverCommandOutputs['handover.take']>(answer),
      );
      expect(first).toMatchObject({ yours: true, ticket: { ticket: { by: { name: 'Mia' } } } });
      expect(second).toMatchObject({ yours: false, ticket: { ticket: { by: { name: 'Mia' } } } });
      await shop.pass(500);
      expect(await finds(shop, code)).toMatchObject([
        { ticket: { state: 'held', by: { kind: 'counter', name: 'Mia' } } },
      ]);
      // Whoever types its code at a kiosk now is sent to the counter.
      expect(await types(shop, 'K2', code)).toEqual({ outcome: 'at-counter', where: null });
      const again = await takes(shop, hub.station, ticketId);
      expect(again).toMatchObject({ ok: true, value: { yours: true } });
      expect(await hub.core.door(hub.jonas.caller, 'handover.giveBack', { ticketId }, 'K2')).toMatchObject({
        ok: false,
        reason: 'taken',
      });
      await hub.core.door(hub.station.caller, 'handover.giveBack', { ticketId }, 'K2');
      expect(await takes(shop, hub.jonas, ticketId)).toMatchObject({ ok: true, value: { yours: true } });
      const audit = shop.kiosk('K2').core.stores.db.prepare('SELECT actor, action FROM audit').all();
      expect(audit).toContainEqual({ actor: 'mia', action: 'handover.take' });
      expect(audit).toContainEqual({ actor: 'mia', action: 'handover.giveBack' });
    }));

  test('while its kiosk is away the order is shown, and nobody takes it', () =>
    withShop(async (shop) => {
      const code = await parks(shop, 'flat-white');
      const [{ ticketId } = { ticketId: '' }] = await finds(shop, code);
      await shop.kiosk('K2').kill();
      await shop.pass(6_000);
      expect(await finds(shop, code)).toMatchObject([{ link: 'gone', lines: [{ quantity: 1 }] }]);
      expect(await takes(shop, shop.hub.station, ticketId)).toMatchObject({
        ok: false,
        reason: 'kiosk-gone',
      });
      await shop.kiosk('K2').boot();
      await shop.linked();
      expect(await takes(shop, shop.hub.station, ticketId)).toMatchObject({
        ok: true,
        value: { yours: true },
      });
    }));

  test('an order that was done is not lost from sight: its code tells what became of it', () =>
    withShop(async (shop) => {
      const code = await parks(shop, 'flat-white');
      const { hub } = shop;
      await hub.core.door(hub.station.caller, 'parked.close', { code, reason: 'paid in cash' }, 'K2');
      await shop.pass(1_000);
      expect(await finds(shop, code)).toMatchObject([
        { ticket: { state: 'ended', how: 'closed', by: 'Mia' } },
      ]);
    }));
});

describe('at another kiosk', () => {
  test('the customer types the code and goes on; the order has left its kiosk', () =>
    withShop(async (shop) => {
      const code = await parks(shop, 'flat-white', 'croissant');
      await shop.kiosk('K2').kiosk.sees({ session: { step: 'parked', parkedCode: code } });
      expect(await types(shop, 'K3', code.toLowerCase())).toEqual({ outcome: 'here' });
      await shop.kiosk('K3').kiosk.sees({
        session: {
          step: 'browsing',
          orderType: 'take-away',
          lines: [{ itemId: 'flat-white' }, { itemId: 'croissant' }],
          quote: { total: 630 },
          notices: [{ kind: 'fetched-order' }],
        },
      });
      await shop.pass(1_000);
      // Its old screen no longer says that it waits there.
      await shop.kiosk('K2').kiosk.sees({ session: null });
      expect(shop.kiosk('K2').core.stores.parked.open()).toEqual([]);
      expect(await finds(shop, code)).toMatchObject([
        { ticket: { state: 'ended', how: 'moved', by: 'Kiosk 3' } },
      ]);
      expect(await types(shop, 'K2', code)).toEqual({ outcome: 'at-kiosk', where: 'Kiosk 3' });
    }, two));

  test('the hub’s own kiosk fetches and gives like any other', () =>
    withShop(async (shop) => {
      const code = await parks(shop, 'flat-white');
      expect(await types(shop, 'K1', code)).toEqual({ outcome: 'here' });
      await shop.hub.kiosk.sees({ session: { lines: [{ itemId: 'flat-white' }] } });
      const { session } = await shop.hub.kiosk.view();
      await shop.hub.station.does('visit.setAside', {
        sessionId: session?.sessionId ?? '',
        to: 'code',
      });
      const next = shop.hub.core.stores.parked.open()[0]?.code ?? '';
      expect(await types(shop, 'K2', next)).toEqual({ outcome: 'here' });
      await shop.kiosk('K2').kiosk.sees({ session: { lines: [{ itemId: 'flat-white' }] } });
    }));

  test('what costs otherwise there, or is not sold there, is said', () =>
    withShop(async (shop) => {
      const code = await parks(shop, 'flat-white', 'croissant');
      const cheaper = cornerShopWithPrice('flat-white', 350);
      shop.kiosk('K3').core.live.publish({
        catalog: { ...cheaper, items: cheaper.items.filter(({ id }) => id !== 'croissant') },
        by: 'test',
        source: 'test',
        images: new Map(),
        keepImages: false,
      });
      expect(await types(shop, 'K3', code)).toEqual({ outcome: 'here' });
      await shop.kiosk('K3').kiosk.sees({
        session: {
          lines: [{ itemId: 'flat-white' }],
          quote: { total: 350 },
          notices: [
            { kind: 'fetched-order' },
            { kind: 'price-changed', was: 380, now: 350 },
            { kind: 'line-removed', why: 'no-longer-sold' },
          ],
        },
      });
    }, two));

  test('a kiosk that sells nothing of it leaves it where it is', () =>
    withShop(async (shop) => {
      const code = await parks(shop, 'croissant');
      const { items, ...rest } = cornerShop();
      shop.kiosk('K3').core.live.publish({
        catalog: { ...rest, items: items.filter(({ id }) => id !== 'croissant') },
        by: 'test',
        source: 'test',
        images: new Map(),
        keepImages: false,
      });
      expect(await types(shop, 'K3', code)).toEqual({ outcome: 'not-here', where: null });
      await shop.pass(1_000);
      expect(await finds(shop, code)).toMatchObject([{ ticket: { state: 'waiting' } }]);
      expect(await types(shop, 'K1', code)).toEqual({ outcome: 'here' });
    }, two));

  test('of two kiosks that ask at the same moment one shows it, and the other says where', () =>
    withShop(
      async (shop) => {
        const code = await parks(shop, 'flat-white');
        const [a, b] = await Promise.all([types(shop, 'K3', code), types(shop, 'K4', code)]);
        const outcomes = [a.outcome, b.outcome];
        expect(outcomes.toSorted()).toEqual(['at-kiosk', 'here']);
        const shown = ['K3', 'K4'].filter((id) => shop.kiosk(id).core.kiosk.current() !== null);
        expect(shown).toHaveLength(1);
      },
      { kiosks: 3 },
    ));

  test('without its hub a kiosk says that it can’t ask; its own orders it still knows', () =>
    withShop(async (shop) => {
      const code = await parks(shop, 'flat-white');
      await shop.hub.kill();
      await shop.pass(6_000);
      expect(await types(shop, 'K3', code)).toEqual({ outcome: 'alone', where: null });
      expect(await types(shop, 'K2', code)).toEqual({ outcome: 'here' });
      await shop.kiosk('K2').kiosk.sees({ session: { lines: [{ itemId: 'flat-white' }] } });
      await shop.hub.boot();
      await shop.linked();
      await shop.pass(2_000);
      expect(await types(shop, 'K3', code)).toEqual({ outcome: 'at-kiosk', where: 'Kiosk 2' });
    }, two));

  test('while the kiosk that keeps it is away the customer is told so, by its name', () =>
    withShop(async (shop) => {
      const code = await parks(shop, 'flat-white');
      await shop.kiosk('K2').kill();
      await shop.pass(6_000);
      expect(await types(shop, 'K3', code)).toEqual({ outcome: 'home-away', where: 'Kiosk 2' });
    }, two));

  test('an answer that is lost leaves the order where it was, and it can be asked for again', () =>
    withShop(async (shop) => {
      const code = await parks(shop, 'flat-white');
      const k3 = shop.kiosk('K3');
      shop.wire('K2').delay(1_000);
      let outcome: CommandAnswer<unknown> | null = null;
      void k3.core.door(k3.kiosk.caller, 'handover.claim', { code }).then((answer) => {
        outcome = answer;
      });
      await shop.pass(500);
      shop.wire('K3').stall(true);
      await shop.pass(6_000);
      expect(outcome).toMatchObject({ ok: true, value: { outcome: 'unheard' } });
      expect(k3.core.kiosk.current()).toBeNull();
      // Its kiosk has given it to K3, and knows no better yet: nobody else gets it meanwhile.
      expect(await finds(shop, code)).toMatchObject([
        { ticket: { state: 'held', by: { kind: 'kiosk', name: 'Kiosk 3' } } },
      ]);
      expect(await types(shop, 'K1', code)).toEqual({ outcome: 'at-kiosk', where: 'Kiosk 3' });
      shop.wire('K2').delay(0);
      shop.wire('K3').cut();
      shop.wire('K3').heal();
      await shop.linked();
      await shop.pass(2_000);
      expect(await finds(shop, code)).toMatchObject([{ ticket: { state: 'waiting' } }]);
      expect(await types(shop, 'K3', code)).toEqual({ outcome: 'here' });
    }, two));

  test('a kiosk killed between the answer and its screen gives the order back when it starts', () =>
    withShop(async (shop) => {
      const code = await parks(shop, 'flat-white');
      const k3 = shop.kiosk('K3');
      // It asked and died: the kiosk that keeps the order holds it for K3.
      k3.core.stores.handover.ask('claim-1', code, shop.clock.now());
      await k3.core.link.say('handover', {
        type: 'claim',
        claimId: 'claim-1',
        code,
        by: { kioskId: 'K3', name: 'Kiosk 3' },
      });
      await k3.kill();
      await shop.pass(1_000);
      await k3.boot();
      await shop.linked();
      await shop.pass(2_000);
      expect(k3.core.kiosk.current()).toBeNull();
      expect(await finds(shop, code)).toMatchObject([{ ticket: { state: 'waiting' } }]);
    }, two));

  test('a message that comes twice moves nothing twice', () =>
    withShop(async (shop) => {
      const code = await parks(shop, 'flat-white');
      expect(await types(shop, 'K3', code)).toEqual({ outcome: 'here' });
      const [row] = shop
        .kiosk('K3')
        .core.stores.db.prepare<[], { claim_id: string }>('SELECT claim_id FROM order_claim')
        .all();
      const claimId = row?.claim_id ?? '';
      const by = { kioskId: 'K3', name: 'Kiosk 3' };
      await shop.kiosk('K3').core.link.say('handover', { type: 'claim', claimId, code, by });
      await shop.pass(1_000);
      expect(shop.kiosk('K2').core.stores.parked.open()).toEqual([]);
      await shop.kiosk('K3').kiosk.sees({ session: { lines: [{ itemId: 'flat-white' }] } });
    }, two));

  test('codes are not guessed: after five wrong ones the next waits, also a right one', () =>
    withShop(async (shop) => {
      const code = await parks(shop, 'flat-white');
      for (const wrong of ['22-22', '33-33', '44-44', '66-66', '77-77'])
        expect(await types(shop, 'K3', wrong)).toEqual({ outcome: 'no-such-code', where: null });
      expect(await types(shop, 'K3', code)).toEqual({ outcome: 'slow-down', where: null });
      await shop.pass(61_000, 5_000);
      expect(await types(shop, 'K3', code)).toEqual({ outcome: 'here' });
    }, two));

  test('somebody else’s order is not pushed off the screen, and the other order waits on', () =>
    withShop(async (shop) => {
      const code = await parks(shop, 'flat-white');
      await shop.kiosk('K3').kiosk.orders('croissant');
      expect(await types(shop, 'K3', code)).toEqual({ outcome: 'busy', where: null });
      await shop.kiosk('K3').kiosk.sees({ session: { lines: [{ itemId: 'croissant' }] } });
      expect(await finds(shop, code)).toMatchObject([{ ticket: { state: 'waiting' } }]);
    }, two));
});

test('an order that nobody comes for is given up after the time that the shop sets', () =>
  withShop(
    async (shop) => {
      const code = await parks(shop, 'flat-white');
      await shop.pass(12 * 60_000, 20_000);
      expect(shop.kiosk('K2').core.stores.parked.open()).toEqual([]);
      expect(await finds(shop, code)).toMatchObject([{ ticket: { state: 'ended', how: 'expired' } }]);
      expect(await types(shop, 'K2', code)).toEqual({ outcome: 'no-such-code', where: null });
    },
    { config: { K2: { handover: { keepMinutes: 10 } } } },
  ));
