import { expect, test } from 'vitest';
import { withShop } from '../harness/with-shop.ts';

test('a press at a kiosk is on the station of the hub, and what staff do is on the kiosk', () =>
  withShop(async ({ hub, kiosks: [k2], rest }) => {
    if (k2 === undefined) throw new Error('no kiosk');
    const callId = await k2.kiosk.callsHelp();
    await hub.station.sees({ calls: [{ callId, kioskId: 'K2', kioskName: 'Kiosk 2' }] });
    await hub.station.does('assist.seen', { callIds: [callId] });
    await k2.kiosk.sees({ help: { state: 'seen' } });
    await hub.station.does('assist.accept', { callId });
    await k2.kiosk.sees({ help: { state: 'accepted', byName: 'Mia' } });
    await hub.station.does('assist.arrive', { callId });
    await k2.kiosk.sees({ help: { state: 'arrived' } });
    await hub.station.does('assist.resolve', { callId, reason: 'answered-question', note: '' });
    await k2.kiosk.sees({ help: { state: 'none' } });
    await rest();
    expect(k2.core.desk.recent()).toEqual(hub.core.desk.recent());
    expect(k2.core.link.hubView()?.backlog.count).toBe(0);
  }));
