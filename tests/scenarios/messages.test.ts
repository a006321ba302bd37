import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { Page } from '../harness/page.ts';
import { jonas, staffCaller, withKiosk, type World } from '../harness/with-kiosk.ts';

async function words({ kiosk }: Pick<World, 'kiosk'>, text: string, language = 'en') {
  const { session } = await kiosk.view();
  return {
    messageId: randomUUID(),
    sessionId: session?.sessionId ?? '',
    content: { kind: 'words' as const, text, language, meaning: null },
  };
}

test('a message reaches the customer, is proven to stand there, and the answer reaches staff', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, engine } = world;
    await kiosk.orders('flat-white');
    await kiosk.callsHelp();
    await station.does('floor.watch', { kioskId: 'K1' });
    const message = await words(world, 'Haben Sie eine Allergie?', 'de');
    await station.does('talk.say', message);
    await kiosk.sees({
      talk: {
        messages: [{ byName: 'Mia', content: { text: 'Haben Sie eine Allergie?', language: 'de' } }],
        said: null,
      },
    });
    expect((await kiosk.view()).talk?.replies[0]).toEqual({ replyId: 'yes', text: 'Ja' });
    await station.sees({ watched: { visit: { talk: { messages: [{ shownAt: null }] } } } });
    await kiosk.does('talk.shown', { messageIds: [message.messageId] });
    const seen = (await station.view()).watched?.visit?.talk.messages[0];
    expect(seen?.shownAt).not.toBeNull();
    await kiosk.does('talk.reply', { messageId: randomUUID(), replyId: 'no' });
    await kiosk.sees({ talk: { said: 'no' } });
    await station.sees({
      kiosks: [{ said: 1 }],
      watched: {
        visit: { talk: { messages: [{}, { by: null, content: { kind: 'reply', replyId: 'no' } }] } },
      },
    });
    await kiosk.does('talk.dismiss', { messageIds: [message.messageId] });
    await kiosk.sees({ talk: { messages: [] } });
    const audit = engine().stores.db.prepare("SELECT detail FROM audit WHERE action = 'talk.say'").pluck();
    expect(audit.all().join()).not.toContain('Allergie');
  });
});

test('a product is shown by its picture; one that is not sold here is not', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station } = world;
    await kiosk.orders('flat-white');
    await kiosk.callsHelp();
    const { sessionId } = await words(world, 'x');
    const picture = (itemId: string) => ({
      messageId: randomUUID(),
      sessionId,
      content: { kind: 'picture' as const, itemId },
    });
    await station.does('talk.say', picture('croissant'));
    await kiosk.sees({ talk: { messages: [{ content: { kind: 'picture', itemId: 'croissant' } }] } });
    expect(await station.isRefused('talk.say', picture('moon'))).toBe('unknown-item');
  });
});

test('with the visit goes every word of it, from the disk too', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, engine, restart } = world;
    await kiosk.orders('flat-white');
    await kiosk.callsHelp();
    await station.does('talk.say', await words(world, 'Is it for you, Mr Miller?'));
    await restart();
    await kiosk.sees({ talk: { messages: [{ content: { text: 'Is it for you, Mr Miller?' } }] } });
    const { db } = engine().stores;
    const tables = db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all();
    const holding = () =>
      tables.filter((table) =>
        JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).raw().all()).includes('Miller'),
      );
    expect(holding()).toEqual(['talk_message']);
    await kiosk.does('session.startOver');
    expect(holding()).toEqual([]);
    await kiosk.orders('croissant');
    await kiosk.callsHelp();
    await kiosk.sees({ talk: { messages: [], said: null } });
  });
});

test('a visit that ends by itself, or is paid, takes its words along as well', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, clock, engine } = world;
    const kept = () => engine().stores.db.prepare('SELECT count(*) FROM talk_message').pluck().get();
    await kiosk.reviews('flat-white');
    const callId = await kiosk.callsHelp();
    await station.does('talk.say', await words(world, 'One moment'));
    await station.does('assist.resolve', { callId, reason: 'answered-question', note: '' });
    await kiosk.pays('counter');
    await kiosk.sees({ session: { step: 'done' } });
    expect(kept()).toBe(1);
    await clock.advance(40_000);
    await kiosk.sees({ session: null });
    expect(kept()).toBe(0);
  });
});

test('nobody is written to who did not call or has left, and nobody answers into the void', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station } = world;
    await kiosk.orders('flat-white');
    const early = await words(world, 'Hello');
    expect(await station.isRefused('talk.say', early)).toBe('no-call');
    expect(await kiosk.isRefused('talk.reply', { messageId: randomUUID(), replyId: 'yes' })).toBe('no-call');
    const callId = await kiosk.callsHelp();
    await station.does('talk.say', early);
    await kiosk.does('assist.withdraw', { callId });
    // What was said can still be read; there is nobody any more who would read an answer.
    await kiosk.sees({ talk: { messages: [{ byName: 'Mia' }], replies: [] } });
    await kiosk.does('session.startOver');
    expect(await station.isRefused('talk.say', { ...early, messageId: randomUUID() })).toBe('visit-over');
  });
});

