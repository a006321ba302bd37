import { beforeEach, describe, expect, test } from 'vitest';
import type { FeedFrame } from '../../contract/wire.ts';
import { drawnCall, drawnKiosk } from '../../renderer/station/fixtures.ts';
import { createFakeClock, type FakeClock } from '../../tests/harness/fake-clock.ts';
import type { Caller } from './caller.ts';
import { type Drawing, sameForAll } from './drawing.ts';
import { Feed, type FeedSocket } from './feed.ts';

const row = (name: string) => ({ staff_id: name, name, role: 'staff' }) as const;
const person = (name: string): Caller => ({
  audience: 'staff',
  screen: 'station',
  staff: row(name),
  sessionKey: name,
});
const signedOut: Caller = { audience: 'station', screen: 'station', staff: null, sessionKey: 'nobody' };

/** A station's page as the feed sees it. */
class FakePage implements FeedSocket {
  bufferedAmount = 0;
  readonly frames: FeedFrame[] = [];
  hear: (text: string | null) => void = () => undefined;
  send(text: string): void {
    this.frames.push(JSON.parse(text));
  }
  readonly ping = () => undefined;
  readonly close = () => undefined;
  readonly terminate = () => undefined;
  readonly onPong = () => undefined;
  readonly onClose = () => undefined;
  readonly onMessage = (listener: (text: string | null) => void) => {
    this.hear = listener;
  };
  take(): readonly FeedFrame[] {
    return this.frames.splice(0);
  }
}

let clock: FakeClock;
let feed: Feed;
let drawings: number;
let shop: { readonly calls: string; readonly passes: number };
let changedTopics: string[];

beforeEach(() => {
  clock = createFakeClock();
  drawings = 0;
  changedTopics = [];
  shop = { calls: '', passes: 0 };
  feed = new Feed({
    clock,
    log: () => undefined,
    epoch: 'one',
    refresh: (caller) => (caller.sessionKey === 'leaves' ? signedOut : caller),
    changed: (topic) => changedTopics.push(topic),
    draw: (topic, caller): Drawing => {
      if (topic !== 'station') return sameForAll(() => ({ topic }));
      if (caller.holder !== undefined)
        return { ...sameForAll(() => ({ glance: shop.calls.length })), viewers: 'locked' };
      if (caller.staff === null) return { ...sameForAll(() => ({ calls: '' })), viewers: 'nobody' };
      return {
        viewers: 'staff',
        own: () => ({ me: caller.staff?.name }),
        lines: true,
        shared: () => {
          drawings += 1;
          return { value: shop, news: shop.calls };
        },
      };
    },
  });
});

function open(caller: Caller, seen: Record<string, number> = {}): FakePage {
  const page = new FakePage();
  feed.connect(page, 'station', caller);
  page.hear(JSON.stringify({ epoch: 'one', seen }));
  return page;
}

/** Twenty pages whose pictures weigh a megabyte together, all of them just sent. */
async function largeShop(): Promise<readonly FakePage[]> {
  const pages = Array.from({ length: 20 }, (_, at) => open(person(`p${at}`)));
  shop = { calls: 'x'.repeat(60_000), passes: 0 };
  feed.invalidate('station');
  for (let turn = 0; turn < 20; turn += 1) await clock.advance(0);
  for (const page of pages) page.take();
  return pages;
}

const callLine = { line: 'call', value: drawnCall({ callId: 'a' }) } as const;
const kinds = (page: FakePage) => page.take().map((frame) => frame.line ?? 'picture');

describe('pictures', () => {
  test('are drawn once for everybody who sees the same, and each has its own part', async () => {
    const pages = ['mia', 'jonas', 'lin'].map((name) => open(person(name)));
    const out = open(signedOut);
    for (const page of [...pages, out]) page.take();
    drawings = 0;
    shop = { calls: 'a', passes: 1 };
    feed.invalidate('station');
    await clock.advance(0);
    expect(drawings).toBe(1);
    expect(pages.map((page) => page.take())).toEqual(
      ['mia', 'jonas', 'lin'].map((me) => [
        { topic: 'station', seq: 2, epoch: 'one', value: { calls: 'a', passes: 1, me } },
      ]),
    );
    expect(out.take()).toEqual([]);
  });

  test('that bring only what passes wait for the next redraw', async () => {
    const page = open(person('mia'));
    page.take();
    shop = { ...shop, passes: 1 };
    feed.invalidate('station');
    await clock.advance(0);
    expect(page.take()).toEqual([]);
    feed.redraw('station');
    await clock.advance(0);
    expect(page.take()).toMatchObject([{ seq: 3, value: { passes: 1 } }]);
  });

  test('that are large follow each other slowly, and one turn of the loop never writes them all', async () => {
    const pages = Array.from({ length: 20 }, (_, at) => open(person(`p${at}`)));
    shop = { calls: 'x'.repeat(50_000), passes: 0 };
    feed.invalidate('station');
    await new Promise((resolve) => setImmediate(resolve));
    const served = pages.filter((page) => page.frames.length > 1).length;
    expect(served).toBeLessThan(5);
    feed.sendLine(callLine);
    for (let turn = 0; turn < 10; turn += 1) await clock.advance(0);
    for (const page of pages) expect(page.frames.some(({ line }) => line === 'call')).toBe(true);
    for (const page of pages)
      expect(page.frames.filter(({ line }) => line === undefined).at(-1)).toMatchObject({ seq: 2 });
    for (const page of pages) page.take();
    shop = { calls: `${shop.calls}y`, passes: 0 };
    feed.invalidate('station');
    await clock.advance(400);
    expect(pages.flatMap(kinds)).toEqual([]);
    await clock.advance(200);
    for (let turn = 0; turn < 10; turn += 1) await clock.advance(0);
    expect(pages.flatMap(kinds)).toHaveLength(20);
  });
});

