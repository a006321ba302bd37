import { formatAmountAscii } from '../../domain/money.ts';
import type { Currency } from '../../domain/catalog/catalog.ts';
import { LiveCatalog } from '../catalog/live-catalog.ts';
import { systemClock } from '../clock.ts';
import { type Outcome, table } from './outcome.ts';
import { withStores } from './shop-data.ts';

/** The newest orders, whatever became of them. */
export function listOrders(data: string, limit: number): Promise<Outcome> {
  return withStores(data, (stores) => {
    const live = new LiveCatalog(stores, systemClock, () => undefined).catalog()?.shop.currency;
    const orders = stores.orders.list(limit).map((row) => ({
      number: row.number,
      orderId: row.order_id,
      kioskId: row.kiosk_id,
      businessDay: row.business_day,
      placedAt: new Date(row.placed_at).toISOString(),
      orderType: row.order_type,
      units: row.units,
      currency: row.currency,
      /** Minor units. */
      total: row.total,
      paid: row.paid === 1,
      state: row.state,
    }));
    return {
      exitCode: 0,
      lines:
        orders.length === 0
          ? ['No order has been placed yet.']
          : table([
              ['number', 'placed', 'units', 'total', 'paid', 'state'],
              ...orders.map((order) => [
                order.number,
                order.placedAt,
                String(order.units),
                amount(order.total, order.currency, live),
                order.paid ? 'yes' : 'no',
                order.state,
              ]),
            ]),
      json: { orders },
    };
  });
}

function amount(total: number, code: string, live: Currency | undefined): string {
  // An order of an older catalogue in another currency: how many decimals that had is not known here.
  if (live?.code !== code) return `${total} ${code} (minor units)`;
  return `${formatAmountAscii(total, live)} ${code}`;
}
