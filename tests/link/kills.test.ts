import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ShopEngine } from '../harness/shop-engine.ts';
import { type Shop, withShop } from '../harness/with-shop.ts';
import { createRandom } from '../power-cut/random.ts';
import { callsOnDisk, differences } from './calls-of.ts';

const first = (shop: Shop): ShopEngine => shop.kiosk('K2');

describe('an engine killed between telling and its disk', () => {
  test('the hub forgets an acceptance that it had told, and learns it from the kiosk', () =>
    withShop(async (shop) => {
      const k2 = first(shop);
      const callId = await k2.kiosk.callsHelp();
      await shop.rest();
      shop.hub.holdDisk();
      void shop.hub.station.send('assist.accept', { callId });
      await k2.kiosk.sees({ help: { state: 'accepted', byName: 'Mia' } });
      await shop.hub.restart();
      expect(shop.hub.core.desk.find(callId)?.acceptedBy ?? null).toBeNull();
      await shop.linked();
      await shop.hub.station.sees({ calls: [{ callId, acceptedBy: { name: 'Mia' } }] });
      expect(await shop.hub.jonas.isRefused('assist.accept', { callId })).toBe('taken');
      await shop.pass(2_000);
      expect(differences(shop)).toEqual([]);
    }));

  test('a kiosk that lost its own call in a power cut gets it back from the hub', () =>
    withShop(async (shop) => {
      const k2 = first(shop);
      k2.holdDisk();
      const callId = randomUUID();
      let acknowledged = false;
      void k2.kiosk.send('assist.call', { callId }).then(() => {
        acknowledged = true;
      });
      await shop.hub.station.sees({ calls: [{ callId }] });
      expect(acknowledged).toBe(false);
      await k2.kill();
      expect(callsOnDisk(k2.data).size).toBe(0);
      await k2.boot();
      await shop.linked();
      await k2.kiosk.sees({ help: { callId } });
      await shop.pass(2_000);
      expect(differences(shop)).toEqual([]);
    }));

  test('a kiosk that forgot that its customer withdrew hears it from the hub', () =>
    withShop(async (shop) => {
      const k2 = first(shop);
      const callId = await k2.kiosk.callsHelp();
      await shop.rest();
      k2.holdDisk();
      void k2.kiosk.send('assist.withdraw', { callId });
      await shop.hub.station.sees({ calls: [], recent: [{ callId, state: 'withdrawn' }] });
      await k2.restart();
      await shop.linked();
      await k2.kiosk.sees({ help: { state: 'none' } });
      await shop.pass(2_000);
      expect(differences(shop)).toEqual([]);
    }));
});