test('messages are short, clean and not too many', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, clock } = world;
    await kiosk.orders('flat-white');
    await kiosk.callsHelp();
    expect(await station.isRefused('talk.say', await words(world, ' \n\u202e '))).toBe('no-words');
    expect(await station.isRefused('talk.say', await words(world, 'x'.repeat(141)))).toBe('no-words');
    expect(await station.isRefused('talk.say', await words(world, 'x'.repeat(5000)))).toBe('malformed');
    await station.does('talk.say', await words(world, '<b>bold</b>\u202e\n  gnissim'));
    await kiosk.sees({ talk: { messages: [{ content: { text: '<b>bold</b> gnissim' } }] } });
    const again = await words(world, 'once');
    await station.does('talk.say', again);
    await station.does('talk.say', again);
    expect((await kiosk.view()).talk?.messages).toHaveLength(2);
    for (let count = 2; count < 20; count += 1)
      await station.does('talk.say', await words(world, `${count}`));
    expect(await station.isRefused('talk.say', await words(world, 'too many'))).toBe('too-often');
    expect((await kiosk.view()).talk?.messages.map(({ content }) => content)).toMatchObject([
      { text: '17' },
      { text: '18' },
      { text: '19' },
    ]);
    await clock.advance(61_000);
    await station.does('talk.say', await words(world, 'again'));
    for (let count = 0; count < 20; count += 1)
      await kiosk.does('talk.reply', { messageId: randomUUID(), replyId: 'yes' });
    expect(await kiosk.isRefused('talk.reply', { messageId: randomUUID(), replyId: 'yes' })).toBe(
      'too-often',
    );
  });
});

test('a page that looks at a kiosk sees the order change by the tap, and stops with the call, the sheet or its own end', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, clock, engine } = world;
    const other = new Page('station', staffCaller(jonas), clock);
    other.open(engine());
    await kiosk.orders('flat-white');
    const callId = await kiosk.callsHelp();
    await station.sees({ watched: null });
    await station.does('floor.watch', { kioskId: 'K1' });
    await station.sees({
      watched: {
        visit: { step: 'browsing', lines: [{ quantity: 1 }], quote: { total: 380 }, language: 'en' },
      },
    });
    await kiosk.does('order.add', { itemId: 'croissant', quantity: 1, selections: [] });
    await kiosk.does('session.navigate', { place: { screen: 'item', itemId: 'notebook', lineId: null } });
    await station.sees({
      watched: {
        visit: { quote: { total: 630 }, place: { screen: 'item', itemId: 'notebook' } },
      },
    });
    await other.sees({ calls: [{ callId }], watched: null });
    await station.does('floor.watch', { kioskId: null });
    await station.sees({ watched: null });
    await station.does('floor.watch', { kioskId: 'K1' });
    await clock.advance(20_000);
    await station.does('floor.watch', { kioskId: 'K1' });
    await clock.advance(20_000);
    expect((await station.view()).watched).not.toBeNull();
    await clock.advance(11_000);
    await station.sees({ watched: null });
    await station.does('floor.watch', { kioskId: 'K1' });
    await station.does('assist.resolve', { callId, reason: 'answered-question', note: '' });
    await station.sees({ watched: null });
  });
});

test('the quick replies are the shop’s own once its manager wrote some', async () => {
  await withKiosk(async ({ station, manager, engine }) => {
    const list = async () => {
      const answer = await station.send('talk.templates');
      return answer.ok ? answer.value : answer;
    };
    expect(await list()).toMatchObject({ usual: true });
    await manager.does('talk.setTemplates', {
      templates: [{ en: ' Shelf  three ', 'zh-Hans': '三号架' }, { en: '' }],
    });
    expect(await list()).toEqual({
      usual: false,
      templates: [{ templateId: 't0', text: { en: 'Shelf three', 'zh-Hans': '三号架' } }],
    });
    expect(await manager.isRefused('talk.setTemplates', { templates: [{ en: 'x'.repeat(150) }] })).toBe(
      'too-long',
    );
    await manager.does('talk.setTemplates', { templates: null });
    expect(await list()).toMatchObject({ usual: true });
    const { db } = engine().stores;
    expect(db.prepare("SELECT actor FROM audit WHERE action = 'talk.setTemplates'").pluck().all()).toEqual([
      'petra',
      'petra',
    ]);
  });
});
