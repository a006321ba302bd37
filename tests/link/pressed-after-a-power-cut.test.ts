import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HelpLogStore } from '../../db/help-log-store.ts';
import { openForReading } from '../../db/insight-reader.ts';
import { type Shop, withShop } from '../harness/with-shop.ts';
import { differences } from './calls-of.ts';

/** The hub has a call that its kiosk lost with its power, and the kiosk, still alone, another of the same customer. */
async function pressedTwice(shop: Shop): Promise<{ readonly lost: string; readonly again: string }> {
  const k2 = shop.kiosk('K2');
  k2.holdDisk();
  const lost = randomUUID();
  void k2.kiosk.send('assist.call', { callId: lost });
  await shop.hub.station.sees({ calls: [{ callId: lost }] });
  await k2.kill();
  shop.wire('K2').cut();
  await k2.boot();
  await shop.pass(1_000);
  const again = await k2.kiosk.callsHelp();
  await k2.kiosk.sees({ help: { callId: again } });
  return { lost, again };
}

/** Every line of an engine's help log, as it is exported. */
function helpLogOf(data: string): readonly string[] {
  const db = openForReading(join(data, 'desk.db'));
  try {
    return [...new HelpLogStore(db).lines()];
  } finally {
    db.close();
  }
}

async function meet(shop: Shop): Promise<void> {
  shop.wire('K2').heal();
  await shop.linked();
  await shop.pass(1_000);
}

const openAt = ({ hub, kiosk }: Shop) =>
  [hub, kiosk('K2')].map(({ core }) => core.desk.open().map(({ callId }) => callId));

