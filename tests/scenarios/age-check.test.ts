import { expect, test } from 'vitest';
import { type World, withKiosk } from '../harness/with-kiosk.ts';

async function wantsWine({ kiosk, station }: World): Promise<string> {
  await kiosk.orders('mulled-wine', 'flat-white');
  await kiosk.does('order.review');
  await kiosk.sees({ session: { step: 'reviewing', needsAgeCheck: true } });
  await station.sees({ calls: [{ cause: 'age-check' }] });
  return (await station.view()).calls[0]?.callId ?? '';
}

test('nobody pays for wine before a person has looked; then they may', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station } = world;
    const callId = await wantsWine(world);
    const { session } = await kiosk.view();
    expect(await kiosk.isRefused('order.pay', { method: 'counter', seq: session?.seq ?? 0 })).toBe(
      'age-check',
    );
    await station.does('assist.accept', { callId });
    await kiosk.sees({ help: { state: 'accepted', byName: 'Mia', cause: 'age-check' } });
    await station.does('assist.resolve', { callId, reason: 'checked-age', note: '' });
    await kiosk.sees({ session: { step: 'reviewing', needsAgeCheck: false }, help: { state: 'none' } });
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'done' } });
  });
});

test('too young: the wine is taken off and said, the coffee stays', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station } = world;
    const callId = await wantsWine(world);
    await station.does('assist.resolve', { callId, reason: 'other', note: 'too young' });
    await kiosk.sees({
      session: {
        step: 'browsing',
        lines: [{ itemId: 'flat-white' }],
        notices: [{ kind: 'line-removed', why: 'age-refused' }],
        needsAgeCheck: false,
      },
    });
    await kiosk.does('order.review');
    await kiosk.sees({ session: { step: 'reviewing', needsAgeCheck: false } });
  });
});

test('who waits for a person is not thrown out by a clock', async () => {
  await withKiosk(async (world) => {
    await wantsWine(world);
    await world.clock.advance(400_000);
    await world.kiosk.sees({ session: { step: 'reviewing', idle: null, needsAgeCheck: true } });
  });
});

test('back to the menu: nobody needs to come', async () => {
  await withKiosk(async (world) => {
    await wantsWine(world);
    await world.kiosk.does('order.reopen');
    await world.station.sees({ calls: [] });
  });
});

test('nobody comes: the order is parked and nobody is asked to come for it', async () => {
  await withKiosk(async (world) => {
    await wantsWine(world);
    await world.clock.advance(901_000);
    await world.kiosk.sees({ session: { step: 'parked' } });
    await world.station.sees({ calls: [] });
  });
});
