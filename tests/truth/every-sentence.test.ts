import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BEAT_MS, ECHO_MS } from '../../main/assist/help-beat.ts';
import type { World } from '../harness/with-kiosk.ts';
import { withKiosk } from '../harness/with-kiosk.ts';
import { isComing, liesIn, type Outside, sentencesOf } from './help-claims.ts';
import { MachineCall } from './machine-call.ts';

/** Longer than the slowest way in which a loss is found out: a test call, its echo, and a page that pings no more. */
const OF_LATE_MS = BEAT_MS + ECHO_MS + 15_000;

/** Keeps what is so outside, without asking the software. */
class Watcher {
  readonly world: World;
  readonly #seen = { screen: 0, box: -Infinity, missing: -Infinity };
  screenUp = true;
  boxIn = true;
  callId: string | null = null;
  shown = false;
  acceptedBy: string | null = null;
  acceptedAt = -Infinity;
  presses = 0;
  arrived = false;
  pagesBefore = 0;
  readonly machine = new MachineCall('Mia');

  constructor(world: World) {
    this.world = world;
    this.note();
  }

  /** Call after anything happened. */
  note(): void {
    const now = this.world.clock.monotonic();
    if (this.screenUp) this.#seen.screen = now;
    else this.#seen.missing = now;
    if (this.boxIn) this.#seen.box = now;
  }

  /** An engine that has only just begun has proven nothing yet. */
  miss(): void {
    this.#seen.missing = this.world.clock.monotonic();
  }