describe('a call that a kiosk lost in a power cut and its customer pressed again', () => {
  test('is one call for staff, urgent, and one for the customer', () =>
    withShop(async (shop) => {
      const { lost, again } = await pressedTwice(shop);
      const k2 = shop.kiosk('K2').kiosk;
      await k2.does('assist.reason', { callId: again, reason: 'pay' });
      await meet(shop);
      expect(openAt(shop)).toEqual([[lost], [lost]]);
      await shop.hub.station.sees({ calls: [{ callId: lost, urgent: true, reason: 'pay' }] });
      await k2.sees({ help: { callId: lost, reason: 'pay' } });
      const rung = shop.hub.log.filter(
        ({ id, fields }) => id === 'assist.rung' && fields['callId'] === again,
      );
      expect(rung).toEqual([]);

      await shop.hub.station.does('assist.accept', { callId: lost });
      await k2.sees({ help: { state: 'accepted', byName: 'Mia' } });
      await shop.hub.station.does('assist.resolve', { callId: lost, reason: 'other', note: '' });
      await k2.sees({ help: { state: 'none' } });
      await shop.pass(1_000);
      expect(openAt(shop)).toEqual([[], []]);
      expect(differences(shop)).toEqual([]);
      for (const callId of [lost, again])
        expect(shop.hub.core.desk.recent().find((call) => call.callId === callId)).toMatchObject({
          acceptedBy: { name: 'Mia' },
          resolution: { reason: 'other' },
        });
    }));

  test('is one in the history, in the figures and on the page of the help log, and two linked rows in the log', () =>
    withShop(async (shop) => {
      const { lost, again } = await pressedTwice(shop);
      await meet(shop);
      await shop.pass(5_000);
      await shop.hub.station.does('assist.accept', { callId: lost });
      await shop.hub.station.does('assist.resolve', { callId: lost, reason: 'not-needed', note: '' });
      await shop.pass(1_000);
      const { hub } = shop;
      expect((await hub.station.view()).recent.map(({ callId }) => callId)).toEqual([lost]);
      const ask = (name: 'insight.report' | 'insight.helpLog') =>
        hub.core.door(hub.manager.caller, name, { last: 1 });
      const once = { figures: { calls: 1 } };
      expect(await ask('insight.report')).toMatchObject({
        value: {
          total: { calls: 1, useless: 1, accepted: { count: 1 }, resolved: { count: 1 } },
          tables: { day: [once], hour: [once], kiosk: [once], cause: [once], step: [once] },
        },
      });
      expect(await ask('insight.helpLog')).toMatchObject({
        value: { calls: [{ callId: lost }], brokenAt: null },
      });
      // The proof leaves nothing out: both presses stand in it, and the later one says which it repeated.
      const ends = helpLogOf(hub.data).filter((line) => line.includes('"event":"resolved"'));
      const repeated = ends.flatMap((line) => /"repeats":"([^"]+)"/.exec(line)?.[1] ?? []);
      expect([ends.length, repeated]).toEqual([2, [lost]]);
      expect(ends.some((line) => line.includes(again))).toBe(true);
    }));

  test('is withdrawn as one, under either name', () =>
    withShop(async (shop) => {
      const { again } = await pressedTwice(shop);
      await meet(shop);
      // The page of the customer still had the other one when it was tapped.
      await shop.kiosk('K2').kiosk.does('assist.withdraw', { callId: again });
      await shop.kiosk('K2').kiosk.sees({ help: { state: 'none' } });
      await shop.pass(1_000);
      expect(openAt(shop)).toEqual([[], []]);
      expect(differences(shop)).toEqual([]);
    }));

  test('is still open when staff ended the first without knowing of the second press', () =>
    withShop(async (shop) => {
      const { lost, again } = await pressedTwice(shop);
      await shop.hub.station.does('assist.resolve', { callId: lost, reason: 'other', note: '' });
      await meet(shop);
      expect(openAt(shop)).toEqual([[again], [again]]);
      await shop.hub.station.sees({ calls: [{ callId: again, urgent: false }] });
    }));

  test('is still open when the first ends while the second press is on its way', () =>
    withShop(async (shop) => {
      const { lost, again } = await pressedTwice(shop);
      shop.wire('K2').heal();
      shop.wire('K2').delay(300);
      const there = () => shop.kiosk('K2').core.desk.find(lost);
      for (let turn = 0; turn < 100 && there() === undefined; turn += 1) await shop.pass(50, 50);
      expect(openAt(shop)[1]).toEqual([lost]);
      await shop.hub.station.does('assist.resolve', { callId: lost, reason: 'other', note: '' });
      await shop.pass(2_000);
      const known = shop.hub.core.desk.recent().map(({ callId }) => callId);
      // Either the hub had heard of it, and both ended; or it had not, and the press is a call of its own.
      expect(openAt(shop)).toEqual(known.includes(again) ? [[], []] : [[again], [again]]);
      shop.wire('K2').delay(0);
      await shop.pass(2_000);
      expect(differences(shop)).toEqual([]);
    }));

  test('is one after a restart of both', () =>
    withShop(async (shop) => {
      const { lost } = await pressedTwice(shop);
      await meet(shop);
      await shop.hub.restart();
      await shop.kiosk('K2').restart();
      await shop.linked();
      await shop.pass(1_000);
      expect(openAt(shop)).toEqual([[lost], [lost]]);
      expect(differences(shop)).toEqual([]);
    }));
});

test('a call withdrawn out of the hub’s hearing does not swallow the next one', () =>
  withShop(async (shop) => {
    const k2 = shop.kiosk('K2');
    const first = await k2.kiosk.callsHelp();
    await shop.hub.station.sees({ calls: [{ callId: first }] });
    shop.wire('K2').cut();
    await shop.pass(500);
    await k2.kiosk.does('assist.withdraw', { callId: first });
    const second = await k2.kiosk.callsHelp();
    shop.wire('K2').heal();
    await shop.linked();
    await shop.pass(1_000);
    expect(openAt(shop)).toEqual([[second], [second]]);
    await shop.hub.station.sees({ calls: [{ callId: second, urgent: false }] });
  }));