describe('pictures that bring only what went ahead as lines', () => {
  test('of a small shop are there at once', async () => {
    const page = open(person('mia'));
    page.take();
    feed.sendLine(callLine);
    shop = { calls: 'a', passes: 0 };
    feed.goesAhead('station');
    await clock.advance(0);
    expect(kinds(page)).toEqual(['call', 'picture']);
  });

  test('of a large one keep out of the way of the next line for five seconds', async () => {
    const pages = await largeShop();
    feed.sendLine(callLine);
    shop = { ...shop, calls: `${shop.calls}y` };
    feed.goesAhead('station');
    await clock.advance(4900);
    expect(pages.map(kinds)).toEqual(pages.map(() => ['call']));
    await clock.advance(100);
    for (let turn = 0; turn < 20; turn += 1) await clock.advance(0);
    expect(pages.map(kinds)).toEqual(pages.map(() => ['picture']));
  });

  test('wait no longer than others as soon as they bring more', async () => {
    const pages = await largeShop();
    shop = { ...shop, calls: `${shop.calls}y` };
    feed.goesAhead('station');
    feed.invalidate('station');
    await clock.advance(1000);
    for (let turn = 0; turn < 20; turn += 1) await clock.advance(0);
    expect(pages.map(kinds)).toEqual(pages.map(() => ['picture']));
  });

  test('are not waited for by a page that takes no lines: it is locked', async () => {
    await largeShop();
    const page = open({ ...signedOut, holder: row('mia') });
    page.take();
    shop = { ...shop, calls: `${shop.calls}y` };
    feed.goesAhead('station');
    await clock.advance(0);
    expect(kinds(page)).toEqual(['picture']);
  });
});

describe('a line', () => {
  test('is on its way to everybody before anything else happens', () => {
    const pages = ['mia', 'jonas'].map((name) => open(person(name)));
    for (const page of pages) page.take();
    feed.invalidate('station');
    feed.sendLine(callLine);
    expect(pages.map((page) => page.take())).toEqual([
      [{ topic: 'station', seq: 3, epoch: 'one', ...callLine }],
      [{ topic: 'station', seq: 3, epoch: 'one', ...callLine }],
    ]);
  });

  test('goes to no page that has not asked, to none where nobody is signed in, nor where somebody just left', async () => {
    const silent = new FakePage();
    feed.connect(silent, 'station', person('mia'));
    const out = open(signedOut);
    const leaves = open(person('leaves'));
    for (const page of [out, leaves]) page.take();
    feed.callerChanged('leaves');
    feed.sendLine(callLine);
    await clock.advance(0);
    expect([kinds(silent), kinds(out), kinds(leaves)]).toEqual([[], [], ['picture']]);
  });

  test('goes to a page that came back having seen the newest picture', () => {
    const page = open(person('mia'), { station: 1 });
    expect(page.take()).toEqual([]);
    feed.sendLine(callLine);
    expect(kinds(page)).toEqual(['call']);
  });

  test('is not counted as seen: who comes back having seen only the picture before it gets the whole', () => {
    open(person('mia'));
    feed.sendLine(callLine);
    expect(kinds(open(person('jonas'), { station: 1 }))).toEqual(['picture']);
  });

  test('is not queued behind a slow page: it gets the next picture whatever is in it', async () => {
    const page = open(person('mia'));
    page.take();
    page.bufferedAmount = 1_000_000;
    feed.sendLine({ line: 'kiosk', value: drawnKiosk() });
    feed.invalidate('station');
    await clock.advance(0);
    expect(page.take()).toEqual([]);
    page.bufferedAmount = 0;
    feed.invalidate('station');
    await clock.advance(0);
    expect(kinds(page)).toEqual(['picture']);
  });
});

test('whoever sends lines hears that the topic may have changed', () => {
  feed.invalidate('board', 'station');
  expect(changedTopics).toEqual(['board', 'station']);
});
