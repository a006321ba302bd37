import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { CommandAnswer } from '../../contract/wire.ts';
import { type Shop, withShop } from '../harness/with-shop.ts';

/** A person at the hub's station asks the engine of K2 for something. */
async function ask({ hub, rest }: Shop, name: string, body: object): Promise<CommandAnswer<unknown>> {
  const answer = hub.core.door(hub.station.caller, name, body, 'K2');
  await rest();
  return answer;
}

test('from the hub staff see a kiosk’s order, write to its customer and propose, over the link', async () => {
  await withShop(async (shop) => {
    const { hub, pass } = shop;
    const { kiosk } = shop.kiosk('K2');
    await shop.linked();
    await kiosk.does('session.start');
    await kiosk.does('order.type', { orderType: 'take-away' });
    await kiosk.does('order.add', { itemId: 'flat-white', quantity: 1, selections: [] });
    await kiosk.does('assist.call', { callId: randomUUID() });
    await pass(2000);
    await hub.station.sees({ calls: [{ kioskId: 'K2' }], watched: null });

    await hub.station.does('floor.watch', { kioskId: 'K2' });
    await pass(2000);
    await hub.station.sees({
      watched: { kioskId: 'K2', visit: { lines: [{ quantity: 1 }], quote: { total: 380 } } },
    });
    const { sessionId = '', seq = 0 } = (await hub.station.view()).watched?.visit ?? {};

    expect(await ask(shop, 'talk.menu', {})).toMatchObject({ ok: true, value: { version: 1 } });
    const content = { kind: 'words', text: 'One moment', language: 'en', meaning: null };
    expect(await ask(shop, 'talk.say', { messageId: randomUUID(), sessionId, content })).toMatchObject({
      ok: true,
    });
    await kiosk.sees({ talk: { messages: [{ byName: 'Mia', content: { text: 'One moment' } }] } });

    const proposalId = randomUUID();
    const steps = [{ kind: 'add', itemId: 'croissant', quantity: 1, selections: [] }];
    const words = { proposalId, sessionId, seq, as: 'changes', steps, note: '' };
    expect(await ask(shop, 'talk.preview', { sessionId, seq, steps })).toMatchObject({ value: { now: 630 } });
    expect(await ask(shop, 'talk.propose', words)).toMatchObject({ ok: true });
    await kiosk.sees({ talk: { proposal: { byName: 'Mia', fit: { now: 630 } } } });
    const { seen = '' } = (await kiosk.view()).talk?.proposal ?? {};
    await kiosk.does('talk.reply', { messageId: randomUUID(), replyId: 'yes' });
    await kiosk.does('talk.answer', { proposalId, answer: 'accept', seen });
    await pass(2000);
    await hub.station.sees({
      kiosks: [{ kioskId: 'K1' }, { kioskId: 'K2', said: 1 }],
      watched: { visit: { quote: { total: 630 }, talk: { proposal: { state: 'accepted' } } } },
    });

    // The cable is out: nothing is said into the void.
    shop.wire('K2').cut();
    await pass(20_000);
    const late = await ask(shop, 'talk.say', { messageId: randomUUID(), sessionId, content });
    expect(late.ok).toBe(false);
  });
});
