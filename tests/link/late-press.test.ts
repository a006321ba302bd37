import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { withShop } from '../harness/with-shop.ts';

test('a press while the news of the call’s end is still under way is a call of its own, and a press before it is not', () =>
  withShop(async ({ hub, kiosks: [k2], wire, pass, until }) => {
    if (k2 === undefined) throw new Error('no kiosk');
    await k2.kiosk.orders('flat-white');
    const first = await k2.kiosk.callsHelp();
    await hub.station.sees({ calls: [{ callId: first }] });
    await k2.kiosk.callsHelp();
    await pass(500);
    wire('K2').delay(2_000);
    await hub.station.does('assist.resolve', { callId: first, reason: 'answered-question', note: '' });
    await pass(250);
    const second = randomUUID();
    await k2.kiosk.does('assist.call', { callId: second });
    expect(k2.core.desk.open().map(({ callId }) => callId)).toEqual([first]);
    await pass(6_000);
    wire('K2').delay(0);
    await pass(1_000);
    await until(() => expect(hub.core.desk.open().map(({ callId }) => callId)).toEqual([second]));
    await k2.kiosk.sees({ help: { callId: second } });

    await k2.kiosk.callsHelp();
    await pass(1_000);
    await hub.station.does('assist.resolve', { callId: second, reason: 'answered-question', note: '' });
    await k2.kiosk.sees({ help: { state: 'none' } });
    await pass(1_000);
    expect(k2.core.desk.open()).toEqual([]);
  }));
