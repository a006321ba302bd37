import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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
import { createFakeClock } from '../../tests/harness/fake-clock.ts';
import { sampleCall } from '../../tests/sample-call.ts';
import { CallPager } from './call-pager.ts';
import { StaffScreens } from './channels/staff-screens.ts';
import { LadderRunner } from './ladder-runner.ts';

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
function shop(change: Partial<Ladder> = {}, answer: typeof fetch = fetch, people = [mia, ben]) {
  const clock = createFakeClock();
  const kept: (RungOutcome & { callId: string })[] = [];
  const logged: string[] = [];
  let open = true;
  let runner: LadderRunner | null = null;
  const log = (id: string) => void logged.push(id);
  const pager = new CallPager({
    routes: () => [],
    book: { ...emptyAddressBook, people: { Mia: { pager: 'box', to: '105' } }, normal: ['Mia'] },
    find: () => undefined,
    sent: () => undefined,
    told: (callId, outcome) => runner?.told(callId, [outcome]),
    clock,
    log,
  });
  const ids = { next: 0 };
  const newId = () => `id-${(ids.next += 1)}`;
  const screens = new StaffScreens(() => people);
  runner = new LadderRunner({
    clock,
    log,
    ladder: () => ({ ...defaultLadder, ...change }),
    moment: () => ({ weekday: 1, minute: 600 }),
    people: () => people,
    screens,
    pager,
    lights: () => [],
    slip: { printer: () => undefined, paper: () => ({ timeZone: 'UTC', language: 'en' }), newId },
    hook: { clock, fetch: answer, newId, wanted: () => open },
    mqtt: { clock, newId, publish: () => Promise.reject(new Error('the broker’s driver broke')) },
    keep: (callId, outcomes) => kept.push(...outcomes.map((outcome) => ({ callId, ...outcome }))),
    kept: () => [],
    changed: () => undefined,
  });
  return { runner, clock, kept, close: () => (open = false) };
}

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
      light: 'nobody: this kiosk has no light',
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
    expect(runner.signal('c')).toEqual({
      ring: 1,
      sound: true,
      notification: false,
      staffIds: null,
      urgent: false,
    });
    runner.run(sampleCall({ urgent: true }), rung(ways, { who: { ...everybody, roles: ['supervisor'] } }), 1);
    expect(runner.signal('c')).toMatchObject({ ring: 2, staffIds: ['ben'], urgent: true });
    runner.ended('c');
    expect(runner.signal('c')).toBeNull();
  });

  test('leaves the screen of whoever is on a break alone', () => {
    const { runner } = shop({}, fetch, [mia, { ...ben, duty: 'break' }]);
    runner.run(sampleCall(), rung([{ kind: 'screen' }]), 0);
    expect(runner.signal('c')).toMatchObject({ staffIds: ['mia'] });
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
    expect(runner.signal('c')).toMatchObject({ staffIds: null, sound: true, urgent: true });
    await settle();
    expect(kept.map(({ channel, rung: at }) => `${channel} ${at}`)).not.toContain('counter -1');
    expect(kept.every((each) => each.rung === -1)).toBe(true);
  });

  test('keeps pages back once a person had enough of them, and not urgent ones', async () => {
    const { runner, kept } = shop({ mostPages: 2 });
    for (let turn = 0; turn < 3; turn += 1) {
      runner.run(sampleCall({ callId: `c${turn}` }), rung([{ kind: 'pager', to: [] }]), 0);
      await settle();
    }
    runner.run(sampleCall({ callId: 'u', urgent: true }), rung([{ kind: 'pager', to: [] }]), 0);
    await settle();
    expect(kept.map(({ callId, outcome }) => `${callId} ${outcome}`)).toEqual([
      'c0 failed',
      'c1 failed',
      'c2 held',
      'u failed',
    ]);
  });
});

describe('a hook', () => {
  const heard: { headers: IncomingMessage['headers']; body: string }[] = [];
  let answers: number[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      heard.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(answers.shift() ?? 200).end('thanks');
    });
  });
  let url = '';
  beforeEach(async () => {
    heard.length = 0;
    answers = [];
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (typeof address === 'object') url = `http://127.0.0.1:${address?.port}/calls`;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const run = (secret: string | null) => {
    const world = shop({ hooks: [{ name: 'bell', url, secret }] });
    world.runner.run(sampleCall(), rung([{ kind: 'hook', name: 'bell' }]), 0);
    const until = async (count: number) => {
      for (let turn = 0; world.kept.length < count && turn < 400; turn += 1)
        await new Promise((resolve) => setTimeout(resolve, 5));
    };
    return { ...world, until };
  };

  test('tells where and why, signed with the time, and nothing of the order', async () => {
    const { until, kept, clock } = run('a shared secret');
    await until(1);
    expect(kept).toMatchObject([
      { channel: 'hook', target: 'bell', outcome: 'sent', detail: 'answered 200' },
    ]);
    const [message] = heard;
    const t = Math.floor(clock.now() / 1000);
    const mac = createHmac('sha256', 'a shared secret')
      .update(`${t}.${message?.body ?? ''}`)
      .digest('hex');
    expect(message?.headers['x-pointfive-signature']).toBe(`t=${t},v1=${mac}`);
    expect(JSON.parse(message?.body ?? '')).toMatchObject({ callId: 'c', kiosk: 'Kiosk 1', rung: 1 });
    expect(message?.body).not.toMatch(/lines|total|code/);
  });

  test('that fails is tried again with the same delivery number, and each failure is written down', async () => {
    answers = [503, 200];
    const { until, kept, clock } = run(null);
    await until(1);
    expect(kept).toMatchObject([{ outcome: 'failed', detail: 'answered 503, again in 1 s' }]);
    await clock.advance(1000);
    await until(2);
    expect(kept.at(-1)).toMatchObject({ outcome: 'sent' });
    expect(heard.map(({ headers }) => headers['x-pointfive-delivery'])).toEqual(['id-1', 'id-1']);
    expect(heard[0]?.headers['x-pointfive-signature']).toBeUndefined();
  });

  test('that says no for good, or sends us elsewhere, is not tried again; nor is one that nobody needs', async () => {
    answers = [302];
    const moved = run(null);
    await moved.until(1);
    expect(moved.kept).toMatchObject([{ outcome: 'failed', detail: 'answered 302' }]);
    answers = [500, 200];
    const over = run(null);
    await over.until(1);
    over.close();
    await over.clock.advance(60_000);
    expect(over.kept).toHaveLength(1);
    expect(heard).toHaveLength(2);
  });
});
