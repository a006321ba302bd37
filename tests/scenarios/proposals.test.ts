import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { CommandInput } from '../../contract/commands.ts';
import { readOwnJson } from '../../domain/own-json.ts';
import { cornerShopWithPrice } from '../harness/corner-shop.ts';
import { Page } from '../harness/page.ts';
import { jonas, staffCaller, withKiosk, type World } from '../harness/with-kiosk.ts';

type Steps = CommandInput<'talk.propose'>['steps'];

const add = (itemId: string, quantity = 1): Steps[number] => ({
  kind: 'add',
  itemId,
  quantity,
  selections: [],
});

/** What staff send about the order as it is on the screen. */
async function words({ kiosk }: Pick<World, 'kiosk'>, steps: Steps) {
  const { session } = await kiosk.view();
  return {
    proposalId: randomUUID(),
    sessionId: session?.sessionId ?? '',
    seq: session?.seq ?? -1,
    as: 'changes' as const,
    steps,
    note: '',
  };
}

async function lineIds({ kiosk }: Pick<World, 'kiosk'>): Promise<readonly string[]> {
  return (await kiosk.view()).session?.lines.map(({ lineId }) => lineId) ?? [];
}

/** The customer answers what is on the screen. */
async function answers({ kiosk }: Pick<World, 'kiosk'>, answer: 'accept' | 'refuse') {
  const proposal = (await kiosk.view()).talk?.proposal;
  return kiosk.send('talk.answer', {
    proposalId: proposal?.proposalId ?? '',
    answer,
    seen: proposal?.seen ?? '',
  });
}

test('staff propose, the customer sees what changes and what it costs, accepts, and has it in one step', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, engine } = world;
    await kiosk.orders('flat-white', 'croissant');
    await kiosk.callsHelp();
    const [coffee = '', croissant = ''] = await lineIds(world);
    const body = await words(world, [
      { kind: 'change', lineId: coffee, quantity: 2, selections: [] },
      { kind: 'remove', lineId: croissant },
      add('notebook'),
    ]);
    await station.does('talk.propose', { ...body, note: 'As you asked' });
    await kiosk.sees({
      talk: {
        proposal: {
          byName: 'Mia',
          note: 'As you asked',
          fit: {
            fits: true,
            was: 630,
            now: 2450,
            kept: 0,
            rows: [
              { kind: 'removed', now: { amount: 250 } },
              { kind: 'changed', was: { amount: 380 }, now: { amount: 760 } },
              { kind: 'added', now: { amount: 1690 } },
            ],
          },
        },
      },
    });
    const before = (await kiosk.view()).session?.seq ?? 0;
    expect(await answers(world, 'accept')).toMatchObject({ ok: true });
    await kiosk.sees({
      talk: { proposal: null },
      session: { seq: before + 1, place: { screen: 'order' }, quote: { total: 2450 } },
    });
    const { sessions, db } = engine().stores;
    const journal = sessions.journal(body.sessionId);
    expect(journal.at(-1)).toMatchObject({ actor: 'customer' });
    expect(journal.at(-2)).toMatchObject({ actor: 'mia' });
    expect(journal.map(({ event }) => event).join()).not.toContain('As you asked');
    expect(db.prepare("SELECT actor FROM audit WHERE action = 'talk.propose'").pluck().all()).toEqual([
      'mia',
    ]);
    await station.does('floor.watch', { kioskId: 'K1' });
    await station.sees({ watched: { visit: { talk: { proposal: { state: 'accepted', fit: null } } } } });
  });
});

test('refusing changes nothing, and neither does ignoring', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, clock } = world;
    await kiosk.orders('flat-white');
    await kiosk.callsHelp();
    await station.does('talk.propose', await words(world, [add('croissant')]));
    await clock.advance(60_000);
    await kiosk.sees({ session: { quote: { total: 380 } } });
    expect(await answers(world, 'refuse')).toMatchObject({ ok: true });
    await kiosk.sees({ talk: { proposal: null }, session: { quote: { total: 380 } } });
    await station.does('talk.propose', await words(world, [add('croissant', 2)]));
    await kiosk.sees({ talk: { proposal: { fit: { now: 880 } } } });
  });
});