  outside(): Outside {
    const now = this.world.clock.monotonic();
    const late = (at: number) => now - at <= OF_LATE_MS;
    const call = this.world
      .engine()
      .desk.open()
      .find(({ callId }) => callId === (this.callId ?? this.machine.callId));
    return {
      screenDrewOfLate: late(this.#seen.screen),
      boxAnsweredOfLate: late(this.#seen.box),
      screenMissingOfLate: late(this.#seen.missing),
      shown: this.callId === null ? this.machine.shown : this.shown,
      acceptedBy: this.acceptedBy,
      arrived: this.arrived,
      beside: this.machine.beside(now),
      pressed: this.callId !== null,
      coming: isComing(now - this.acceptedAt, this.arrived) || this.machine.beside(now) !== null,
      told: true,
      pressedTwice: this.presses > 1,
      lit: this.world.light.tower.reads() === 'red quick',
      paged: this.world.pager.pages().length > this.pagesBefore,
      orderKept: this.world.engine().kiosk.current()?.snapshot.context.lines.length === 1,
      climbing: call !== undefined && call.counterAt === null,
    };
  }

  forget(): void {
    this.callId = null;
    this.shown = false;
    this.acceptedBy = null;
    this.acceptedAt = -Infinity;
    this.presses = 0;
    this.arrived = false;
  }
}

const acts: Readonly<Record<string, (watcher: Watcher) => Promise<void>>> = {
  async press(watcher) {
    if (watcher.callId === null) watcher.pagesBefore = watcher.world.pager.pages().length;
    const callId = await watcher.world.kiosk.callsHelp();
    watcher.presses += 1;
    watcher.callId ??= callId;
  },
  async shown(watcher) {
    if (watcher.callId === null || !watcher.screenUp) return;
    await watcher.world.station.does('assist.seen', { callIds: [watcher.callId] });
    watcher.shown = true;
  },
  async accept(watcher) {
    if (watcher.callId === null || !watcher.screenUp || watcher.acceptedBy !== null) return;
    await watcher.world.station.does('assist.accept', { callId: watcher.callId });
    watcher.shown = true;
    watcher.acceptedBy = 'Mia';
    watcher.acceptedAt = watcher.world.clock.monotonic();
  },
  async arrive(watcher) {
    if (watcher.callId === null || watcher.acceptedBy === null || watcher.arrived) return;
    await watcher.world.station.does('assist.arrive', { callId: watcher.callId });
    watcher.arrived = true;
  },
  async resolve(watcher) {
    if (watcher.callId === null || !watcher.screenUp) return;
    await watcher.world.station.does('assist.resolve', { callId: watcher.callId, reason: 'other', note: '' });
    watcher.forget();
  },
  async withdraw(watcher) {
    if (watcher.callId === null) return;
    await watcher.world.kiosk.does('assist.withdraw', { callId: watcher.callId });
    watcher.forget();
  },
  async 'machine calls'({ world, machine }) {
    const current = world.engine().kiosk.current();
    if (current === null || machine.callId !== null) return;
    machine.callId = await world.engine().shop.raise('payment-unknown', randomUUID(), current.sessionId);
  },
  async 'machine accepted'({ world, machine, screenUp }) {
    if (machine.callId === null || !screenUp || machine.said) return;
    await world.station.does('assist.accept', { callId: machine.callId });
    machine.accepted(world.clock.monotonic());
  },
  async 'machine arrived'({ world, machine, screenUp }) {
    if (machine.callId === null || !screenUp || !machine.said || machine.arrived) return;
    await world.station.does('assist.arrive', { callId: machine.callId });
    machine.arrived = true;
  },
  async 'machine well'({ world, machine }) {
    if (machine.callId === null) return;
    await world.engine().desk.apply(machine.callId, 'machine', { type: 'cause-gone' });
    machine.forget();
  },
  async 'screen off'(watcher) {
    watcher.world.station.leave();
    watcher.screenUp = false;
  },
  async 'screen hangs'(watcher) {
    watcher.world.station.deaf = true;
    watcher.screenUp = false;
  },
  async 'screen on'(watcher) {
    watcher.world.station.deaf = false;
    watcher.world.station.leave();
    watcher.world.station.open(watcher.world.engine());
    watcher.screenUp = true;
  },
  async 'box out'(watcher) {
    watcher.world.pager.cable.unplug();
    watcher.boxIn = false;
  },
  async 'box in'(watcher) {
    watcher.world.pager.cable.plug();
    watcher.boxIn = true;
  },
  async 'light out'({ world: { light } }) {
    light.cable.unplug();
    light.powerCycle();
  },
  async 'light in'({ world: { light } }) {
    light.cable.plug();
  },
  async 'engine killed'(watcher) {
    const { screenUp } = watcher;
    await watcher.world.restart();
    watcher.miss();
    // A page that was closed stays so; one that hangs hangs on.
    if (!screenUp && !watcher.world.station.deaf) watcher.world.station.leave();
  },
  'a second': (watcher) => watcher.world.clock.advance(1_000),
  'five seconds': (watcher) => watcher.world.clock.advance(5_000),
  'half a minute': (watcher) => watcher.world.clock.advance(30_000),
};

const withLight = { devices: { light: { driver: 'line-light', model: 'patlite-phe' } } };

/** Always walked, so that every sentence is come to; the others are random. */
const walks: [story: string[]][] = [
  [['press', 'shown', 'press', 'accept', 'arrive', 'resolve']],
  [['screen off', 'press', 'five seconds', 'half a minute', 'half a minute', 'half a minute']],
  [['screen off', 'box out', 'a second', 'press', 'five seconds', 'box in', 'half a minute']],
  [['screen off', 'light out', 'press', 'five seconds', 'light in', 'five seconds', 'box out']],
  [['screen off', 'box out', 'light out', 'press', 'five seconds', 'light in', 'five seconds']],
  [['machine calls', 'machine accepted', 'press', 'a second', 'machine arrived', 'machine well', 'accept']],
  [
    [
      'press',
      'machine calls',
      'machine accepted',
      'shown',
      'engine killed',
      'half a minute',
      'half a minute',
    ],
  ],
  [['screen hangs', 'half a minute', 'half a minute', 'five seconds', 'press', 'a second']],
];

test('whatever is taken away, and whenever: no sentence about help is untrue', async () => {
  const read = new Set<string>();
  const oneOf = fc.constantFrom(...Object.keys(acts));
  await fc.assert(
    fc.asyncProperty(fc.array(oneOf, { minLength: 4, maxLength: 24 }), async (story) => {
      await withKiosk(async (world) => {
        await world.kiosk.orders('flat-white');
        const watcher = new Watcher(world);
        for (const act of story) {
          await acts[act]?.(watcher);
          watcher.note();
          const view = await world.kiosk.view();
          for (const { id } of sentencesOf(view)) read.add(id);
          expect(liesIn(view, watcher.outside()), story.join(' → ')).toEqual([]);
        }
      }, withLight);
    }),
    { numRuns: 150, examples: walks },
  );
  // A walk that never came to a sentence proves nothing about it.
  expect([...read].sort()).toEqual(
    expect.arrayContaining([
      'bar.help.screen',
      'bar.help.pager',
      'bar.help.none',
      'help.calling',
      'help.seen',
      'help.accepted',
      'help.unreachable',
      'help.unreachableText',
      'help.pagedText',
      'help.litText',
      'help.pagedLitText',
      'help.counterText',
      'help.again',
      'help.heard',
      'help.doubt.pager',
      'help.doubt.none',
    ]),
  );
});

test('the test has teeth: a promise that nothing proves is found', () => {
  const nothing: Outside = {
    screenDrewOfLate: false,
    boxAnsweredOfLate: false,
    screenMissingOfLate: false,
    shown: false,
    acceptedBy: null,
    arrived: false,
    beside: null,
    pressed: false,
    coming: false,
    told: false,
    pressedTwice: false,
    lit: false,
    paged: false,
    orderKept: false,
    climbing: false,
  };
  const common = {
    callId: 'c',
    reason: null,
    code: null,
    cause: 'help',
    byName: 'Mia',
    paged: true,
    pressedAgain: true,
    heard: false,
    lit: true,
  } as const;
  for (const state of ['calling', 'seen', 'accepted', 'arrived', 'unreachable'] as const) {
    for (const helpPath of ['screen', 'pager', 'none'] as const)
      for (const session of [null, { lines: [1] }])
        expect(liesIn({ help: { ...common, state }, helpPath, session }, nothing), state).not.toEqual([]);
  }
});
