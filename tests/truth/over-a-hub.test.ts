import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BEAT_MS, ECHO_MS } from '../../main/assist/help-beat.ts';
import type { ShopEngine } from '../harness/shop-engine.ts';
import { type Shop, withShop } from '../harness/with-shop.ts';
import { isComing, liesIn, type Outside, sentencesOf } from './help-claims.ts';
import { MachineCall } from './machine-call.ts';

/** Longer than the slowest way in which a loss is found out: a test call, its echo, and a link that says no more. */
const OF_LATE_MS = BEAT_MS + ECHO_MS + 20_000;

/** Longer than a link that was cut or hung needs until it carries again and has caught up. */
const CATCH_UP_MS = 60_000;

/** What is so outside, kept by whoever pulls the plugs. */
class Watcher {
  readonly shop: Shop;
  readonly k2: ShopEngine;
  readonly #seen = { way: 0, missing: -Infinity };
  /** When the way from the hub to the kiosk was last not whole. */
  #broken = -Infinity;
  #staffAt = -Infinity;
  drawing = true;
  wired = true;
  callId: string | null = null;
  shown = false;
  acceptedBy: string | null = null;
  acceptedAt = -Infinity;
  presses = 0;
  arrived = false;
  readonly machine = new MachineCall('Jonas');

  constructor(shop: Shop) {
    this.shop = shop;
    this.k2 = shop.kiosk('K2');
    this.note();
  }

  get reaches(): boolean {
    return this.drawing && this.wired && this.shop.hub.runs;
  }

  note(): void {
    const now = this.shop.clock.monotonic();
    if (this.reaches) this.#seen.way = now;
    else this.#seen.missing = now;
    if (!this.wired || !this.shop.hub.runs) this.#broken = now;
  }

  /** An engine that has only just begun has proven nothing yet. */
  miss(): void {
    this.#seen.missing = this.shop.clock.monotonic();
    this.#broken = this.shop.clock.monotonic();
  }

  /** Staff did something about the call at the hub. */
  said(): void {
    this.#staffAt = this.shop.clock.monotonic();
  }