test('two of staff propose: the second is told whose waits, and can after it was taken back', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, clock, engine } = world;
    const other = new Page('station', staffCaller(jonas), clock);
    other.open(engine());
    await kiosk.orders('flat-white');
    await kiosk.callsHelp();
    const first = await words(world, [add('croissant')]);
    await station.does('talk.propose', first);
    await station.does('talk.propose', first);
    expect(await other.isRefused('talk.propose', await words(world, [add('notebook')]))).toBe(
      'proposal-open',
    );
    await other.does('talk.withdraw', { proposalId: first.proposalId });
    await kiosk.sees({ talk: { proposal: null } });
    await other.does('talk.propose', await words(world, [add('notebook')]));
    await kiosk.sees({ talk: { proposal: { byName: 'Jonas' } } });
    expect(await station.isRefused('talk.withdraw', { proposalId: first.proposalId })).toBe('visit-over');
  });
});

test('the customer’s own taps: what still fits is judged anew, what does not is said and never half done', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station } = world;
    await kiosk.orders('flat-white', 'croissant');
    await kiosk.callsHelp();
    const [coffee = '', croissant = ''] = await lineIds(world);
    await station.does(
      'talk.propose',
      await words(world, [{ kind: 'change', lineId: coffee, quantity: 3, selections: [] }, add('notebook')]),
    );
    const { seen = '' } = (await kiosk.view()).talk?.proposal ?? {};
    const { proposalId = '' } = (await kiosk.view()).talk?.proposal ?? {};
    await kiosk.does('order.remove', { lineId: croissant });
    await kiosk.sees({ talk: { proposal: { fit: { fits: true, was: 380, now: 2830 } } } });
    // The finger was already on its way to the button that said another total.
    expect(await kiosk.isRefused('talk.answer', { proposalId, answer: 'accept', seen })).toBe('changed');
    await kiosk.does('order.change', { lineId: coffee, quantity: 2, selections: [] });
    await kiosk.sees({
      talk: { proposal: { fit: { fits: false, misfit: { why: 'line-moved', name: { en: 'Flat white' } } } } },
    });
    expect(await answers(world, 'accept')).toMatchObject({ ok: false, reason: 'stale' });
    await kiosk.sees({ session: { lines: [{ quantity: 2 }], quote: { total: 760 } } });
  });
});

test('what staff saw is what they propose on: a line that moved on since is refused at once', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station } = world;
    await kiosk.orders('flat-white');
    await kiosk.callsHelp();
    const [coffee = ''] = await lineIds(world);
    const change = await words(world, [{ kind: 'change', lineId: coffee, quantity: 2, selections: [] }]);
    const more = await words(world, [add('croissant')]);
    await kiosk.does('order.change', { lineId: coffee, quantity: 5, selections: [] });
    expect(await station.isRefused('talk.propose', change)).toBe('line-moved');
    await station.does('talk.propose', more);
    expect(await station.isRefused('talk.propose', { ...change, seq: 9999 })).toBe('line-moved');
  });
});

test('prices and what can be had are the core’s, judged again when the customer accepts', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, engine } = world;
    await kiosk.orders('flat-white');
    await kiosk.callsHelp();
    await station.does('talk.propose', await words(world, [add('croissant')]));
    const { seen = '', proposalId = '' } = (await kiosk.view()).talk?.proposal ?? {};
    const catalog = cornerShopWithPrice('croissant', 900);
    engine().live.publish({ catalog, by: 'test', source: 'test', images: new Map(), keepImages: false });
    expect(await kiosk.isRefused('talk.answer', { proposalId, answer: 'accept', seen })).toBe('changed');
    await kiosk.sees({ talk: { proposal: { fit: { now: 1280 } } } });
    await station.does('item.soldOut', { itemId: 'croissant', soldOut: true });
    await kiosk.sees({ talk: { proposal: { fit: { fits: false, misfit: { why: 'sold-out' } } } } });
    expect(await answers(world, 'accept')).toMatchObject({ ok: false, reason: 'stale' });
    expect(
      await station.send('talk.preview', { ...(await base(world)), steps: [add('moon')] }),
    ).toMatchObject({
      value: { fits: false, misfit: { why: 'no-longer-sold' } },
    });
    const priced = { ...add('notebook'), price: 1 };
    expect(await station.send('talk.preview', { ...(await base(world)), steps: [priced] })).toMatchObject({
      why: 'malformed',
    });
  });
});

async function base(world: Pick<World, 'kiosk'>) {
  const { sessionId, seq } = await words(world, []);
  return { sessionId, seq };
}

