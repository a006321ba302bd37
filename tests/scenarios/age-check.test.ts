import { expect, test } from 'vitest';
import { type World, withKiosk } from '../harness/with-kiosk.ts';

/** The age is asked when the wine is in the order, long before anybody pays. */
async function wantsWine({ kiosk, station }: World): Promise<string> {
  await kiosk.orders('mulled-wine', 'flat-white');
  await kiosk.sees({ session: { step: 'browsing', approvals: [{ kind: 'age', minAge: 18 }] } });
  await station.sees({ calls: [{ cause: 'approval' }] });
  await kiosk.does('order.review');
  await kiosk.sees({ session: { step: 'reviewing' } });
  return (await station.view()).calls[0]?.callId ?? '';
}

test('nobody pays for wine before a person has looked; then they may', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station } = world;
    const callId = await wantsWine(world);
    const { session } = await kiosk.view();
    expect(await kiosk.isRefused('order.pay', { method: 'counter', seq: session?.seq ?? 0 })).toBe(
      'approval',
    );
    await station.does('assist.accept', { callId });
    await kiosk.sees({ help: { state: 'accepted', byName: 'Mia', cause: 'approval' } });
    await station.does('assist.resolve', { callId, reason: 'checked-age', note: '' });
    await kiosk.sees({ session: { step: 'reviewing', approvals: [] }, help: { state: 'none' } });
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
        approvals: [],
      },
    });
    await kiosk.does('order.review');
    await kiosk.sees({ session: { step: 'reviewing', approvals: [] } });
  });
});

test('who waits for a person is not thrown out by a clock', async () => {
  await withKiosk(async (world) => {
    await wantsWine(world);
    await world.clock.advance(400_000);
    await world.kiosk.sees({ session: { step: 'reviewing', idle: null, approvals: [{ kind: 'age' }] } });
  });
});

test('back to the menu somebody still comes; without the wine nobody needs to', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station } = world;
    await wantsWine(world);
    await kiosk.does('order.reopen');
    await station.sees({ calls: [{ cause: 'approval' }] });
    const lineId = (await kiosk.view()).session?.lines[0]?.lineId ?? '';
    await kiosk.does('order.remove', { lineId });
    await station.sees({ calls: [] });
    await kiosk.sees({ session: { approvals: [] }, help: { state: 'none' } });
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
