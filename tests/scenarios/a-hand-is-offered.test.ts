import { expect, test } from 'vitest';
import { defaultStuckRules } from '../../domain/assist/stuck.ts';
import { type World, withKiosk } from '../harness/with-kiosk.ts';

const LOOK_MS = 5_000;

/** Opens one item again and again and goes back each time. */
async function looks({ kiosk, clock }: World, itemId: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await kiosk.does('session.navigate', { place: { screen: 'item', itemId, lineId: null } });
    await clock.advance(3_000);
    await kiosk.does('session.navigate', { place: { screen: 'menu', categoryId: null } });
  }
  await clock.advance(LOOK_MS);
}

const offerOf = async ({ kiosk }: World) => (await kiosk.view()).session?.offer ?? null;

test('somebody who opens one item again and again is offered a hand; nobody is called until they say so', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, engine } = world;
    await kiosk.orders();
    await looks(world, 'flat-white', 3);
    expect(await offerOf(world)).toBeNull();
    await looks(world, 'flat-white', 1);
    expect(await offerOf(world)).toMatchObject({ offerId: expect.any(String) });
    expect(engine().desk.open()).toEqual([]);
    await kiosk.callsHelp();
    expect(await offerOf(world)).toBeNull();
    await station.sees({ calls: [{ cause: 'help' }] });
    const { figures } = await figuresOf(world);
    expect(figures).toEqual([
      { sign: 'same-item', made: 1, called: 1, wentOn: 0, notWanted: 0, noAnswer: 0, precision: 1 },
    ]);
  });
});

test('no is no for a while, and after two offers a visit is left in peace', async () => {
  await withKiosk(async (world) => {
    const { kiosk, clock } = world;
    await kiosk.orders();
    for (let offer = 0; offer < 2; offer += 1) {
      await looks(world, 'flat-white', 4);
      const made = await offerOf(world);
      if (made === null) throw new Error(`offer ${offer} was not made`);
      await kiosk.does('stuck.refuse', made);
      expect(await offerOf(world)).toBeNull();
      await looks(world, 'flat-white', 4);
      expect(await offerOf(world), 'quiet').toBeNull();
      await kiosk.does('order.add', { itemId: 'flat-white', quantity: 1, selections: [] });
      for (let waited = 0; waited < defaultStuckRules.quietSeconds; waited += 30) {
        await kiosk.does('session.touch');
        await clock.advance(30_000);
      }
    }
    await looks(world, 'flat-white', 6);
    expect(await offerOf(world)).toBeNull();
    expect((await figuresOf(world)).figures).toMatchObject([{ made: 2, notWanted: 2, called: 0 }]);
  });
});

test('getting on takes the offer away, and so does leaving it alone', async () => {
  await withKiosk(async (world) => {
    const { kiosk, clock } = world;
    await kiosk.orders();
    await looks(world, 'flat-white', 4);
    expect(await offerOf(world)).not.toBeNull();
    await kiosk.does('order.add', { itemId: 'flat-white', quantity: 1, selections: [] });
    expect(await offerOf(world)).toBeNull();
    expect((await figuresOf(world)).figures).toMatchObject([{ made: 1, wentOn: 1 }]);
    await clock.advance(1_000);
  });
});

test('a hand that nobody can lend is not offered, and one that was is taken back', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, pager, clock } = world;
    await kiosk.orders();
    await looks(world, 'flat-white', 4);
    expect(await offerOf(world)).not.toBeNull();
    station.leave();
    pager.cable.unplug();
    await clock.advance(LOOK_MS);
    await kiosk.sees({ helpPath: 'none', session: { offer: null } });
    await looks(world, 'flat-white', 4);
    expect(await offerOf(world)).toBeNull();
  });
});

test('the manager switches it off, and by other numbers it comes earlier', async () => {
  await withKiosk(async (world) => {
    const { kiosk, manager, engine } = world;
    await manager.does('stuck.setRules', { rules: { ...defaultStuckRules, on: false } });
    await kiosk.orders();
    await looks(world, 'flat-white', 6);
    expect(await offerOf(world)).toBeNull();
    await manager.does('stuck.setRules', { rules: { ...defaultStuckRules, sameItem: 2 } });
    await looks(world, 'flat-white', 1);
    expect(await offerOf(world)).not.toBeNull();
    const audit = engine().stores.db.prepare('SELECT actor, action FROM audit').all();
    expect(audit).toContainEqual({ actor: 'petra', action: 'stuck.setRules' });
  });
});

test('while somebody is on the way no hand is offered, and an engine that was killed offers none that it forgot', async () => {
  await withKiosk(async (world) => {
    const { kiosk } = world;
    await kiosk.orders();
    await kiosk.callsHelp();
    await looks(world, 'flat-white', 6);
    expect(await offerOf(world)).toBeNull();
    await world.restart();
    expect((await figuresOf(world)).figures).toEqual([]);
  });
});

async function figuresOf({ manager }: World) {
  const answer = await manager.send('stuck.rules', {});
  if (!answer.ok) throw new Error(answer.message);
  const { value } = answer;
  if (typeof value !== 'object' || value === null || !('figures' in value)) throw new Error('no figures');
  return value;
}