test('a proposal at review takes the order back to be reviewed again, and its stock with it', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, engine } = world;
    await kiosk.reviews('notebook');
    await kiosk.callsHelp();
    await station.does('talk.propose', await words(world, [add('croissant')]));
    const held = () =>
      engine()
        .stores.stock.levels()
        .find(({ itemId }) => itemId === 'notebook')?.held;
    expect(held()).toBe(1);
    expect(await answers(world, 'accept')).toMatchObject({ ok: true });
    await kiosk.sees({ session: { step: 'browsing', quote: { total: 1940 } } });
    expect(held()).toBe(0);
    await kiosk.does('order.review');
    await kiosk.pays('counter');
    await kiosk.sees({ session: { step: 'done', quote: { total: 1940 } } });
  });
});

test('a customer who goes to pay pays what was on the screen: the proposal is gone, and nothing covers the payment', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, terminal } = world;
    terminal.setMode('ask a person');
    await kiosk.reviews('flat-white');
    await kiosk.callsHelp();
    const body = await words(world, [add('croissant')]);
    await station.does('talk.propose', body);
    await station.does('floor.watch', { kioskId: 'K1' });
    // A payment agreed before the proposal came still stands: it changes no total.
    await kiosk.does('order.pay', { method: 'card', seq: body.seq });
    await kiosk.sees({ session: { step: 'paying' }, talk: null });
    await station.sees({
      watched: {
        step: 'paying',
        visit: { step: 'paying', lines: [], quote: null, talk: { proposal: { state: 'passed', fit: null } } },
      },
    });
    expect(await answers(world, 'accept')).toMatchObject({ ok: false });
    expect(await station.isRefused('talk.propose', await words(world, [add('croissant')]))).toBe('not-now');
    terminal.approve();
    await kiosk.sees({ session: { step: 'done', quote: { total: 380 } } });
    expect(await station.isRefused('talk.propose', await words(world, [add('croissant')]))).toBe('not-now');
  });
});

test('the visit is over: nothing reaches the next customer', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station } = world;
    await kiosk.orders('flat-white');
    await kiosk.callsHelp();
    const late = await words(world, [add('croissant')]);
    await station.does('talk.propose', await words(world, [add('notebook')]));
    await kiosk.does('session.startOver');
    await kiosk.sees({ session: null, talk: null });
    await kiosk.orders('croissant');
    await kiosk.callsHelp();
    await kiosk.sees({ talk: { proposal: null, messages: [] } });
    expect(await station.isRefused('talk.propose', late)).toBe('visit-over');
  });
});

test('nothing is proposed to a customer who did not call', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station } = world;
    await kiosk.orders('flat-white');
    expect(await station.isRefused('talk.propose', await words(world, [add('croissant')]))).toBe('no-call');
    expect(await station.isRefused('floor.watch', { kioskId: 'K1' })).toBe('no-call');
  });
});

test('an open proposal holds the clock only while a call is open', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, clock } = world;
    await kiosk.orders('flat-white');
    const callId = await kiosk.callsHelp();
    await station.does('talk.propose', await words(world, [add('croissant')]));
    await clock.advance(300_000);
    await kiosk.sees({ session: { idle: null }, talk: { proposal: { byName: 'Mia' } } });
    await station.does('assist.resolve', { callId, reason: 'answered-question', note: '' });
    await clock.advance(91_000);
    expect((await kiosk.view()).session?.idle).not.toBeNull();
    await clock.advance(31_000);
    await kiosk.sees({ session: { step: 'parked' }, talk: null });
  });
});

test('an engine that is killed comes back to the open proposal', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, restart } = world;
    await kiosk.orders('flat-white');
    await kiosk.callsHelp();
    await station.does('talk.propose', { ...(await words(world, [add('croissant')])), note: 'Fresh' });
    await restart();
    await kiosk.sees({ talk: { proposal: { note: 'Fresh', fit: { now: 630 } } } });
    expect(await answers(world, 'accept')).toMatchObject({ ok: true });
    await kiosk.sees({ session: { quote: { total: 630 } } });
  });
});

test('a visit that was stored before proposals existed is read', async () => {
  await withKiosk(async ({ kiosk, engine, restart }) => {
    await kiosk.orders('flat-white');
    const { db } = engine().stores;
    const row =
      db.prepare<[], string>('SELECT snapshot FROM session WHERE current = 1').pluck().get() ?? '{}';
    const { value, context } = readOwnJson<{ value: object; context: Record<string, unknown> }>(row);
    delete context['proposal'];
    db.prepare('UPDATE session SET snapshot = ? WHERE current = 1').run(JSON.stringify({ value, context }));
    await restart();
    await kiosk.sees({ session: { step: 'browsing', lines: [{ quantity: 1 }] }, talk: { proposal: null } });
  });
});
