import { describe, expect, test } from 'vitest';
import { emptyAddressBook } from '../../domain/assist/address-book.ts';
import {
  defaultLadder,
  everybody,
  type Ladder,
  type LadderPerson,
  type Rung,
  type RungWay,
} from '../../domain/assist/ladder.ts';
import type { RungOutcome } from '../../domain/assist/rung-outcome.ts';
import type { StaffPager } from '../../hardware/ports/pager.ts';
import { createFakeClock } from '../../tests/harness/fake-clock.ts';
import { sampleCall } from '../../tests/sample-call.ts';
import { CallPager } from './call-pager.ts';
import { StaffScreens } from './channels/staff-screens.ts';
import { LadderRunner } from './ladder-runner.ts';
import { PeaceKeeper } from './peace-keeper.ts';
import { RingBook, type RungPerson } from './ring-book.ts';

const mia: LadderPerson = {
  staffId: 'mia',
  name: 'Mia',
  role: 'staff',
  languages: ['en'],
  skills: [],
  duty: 'on',
  reachable: { screen: true, pager: null },
};
const ben: LadderPerson = { ...mia, staffId: 'ben', name: 'Ben', role: 'supervisor' };

function rung(ways: readonly RungWay[], change: Partial<Rung> = {}): Rung {
  return { afterSeconds: 0, repeatSeconds: null, urgent: false, who: everybody, ways, ...change };
}

/** A runner in a shop where two people are signed in and no device is there. */
function shop(
  change: Partial<Ladder> = {},
  answer: typeof fetch = fetch,
  people = [mia, ben],
  box: StaffPager | null = null,
) {
  const clock = createFakeClock();
  const kept: (RungOutcome & { callId: string })[] = [];
  const logged: string[] = [];
  const rings: RungPerson[] = [];
  const ladder = () => ({ ...defaultLadder, ...change });
  let open = true;
  let runner: LadderRunner | null = null;
  const log = (id: string) => void logged.push(id);
  const pager = new CallPager({
    routes: () => (box === null ? [] : [{ device: box, routing: { capcodes: [], urgentCapcodes: [] } }]),
    book: { ...emptyAddressBook, people: { Mia: { pager: 'box', to: '105' } }, normal: ['Mia'] },
    find: () => undefined,
    sent: () => undefined,
    told: (callId, outcome, to) => runner?.paged(callId, outcome, to),
    clock,
    log,
  });
  const ids = { next: 0 };
  const newId = () => `id-${(ids.next += 1)}`;
  // Ben has a tablet and a phone.
  const screens = new StaffScreens(() => [...people, ...people.slice(1)]);
  runner = new LadderRunner({
    clock,
    log,
    ladder,
    people: () => people,
    peace: new PeaceKeeper({
      ladder,
      moment: () => ({ weekday: 1, minute: 600 }),
      people: () => people,
      clock,
      spared: [],
      rings: new RingBook({ clock, kept: [], keep: (ring) => rings.push(ring) }),
    }),
    screens,
    pager,
    light: {
      lights: () => [],
      elsewhere: () => ({ channel: 'light', target: '', outcome: 'failed', detail: '' }),
    },
    slip: { printer: () => undefined, paper: () => ({ timeZone: 'UTC', language: 'en' }), newId },
    hook: { clock, fetch: answer, newId, wanted: () => open },
    mqtt: {
      clock,
      newId,
      wanted: () => open,
      publish: () => Promise.reject(new Error('the broker’s driver broke')),
    },
    keep: (callId, outcomes) => kept.push(...outcomes.map((outcome) => ({ callId, ...outcome }))),
    kept: () => [],
    changed: () => undefined,
  });
  return { runner, clock, kept, rings, close: () => (open = false) };
}

