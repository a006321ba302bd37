import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from 'better-sqlite3';
import { openShopDatabase } from '../../db/open-database.ts';
import { createFakeClock, type FakeClock } from '../../tests/harness/fake-clock.ts';
import { createStores, type Stores } from '../stores.ts';
import { EffectRunner, type Performed, type Performers } from './effect-runner.ts';
import { RowClock } from './row-clock.ts';

let db: Database;
let stores: Stores;
let clock: FakeClock;
let tries: { readonly type: string; readonly tries: number; readonly at: number }[];
let logged: string[];
let answer: (tries: number) => Promise<Performed>;

beforeEach(() => {
  db = openShopDatabase(':memory:');
  stores = createStores(db);
  clock = createFakeClock();
  tries = [];
  logged = [];
  answer = () => Promise.resolve({ kind: 'settled', result: 'ok' });
  stores.sessions.insert({
    sessionId: 's',
    kioskId: 'K1',
    snapshotVersion: 1,
    snapshot: '{}',
    step: 'browsing',
    at: 0,
  });
});
afterEach(() => {
  db.close();
});

function runner(): EffectRunner {
  const perform = (type: string) => (job: { readonly tries: number }) => {
    tries.push({ type, tries: job.tries, at: clock.monotonic() });
    return answer(job.tries);
  };
  const performers: Performers = {
    charge: perform('charge'),
    inquire: perform('inquire'),
    cancelCharge: perform('cancelCharge'),
    print: perform('print'),
    raiseCall: perform('raiseCall'),
    closeCall: perform('closeCall'),
  };
  const log = (id: string) => logged.push(id);
  return new EffectRunner({ stores, clock: new RowClock(clock, stores, log), log, performers });
}

function ask(type: string): void {
  stores.outbox.insert({ sessionId: 's', seq: 1, type, params: '{}', nextAt: clock.now() });
}

describe('the effect runner', () => {
  test.each(['charge', 'inquire', 'cancelCharge', 'print', 'raiseCall', 'closeCall'])(
    'marks %s as begun before the world hears of it, and settles it after',
    async (type) => {
      const states: string[] = [];
      answer = () => {
        states.push(...stores.outbox.open().map(({ state }) => state));
        return Promise.resolve({ kind: 'settled', result: 'ok' });
      };
      ask(type);
      runner().start();
      await clock.advance(0);
      expect(states).toEqual(['started']);
      expect(stores.outbox.open()).toEqual([]);
    },
  );

  test('performs each row once while its answer is awaited, without looking again and again', async () => {
    answer = () => new Promise(() => undefined);
    ask('inquire');
    const running = runner();
    running.start();
    running.kick();
    await clock.advance(600_000);
    expect(tries).toHaveLength(1);
    expect(stores.outbox.nextAt()).toBeNull();
  });

  test('tries again when it was told to, and counts', async () => {
    answer = (count) =>
      Promise.resolve(count < 3 ? { kind: 'retry', inMs: 5000 } : { kind: 'settled', result: 'ok' });
    ask('inquire');
    runner().start();
    await clock.advance(60_000);
    expect(tries.map((each) => each.tries)).toEqual([0, 1, 2, 3]);
    expect(tries.map((each) => each.at)).toEqual([0, 5000, 10_000, 15_000]);
  });

  test('a try that breaks by our own mistake is logged and made again later, as a second one', async () => {
    answer = (count) =>
      count === 0
        ? Promise.reject(new Error('a mistake of ours'))
        : Promise.resolve({ kind: 'settled', result: 'ok' });
    ask('charge');
    runner().start();
    await clock.advance(60_000);
    expect(logged).toEqual(['effect.failed']);
    expect(tries.map((each) => each.tries)).toEqual([0, 1]);
  });

  test('a row of a kind that nobody knows is kept, and said', async () => {
    ask('teleport');
    ask('print');
    runner().start();
    await clock.advance(0);
    expect(logged).toEqual(['effect.failed']);
    expect(tries.map(({ type }) => type)).toEqual(['print']);
    expect(stores.outbox.open()).toMatchObject([{ type: 'teleport' }]);
  });

  test('a device that is back wakes what waits for it', async () => {
    answer = (count) =>
      Promise.resolve(count < 1 ? { kind: 'retry', inMs: 600_000 } : { kind: 'settled', result: 'ok' });
    ask('print');
    const running = runner();
    running.start();
    await clock.advance(1000);
    stores.outbox.wake('print', clock.now());
    running.kick();
    await clock.advance(0);
    expect(tries).toHaveLength(2);
  });

  test('a stopped runner touches nothing more', async () => {
    let finish: (performed: Performed) => void = () => undefined;
    answer = () =>
      new Promise((resolve) => {
        finish = resolve;
      });
    ask('print');
    const running = runner();
    running.start();
    await clock.advance(0);
    running.stop();
    finish({ kind: 'settled', result: 'ok' });
    await clock.advance(60_000);
    expect(stores.outbox.open()).toMatchObject([{ state: 'started', tries: 1 }]);
  });
});
