import { approvedAttempt } from '../../domain/order/order-context.ts';
import { stepOf } from '../../domain/order/order-snapshot.ts';
import type { SignFacts } from '../devices/outward-signs.ts';
import type { ShopFloor } from '../shop-floor.ts';
import { quoteNow } from './kiosk-view.ts';

/**
 * What lights and pole displays are made of, from what is stored and proven now: those of a kiosk show its own calls,
 * those of a hub without one everybody's.
 */
export function signFacts(shop: ShopFloor, kioskId: string, headless: boolean): SignFacts {
  const menu = shop.live.menu();
  const current = shop.kiosk.current();
  const context = current?.snapshot.context;
  const inService = shop.inService();
  return {
    light: {
      calls: shop.desk.open().filter((call) => headless || call.kioskId === kioskId),
      closed: !headless && !inService,
      canSell: headless || menu !== null,
    },
    display: {
      shopName: menu?.index.catalog.shop.name ?? {},
      currency: menu?.index.catalog.shop.currency ?? { code: '', symbol: '', decimals: 2 },
      language: context?.language ?? menu?.index.catalog.shop.languages[0] ?? 'en',
      closed: !inService || menu === null,
      visit:
        current === null || context === undefined
          ? null
          : {
              step: stepOf(current.snapshot.value),
              lines: context.lines,
              quote: context.quote ?? quoteNow(current.snapshot, menu),
              number: context.number,
              paid: approvedAttempt(context) !== undefined,
            },
    },
  };
}