/** A box that takes every page. */
const answeringBox: StaffPager = {
  id: 'box',
  abilities: { cancel: false, priority: false, proof: 'accepted' },
  health: () => ({ state: 'ready', faults: [], lastProofAt: null }),
  watch: () => () => undefined,
  page: () => Promise.resolve({ kind: 'sent', proof: 'accepted', detail: '' }),
  cancel: () => Promise.resolve({ kind: 'sent', proof: 'accepted', detail: '' }),
  close: () => Promise.resolve(),
};

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a rung', () => {
  test('rings in every way, writes down what came of each, and one that fails stops no other', async () => {
    const { runner, kept } = shop({
      topics: [{ name: 'bus', broker: 'mqtt://b', topic: 't', username: null, password: null }],
    });
    const ways: readonly RungWay[] = [
      { kind: 'mqtt', name: 'bus' },
      { kind: 'slip', printer: 'gone' },
      { kind: 'hook', name: 'nowhere' },
      { kind: 'light' },
      { kind: 'pager', to: [] },
      { kind: 'screen' },
      { kind: 'counter' },
    ];
    runner.run(sampleCall({ counterAt: 5 }), rung(ways), 2);
    await settle();
    await settle();
    const by = Object.fromEntries(
      kept.map(({ channel, outcome, detail }) => [channel, `${outcome}: ${detail}`]),
    );
    expect(by).toEqual({
      mqtt: 'failed: the broker’s driver broke',
      slip: 'nobody: there is no such printer',
      hook: 'failed: the ladder has none of this name any more',
      light: 'nobody: there is no light',
      pager: expect.stringMatching(/^failed: failed \(gone: there is no pager device 'box'\), again in 2 s/),
      screen: 'sent: to the screens where they are signed in',
      counter: 'done: the order waits there as AB-CD',
    });
    expect(new Set(kept.map((each) => each.rung))).toEqual(new Set([2]));
    expect(runner.outcomes('c')).toHaveLength(kept.length);
  });

  test('rings the screens of whom it is meant for, with a number that grows', async () => {
    const { runner } = shop();
    const ways: readonly RungWay[] = [{ kind: 'screen' }, { kind: 'sound' }];
    runner.run(sampleCall(), rung(ways), 0);
    expect(runner.signal(sampleCall())).toEqual({
      ring: 1,
      sound: true,
      notification: false,
      staffIds: null,
      hushed: [],
      urgent: false,
    });
    runner.run(sampleCall({ urgent: true }), rung(ways, { who: { ...everybody, roles: ['supervisor'] } }), 1);
    expect(runner.signal(sampleCall())).toMatchObject({ ring: 2, staffIds: ['ben'], urgent: true });
    runner.ended('c');
    expect(runner.signal(sampleCall())).toBeNull();
  });

  test('leaves the screen of whoever is on a break alone', () => {
    const { runner } = shop({}, fetch, [mia, { ...ben, duty: 'break' }]);
    runner.run(sampleCall(), rung([{ kind: 'screen' }]), 0);
    expect(runner.signal(sampleCall())).toMatchObject({ staffIds: ['mia'] });
  });

  test('of nobody who is signed in says that it reached nobody', () => {
    const { runner, kept } = shop();
    runner.run(sampleCall(), rung([{ kind: 'screen' }], { who: { ...everybody, skills: ['x'] } }), 0);
    expect(kept).toMatchObject([{ channel: 'screen', outcome: 'nobody' }]);
  });

  test('rung again by hand rings everybody and urgently, and does not send the customer away', async () => {
    const { runner, kept } = shop();
    const who = { ...everybody, people: ['ben'] };
    runner.again(sampleCall(), rung([{ kind: 'counter' }], { who }));
    expect(runner.signal(sampleCall())).toMatchObject({ staffIds: null, sound: true, urgent: true });
    await settle();
    expect(kept.map(({ channel, rung: at }) => `${channel} ${at}`)).not.toContain('counter -1');
    expect(kept.every((each) => each.rung === -1)).toBe(true);
  });

  test('leaves a person in peace once they were rung enough, in every way, and never when it is urgent', async () => {
    const pager = { ...mia, reachable: { screen: true, pager: 'Mia' } };
    const { runner, kept, rings } = shop({ mostPages: 2 }, fetch, [pager], answeringBox);
    const ways: readonly RungWay[] = [{ kind: 'screen' }, { kind: 'sound' }, { kind: 'pager', to: [] }];
    for (let turn = 0; turn < 3; turn += 1) {
      runner.run(sampleCall({ callId: `c${turn}` }), rung(ways), 0);
      await settle();
    }
    runner.run(sampleCall({ callId: 'u', urgent: true }), rung(ways), 0);
    await settle();
    expect(kept.map(({ callId, channel, outcome }) => `${callId} ${channel} ${outcome}`)).toEqual([
      ...['c0', 'c1'].flatMap((id) => [`${id} screen sent`, `${id} sound sent`, `${id} pager sent`]),
      'c2 screen sent',
      'c2 sound held',
      'c2 pager held',
      'u screen sent',
      'u sound sent',
      'u pager sent',
    ]);
    expect(kept.find(({ outcome }) => outcome === 'held')?.detail).toBe(
      'Mia was rung 2 times within ten minutes: enough',
    );
    // A page and a sound at one moment are one ring.
    expect(new Set(rings.map(({ who, ring }) => `${who} ${ring}`)).size).toBe(3);
    expect(runner.signal(sampleCall({ callId: 'c2' }))?.hushed).toEqual(['mia']);
    expect(runner.signal(sampleCall({ callId: 'u' }))?.hushed).toEqual([]);
  });

  test('whose box is dead was not rung, however often it was tried', async () => {
    const pager = { ...mia, reachable: { screen: true, pager: 'Mia' } };
    const { runner, kept, rings } = shop({ mostPages: 2 }, fetch, [pager]);
    for (let turn = 0; turn < 4; turn += 1) {
      runner.run(sampleCall({ callId: `c${turn}` }), rung([{ kind: 'pager', to: [] }]), 0);
      await settle();
    }
    expect(kept.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed', 'failed']);
    expect(rings).toEqual([]);
  });

  test('in quiet hours shows the call in silence and says until when, and rings the others', async () => {
    const quiet = { mia: [{ days: [1], fromMinute: 600, toMinute: 840 }] };
    const { runner, kept } = shop({ quiet });
    const ways: readonly RungWay[] = [{ kind: 'screen' }, { kind: 'sound' }, { kind: 'notification' }];
    runner.run(sampleCall(), rung(ways), 0);
    expect(kept.map(({ channel, target, outcome }) => `${channel} ${target} ${outcome}`)).toEqual([
      'screen Mia, Ben sent',
      'sound Ben sent',
      'sound Mia held',
      'notification Ben sent',
      'notification Mia held',
    ]);
    expect(kept[2]?.detail).toBe('quiet hours of Mia until 14:00');
    expect(runner.signal(sampleCall())?.hushed).toEqual(['mia']);
  });

  test('of before the engine started leaves alone who has quiet hours', () => {
    const quiet = { mia: [{ days: [1], fromMinute: 600, toMinute: 840 }] };
    const { runner } = shop({ quiet });
    expect(runner.signal(sampleCall({ rung: -1 }))).toBeNull();
    expect(runner.signal(sampleCall({ rung: 1 }))).toMatchObject({ ring: 0, hushed: ['mia'] });
    expect(shop().runner.signal(sampleCall({ rung: 1 }))).toBeNull();
  });
});
