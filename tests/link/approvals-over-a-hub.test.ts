import { expect, test } from 'vitest';
import type { CommandAnswer } from '../../contract/wire.ts';
import { type Shop, withShop } from '../harness/with-shop.ts';

/** Mia at the hub's station asks the engine of K2 for something. */
async function ask({ hub, rest }: Shop, name: string, body: object): Promise<CommandAnswer<unknown>> {
  const answer = hub.core.door(hub.station.caller, name, body, 'K2');
  await rest();
  return answer;
}

async function wantsWine(shop: Shop): Promise<{ sessionId: string; approvalIds: string[] }> {
  const { kiosk } = shop.kiosk('K2');
  await shop.linked();
  await kiosk.does('session.start');
  await kiosk.does('order.type', { orderType: 'take-away' });
  await kiosk.does('order.add', { itemId: 'mulled-wine', quantity: 1, selections: [] });
  await kiosk.does('order.add', { itemId: 'flat-white', quantity: 1, selections: [] });
  await shop.pass(2000);
  const { session } = await kiosk.view();
  return {
    sessionId: session?.sessionId ?? '',
    approvalIds: session?.approvals.map(({ approvalId }) => approvalId) ?? [],
  };
}

test('what an order asks at a kiosk is answered from the hub, and the call ends everywhere', async () => {
  await withShop(async (shop) => {
    const { hub, pass } = shop;
    const { kiosk } = shop.kiosk('K2');
    const { sessionId, approvalIds } = await wantsWine(shop);
    await hub.station.sees({
      calls: [{ cause: 'approval', kioskId: 'K2' }],
      kiosks: [{ kioskId: 'K1' }, { kioskId: 'K2', approvals: [{ kind: 'age', minAge: 18 }] }],
    });
    const body = { sessionId, approvalIds, allow: true, reason: '' };
    expect(await ask(shop, 'approval.settle', body)).toMatchObject({ ok: true });
    await kiosk.sees({ session: { approvals: [] }, help: { state: 'none' } });
    await pass(2000);
    await hub.station.sees({ calls: [], kiosks: [{ kioskId: 'K1' }, { kioskId: 'K2', approvals: [] }] });
  });
});

test('a call that the hub closes with a "no" takes the wine off at the kiosk, and says why', async () => {
  await withShop(async (shop) => {
    const { hub, pass } = shop;
    const { kiosk } = shop.kiosk('K2');
    await wantsWine(shop);
    await hub.station.sees({ calls: [{ cause: 'approval' }] });
    const callId = (await hub.station.view()).calls[0]?.callId ?? '';
    await hub.station.does('assist.resolve', { callId, reason: 'other', note: 'no document' });
    await pass(2000);
    await kiosk.sees({
      session: {
        lines: [{ itemId: 'flat-white' }],
        notices: [{ kind: 'line-removed', why: 'age-refused' }],
        approvals: [],
      },
    });
    await pass(2000);
    await hub.station.sees({ calls: [] });
  });
});

test('from the hub an order is set aside, brought back, and the kiosk paused', async () => {
  await withShop(async (shop) => {
    const { hub, pass } = shop;
    const { kiosk } = shop.kiosk('K2');
    const { sessionId } = await wantsWine(shop);
    expect(await ask(shop, 'visit.setAside', { sessionId, to: 'counter' })).toMatchObject({ ok: true });
    await kiosk.sees({ session: null });
    await pass(2000);
    await hub.station.sees({ kiosks: [{ kioskId: 'K1' }, { kioskId: 'K2', parked: 1, approvals: [] }] });
    const listed = await ask(shop, 'parked.list', {});
    expect(listed).toMatchObject({ ok: true, value: { orders: [{ units: 2, counterBy: 'Mia' }] } });
    const code = shop.kiosk('K2').core.stores.parked.open()[0]?.code ?? '';
    expect(await ask(shop, 'parked.fetch', { code })).toMatchObject({ ok: true });
    await kiosk.sees({
      session: { lines: [{ itemId: 'mulled-wine' }, { itemId: 'flat-white' }], approvals: [{ kind: 'age' }] },
    });
    expect(await ask(shop, 'kiosk.pause', { minutes: 5 })).toMatchObject({ ok: true });
    await kiosk.does('session.startOver');
    await kiosk.sees({ service: { open: false, why: 'paused' } });
  });
});