/** Everything that customers, staff, cables and power do, in any order, until engines were killed so often. */
async function turmoil(
  shop: Shop,
  seed: number,
  kills: number,
): Promise<{ readonly promised: ReadonlyMap<string, string>; readonly pressed: ReadonlySet<string> }> {
  const chance = createRandom(seed);
  const random = () => chance.below(1_000_000) / 1_000_000;
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const engines = [shop.hub, ...shop.kiosks];
  /** Calls that a customer was told of as called, with their kiosk. */
  const promised = new Map<string, string>();
  const pressed = new Set<string>();
  const say = (
    page: { send: (name: string, body: object) => Promise<{ ok: boolean }> },
    name: string,
    body: object,
  ) =>
    void page.send(name, body).then(
      () => undefined,
      () => undefined,
    );

  const press = (kiosk: ShopEngine): void => {
    const callId = randomUUID();
    pressed.add(callId);
    void kiosk.kiosk.send('assist.call', { callId }).then(
      (answer) => {
        const standing = kiosk.runs ? kiosk.core.desk.helpOn(kiosk.id, null) : undefined;
        if (answer.ok && standing !== undefined) promised.set(standing.callId, kiosk.id);
      },
      () => undefined,
    );
  };
  const customer = (): void => {
    const kiosk = pick(shop.kiosks.filter((each) => each.runs));
    if (kiosk === undefined) return;
    const own = kiosk.core.desk.helpOn(kiosk.id, null);
    if (own === undefined || random() < 0.3) return press(kiosk);
    const { callId } = own;
    if (random() < 0.5) return say(kiosk.kiosk, 'assist.withdraw', { callId });
    return say(kiosk.kiosk, 'assist.reason', { callId, reason: pick(['pay', 'other', 'machine']) });
  };
  const staff = (): void => {
    if (!shop.hub.runs) return;
    const call = pick(shop.hub.core.desk.open());
    if (call === undefined) return;
    const { callId } = call;
    const page = random() < 0.5 ? shop.hub.station : shop.hub.jonas;
    const deed = pick(['assist.seen', 'assist.accept', 'assist.arrive', 'assist.resolve', 'assist.resolve']);
    if (deed === 'assist.seen') return say(page, deed, { callIds: [callId] });
    if (deed === 'assist.resolve') return say(page, deed, { callId, reason: 'other', note: 'n' });
    return say(page, deed ?? '', { callId });
  };
  const wires = (): void => {
    const kiosk = pick(shop.kiosks);
    if (kiosk === undefined) return;
    const wire = shop.wire(kiosk.id);
    const what = random();
    if (what < 0.3) return wire.cut();
    if (what < 0.6) return wire.heal();
    // What is under way comes after what the next connection says.
    wire.lag(2_000);
    if (random() < 0.7) customer();
    return wire.drop();
  };

  for (let killed = 0; killed < kills; ) {
    const dice = random();
    if (dice < 0.35) customer();
    else if (dice < 0.65) staff();
    else if (dice < 0.7) wires();
    else if (dice < 0.85) {
      const engine = pick(engines.filter((each) => each.runs));
      if (engine !== undefined) {
        if (random() < 0.6) {
          engine.holdDisk();
          customer();
          staff();
          if (random() < 0.7) await shop.rest();
        }
        await engine.kill();
        killed += 1;
      }
    } else {
      const dead = pick(engines.filter((each) => !each.runs));
      await dead?.boot();
    }
    const wait = random();
    if (wait < 0.4) await shop.clock.advance(0);
    else if (wait < 0.7) await shop.rest();
    else await shop.pass(wait < 0.95 ? 500 : 3_000, 500);
  }
  for (const engine of engines) await engine.boot();
  for (const { id } of shop.kiosks) shop.wire(id).heal();
  await shop.linked();
  await shop.pass(6_000, 500);
  return { promised, pressed };
}

describe('engines killed at random', () => {
  test.each([1, 2, 3])('lose no call and double none (run %i)', (seed) =>
    withShop(
      async (shop) => {
        const { promised, pressed } = await turmoil(shop, seed, 70);
        expect(promised.size).toBeGreaterThan(10);
        expect(differences(shop)).toEqual([]);
        for (const [callId, kioskId] of promised)
          expect(callsOnDisk(shop.kiosk(kioskId).data).get(callId), callId).toBeDefined();
        for (const kiosk of shop.kiosks) {
          expect(kiosk.core.link.hubView()).toMatchObject({ link: 'connected', backlog: { count: 0 } });
          // One customer, one call, however often it was pressed, told, lost and found again.
          const helps = kiosk.core.desk.open().filter(({ cause }) => cause === 'help');
          expect(helps.length).toBeLessThanOrEqual(1);
          expect([...pressed]).toEqual(expect.arrayContaining(helps.map(({ callId }) => callId)));
        }
        expect(shop.hub.core.link.floors().map(({ backlog }) => backlog.count)).toEqual([0, 0]);
        // What the hub's own kiosk calls about itself is none of theirs.
        const ofKiosks = shop.hub.core.desk.open().filter(({ kioskId }) => kioskId !== 'K1');
        expect(ofKiosks.filter(({ causeKey }) => causeKey === 'kiosk-silent')).toEqual([]);
        const open = ofKiosks.map(({ callId }) => callId);
        expect(open.sort()).toEqual(
          shop.kiosks.flatMap(({ core }) => core.desk.open().map(({ callId }) => callId)).sort(),
        );
      },
      { kiosks: 2 },
    ),
  );
});