  /** A way that never broke carries at once. */
  get #told(): boolean {
    const since = this.shop.clock.monotonic() - Math.max(this.#staffAt, this.#broken);
    return since >= (this.#broken === -Infinity ? 0 : CATCH_UP_MS);
  }

  outside(): Outside {
    const late = (at: number) => this.shop.clock.monotonic() - at <= OF_LATE_MS;
    const now = this.shop.clock.monotonic();
    const spokenOf = this.callId ?? this.machine.callId;
    const call = this.k2.core.desk.open().find(({ callId }) => callId === spokenOf);
    return {
      screenDrewOfLate: late(this.#seen.way),
      boxAnsweredOfLate: false,
      screenMissingOfLate: late(this.#seen.missing),
      shown: this.callId === null ? this.machine.shown : this.shown,
      acceptedBy: this.acceptedBy,
      arrived: this.arrived,
      beside: this.machine.beside(now),
      pressed: this.callId !== null,
      coming: isComing(now - this.acceptedAt, this.arrived) || this.machine.beside(now) !== null,
      told: this.#told,
      pressedTwice: this.presses > 1,
      lit: false,
      paged: false,
      orderKept: this.k2.core.kiosk.current()?.snapshot.context.lines.length === 1,
      climbing: call !== undefined && call.counterAt === null,
    };
  }

  /** Whether staff at the hub can do something about a call: it has come there, and the page draws. */
  atHub(callId = this.callId): string | null {
    if (callId === null || !this.drawing || !this.shop.hub.runs) return null;
    return this.shop.hub.core.desk.find(callId) === undefined ? null : callId;
  }
}

const acts: Readonly<Record<string, (watcher: Watcher) => Promise<void>>> = {
  async press(watcher) {
    await watcher.k2.kiosk.callsHelp();
    watcher.presses += 1;
  },
  async shown(watcher) {
    const callId = watcher.atHub();
    if (callId === null) return;
    await watcher.shop.hub.station.does('assist.seen', { callIds: [callId] });
    watcher.shown = true;
    watcher.said();
  },
  async accept(watcher) {
    const callId = watcher.atHub();
    if (callId === null || watcher.acceptedBy !== null) return;
    await watcher.shop.hub.station.does('assist.accept', { callId });
    watcher.shown = true;
    watcher.acceptedBy = 'Mia';
    watcher.acceptedAt = watcher.shop.clock.monotonic();
    watcher.said();
  },
  async arrive(watcher) {
    const callId = watcher.atHub();
    if (callId === null || watcher.acceptedBy === null || watcher.arrived) return;
    await watcher.shop.hub.station.does('assist.arrive', { callId });
    watcher.arrived = true;
    watcher.said();
  },
  async 'machine calls'({ k2, machine }) {
    const current = k2.core.kiosk.current();
    if (current === null || machine.callId !== null) return;
    machine.callId = await k2.core.shop.raise('payment-unknown', randomUUID(), current.sessionId);
  },
  async 'machine accepted'(watcher) {
    const callId = watcher.atHub(watcher.machine.callId);
    if (callId === null || watcher.machine.said) return;
    await watcher.shop.hub.jonas.does('assist.accept', { callId });
    watcher.machine.accepted(watcher.shop.clock.monotonic());
    watcher.said();
  },
  async 'machine arrived'(watcher) {
    const callId = watcher.atHub(watcher.machine.callId);
    if (callId === null || !watcher.machine.said || watcher.machine.arrived) return;
    await watcher.shop.hub.jonas.does('assist.arrive', { callId });
    watcher.machine.arrived = true;
    watcher.said();
  },
  async 'page hangs'(watcher) {
    watcher.shop.hub.station.deaf = true;
    watcher.shop.hub.jonas.deaf = true;
    watcher.drawing = false;
  },
  async 'page draws'(watcher) {
    watcher.shop.hub.station.deaf = false;
    watcher.shop.hub.jonas.deaf = false;
    watcher.drawing = true;
  },
  async 'link cut'(watcher) {
    watcher.shop.wire('K2').cut();
    watcher.wired = false;
  },
  async 'link stalls'(watcher) {
    watcher.shop.wire('K2').stall(true);
    watcher.wired = false;
  },
  async 'link heals'(watcher) {
    watcher.shop.wire('K2').stall(false);
    watcher.shop.wire('K2').heal();
    watcher.wired = true;
  },
  'hub killed': (watcher) => watcher.shop.hub.kill(),
  'hub started': (watcher) => watcher.shop.hub.boot(),
  async 'kiosk killed'(watcher) {
    await watcher.k2.restart();
    watcher.miss();
  },
  'a second': (watcher) => watcher.shop.pass(1_000, 500),
  'five seconds': (watcher) => watcher.shop.pass(5_000, 1_000),
  'half a minute': (watcher) => watcher.shop.pass(30_000, 2_000),
};

/** Always walked, so that every sentence is come to; the others are random. */
const walks: [story: string[]][] = [
  [['press', 'a second', 'shown', 'accept', 'a second', 'arrive', 'a second']],
  [
    [
      'press',
      'a second',
      'shown',
      'link cut',
      'five seconds',
      'half a minute',
      'half a minute',
      'half a minute',
    ],
  ],
  [
    [
      'hub killed',
      'five seconds',
      'press',
      'five seconds',
      'hub started',
      'five seconds',
      'accept',
      'a second',
    ],
  ],
  [['page hangs', 'half a minute', 'half a minute', 'five seconds', 'five seconds', 'press', 'five seconds']],
  [['press', 'five seconds', 'link cut', 'shown', 'five seconds', 'link heals', 'half a minute', 'a second']],
  [
    [
      'press',
      'five seconds',
      'link stalls',
      'accept',
      'arrive',
      'half a minute',
      'half a minute',
      'half a minute',
      'half a minute',
      'link heals',
      'half a minute',
      'half a minute',
      'half a minute',
    ],
  ],
  [
    [
      'machine calls',
      'a second',
      'machine accepted',
      'a second',
      'press',
      'a second',
      'link cut',
      'machine arrived',
    ],
  ],
  [['press', 'machine calls', 'a second', 'machine accepted', 'a second', 'kiosk killed', 'five seconds']],
  [['link stalls', 'five seconds', 'five seconds', 'press', 'five seconds', 'link heals', 'five seconds']],
];

test('with a hub in between, no sentence at the kiosk is untrue, whatever is taken away and whenever', async () => {
  const read = new Set<string>();
  const oneOf = fc.constantFrom(...Object.keys(acts));
  await fc.assert(
    fc.asyncProperty(fc.array(oneOf, { minLength: 4, maxLength: 14 }), async (story) => {
      await withShop(async (shop) => {
        const watcher = new Watcher(shop);
        await watcher.k2.kiosk.orders('flat-white');
        for (const act of story) {
          const before = watcher.callId;
          await acts[act]?.(watcher);
          if (act === 'press' && before === null)
            watcher.callId =
              watcher.k2.core.desk.open().find(({ cause }) => cause === 'help')?.callId ?? null;
          await shop.rest();
          watcher.note();
          const view = await watcher.k2.kiosk.view();
          for (const { id } of sentencesOf(view)) read.add(id);
          expect(liesIn(view, watcher.outside()), story.join(' → ')).toEqual([]);
        }
      });
    }),
    { numRuns: 25, examples: walks },
  );
  expect([...read].sort()).toEqual(
    expect.arrayContaining([
      'bar.help.screen',
      'bar.help.none',
      'help.calling',
      'help.seen',
      'help.accepted',
      'help.arrived',
      'help.unreachable',
      'help.doubt.none',
      'help.heard',
    ]),
  );
});
