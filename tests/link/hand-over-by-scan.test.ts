import { expect, test } from 'vitest';
import { scannedForm } from '../../domain/order/spoken-code.ts';
import { type Shop, withShop } from '../harness/with-shop.ts';

const two = { kiosks: 2 };

async function setsAside(shop: Shop): Promise<string> {
  const k2 = shop.kiosk('K2');
  await k2.kiosk.orders('flat-white');
  const sessionId = (await k2.kiosk.view()).session?.sessionId;
  await k2.core.door(shop.hub.station.caller, 'visit.setAside', { sessionId, to: 'code' });
  await shop.pass(1_000);
  return (await k2.kiosk.view()).session?.parkedCode ?? '';
}

/** A customer holds their phone to the scanner of a kiosk. */
async function scans(shop: Shop, kioskId: string, code: string): Promise<void> {
  await shop.kiosk(kioskId).kiosk.does('order.scan', { code: scannedForm(code) });
  await shop.pass(2_000);
}

test('an order goes on at the kiosk whose scanner read its code from a phone, and nowhere else', () =>
  withShop(async (shop) => {
    const code = await setsAside(shop);
    await scans(shop, 'K3', code);
    await shop.kiosk('K3').kiosk.sees({ session: { step: 'browsing', lines: [{ itemId: 'flat-white' }] } });
    expect(shop.kiosk('K2').core.stores.parked.open()).toEqual([]);
    expect((await shop.kiosk('K2').kiosk.view()).session).toBeNull();
  }, two));

test('one that does not come is said on the screen, and leaves nothing in the log that names it', () =>
  withShop(async (shop) => {
    const code = await setsAside(shop);
    const k3 = shop.kiosk('K3');
    await k3.kiosk.orders('croissant');
    await scans(shop, 'K3', code);
    await k3.kiosk.sees({
      session: {
        lines: [{ itemId: 'croissant' }],
        notices: [{ kind: 'scan-refused', why: 'order-code' }],
      },
    });
    expect(shop.kiosk('K2').core.stores.parked.open()).toHaveLength(1);
    const read = k3.log.filter(({ id }) => id === 'scan.read');
    expect(read).toEqual([{ id: 'scan.read', fields: { outcome: 'order-busy' } }]);
  }, two));

test('a code that nobody knows is said at a screen that nobody uses, too', () =>
  withShop(async (shop) => {
    await scans(shop, 'K3', 'K4-7R');
    await shop.kiosk('K3').kiosk.sees({
      session: { step: 'browsing', lines: [], notices: [{ kind: 'scan-refused', why: 'order-code' }] },
    });
  }, two));
