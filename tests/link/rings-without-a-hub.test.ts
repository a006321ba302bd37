import { expect, test } from 'vitest';
import { withShop } from '../harness/with-shop.ts';

test('kiosks that ring by themselves each count for themselves, and the hub counts both when it is back, once', () =>
  withShop(
    async (shop) => {
      const { hub } = shop;
      const [k2, k3] = [shop.kiosk('K2'), shop.kiosk('K3')];
      for (const { core } of [hub, k2, k3])
        core.stores.staff.add({ staffId: 'mia', name: 'Mia', role: 'staff', pin: '7391' });
      for (const page of [hub.station, k2.station, k3.station]) await page.does('duty.set', { duty: 'on' });
      await hub.kill();
      await shop.pass(5_000, 1_000);
      const rung = ({ log }: typeof k2) =>
        log.filter(({ id, fields }) => id === 'assist.rung' && fields['channel'] === 'sound').length;
      await k2.kiosk.callsHelp();
      await k3.kiosk.callsHelp();
      await shop.pass(3_000, 1_000);
      expect([rung(k2), rung(k3)]).toEqual([1, 1]);
      await hub.boot();
      await shop.linked();
      await shop.until(() => expect(hub.core.desk.open()).toHaveLength(2));
      await shop.rest();
      const mia = (count: number) => ({
        ladder: { rings: expect.arrayContaining([{ name: 'Mia', count }]) },
      });
      await hub.manager.sees(mia(2));
      expect(rung(hub)).toBe(0);
      // From here on the hub climbs, and nobody else: one ring more for each.
      await shop.pass(25_000, 1_000);
      expect([rung(k2), rung(k3)]).toEqual([1, 1]);
      await hub.manager.sees(mia(4));
    },
    { kiosks: 2, stationsAtKiosks: true },
  ));
