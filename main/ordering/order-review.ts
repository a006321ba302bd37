import { carryAdjustment } from '../../domain/approval/adjustment.ts';
import { buildLine } from '../../domain/cart/build-line.ts';
import type { OrderLine } from '../../domain/cart/line.ts';
import type { OrderEvent } from '../../domain/order/order-events.ts';
import type { IdentifiedNotice, OrderContext, OrderNotice } from '../../domain/order/order-types.ts';
import { priceOrder } from '../../domain/pricing/price-order.ts';
import type { StockStore } from '../../db/stock-store.ts';
import type { Menu } from '../catalog/live-catalog.ts';
import type { IdSource } from '../ids.ts';
import { unitsWanted } from './transaction-effects.ts';

type ReviewEvent = Extract<OrderEvent, { type: 'review.granted' | 'review.refused' }>;

/**
 * Holds the stock of an order and fixes its total, or says what is in the way. Runs inside the step's transaction.
 * Lines are looked at again against the live menu: what is no longer sold is taken off and said, a price that changed
 * is said, and stock is held for all of it or for nothing.
 */
export function reviewOrder(
  context: OrderContext,
  menu: Menu,
  stock: StockStore,
  ids: IdSource,
): ReviewEvent {
  const { lines, notices: found } = refreshLines(context.lines, menu, ids);
  const notices = [...found];
  const say = (notice: OrderNotice) => notices.push({ ...notice, noticeId: ids.uuid() });
  if (lines.length < context.lines.length || lines.length === 0)
    return { type: 'review.refused', lines, notices };

  const shortages = stock.hold(context.sessionId, unitsWanted(lines));
  if (shortages.length > 0) {
    const left = new Map(shortages.map((shortage) => [shortage.itemId, shortage.available]));
    return { type: 'review.refused', lines: fitToStock(lines, left, say), notices };
  }
  const { shop, promotions } = menu.index.catalog;
  const { orderType, discount } = context;
  const quote = priceOrder({ lines, orderType, discount, shop, promotions, moment: menu.moment });
  return { type: 'review.granted', lines, quote, notices };
}

/** Lines as the live menu has them: what is no longer sold is taken off and said, a price that changed is said. */
export function refreshLines(
  before: readonly OrderLine[],
  menu: Menu,
  ids: IdSource,
): { readonly lines: readonly OrderLine[]; readonly notices: readonly IdentifiedNotice[] } {
  const notices: IdentifiedNotice[] = [];
  const lines: OrderLine[] = [];
  for (const line of before) {
    const fresh = refresh(line, menu);
    const noticeId = ids.uuid();
    if (typeof fresh === 'string') {
      notices.push({ kind: 'line-removed', name: line.name, why: fresh, noticeId });
      continue;
    }
    const { lineId } = line;
    const [was, now] = [unitPrice(line), unitPrice(fresh)];
    if (was !== now) notices.push({ kind: 'price-changed', lineId, name: fresh.name, was, now, noticeId });
    lines.push(fresh);
  }
  return { lines, notices };
}

function refresh(line: OrderLine, menu: Menu): OrderLine | 'sold-out' | 'not-now' | 'no-longer-sold' {
  const why = menu.unavailable.get(line.itemId);
  if (why !== undefined) return why;
  const gone = new Set(menu.unavailable.keys());
  const built = buildLine(
    menu.index,
    line.lineId,
    line.itemId,
    line.quantity,
    line.selections,
    gone,
    line.label,
  );
  if (built.ok) return carryAdjustment(line, built.value);
  return built.error.kind === 'sold-out' ? 'sold-out' : 'no-longer-sold';
}

/** Price of one unit with its options. */
export function unitPrice(line: OrderLine): number {
  return line.options.reduce((sum, option) => sum + option.amount, line.base);
}

/** Takes units off, last line first, until what is left in stock is enough; each change is said. */
function fitToStock(
  lines: readonly OrderLine[],
  left: ReadonlyMap<string, number>,
  say: (notice: OrderNotice) => void,
): readonly OrderLine[] {
  const remaining = new Map(left);
  const kept: OrderLine[] = [];
  for (const line of lines) {
    const needs = unitsWanted([{ ...line, quantity: 1 }]);
    let possible = line.quantity;
    for (const [itemId, perUnit] of needs) {
      const units = remaining.get(itemId);
      if (units !== undefined) possible = Math.min(possible, Math.floor(units / perUnit));
    }
    for (const [itemId, perUnit] of needs) {
      const units = remaining.get(itemId);
      if (units !== undefined) remaining.set(itemId, units - possible * perUnit);
    }
    if (possible === 0) say({ kind: 'line-removed', name: line.name, why: 'sold-out' });
    else kept.push(possible === line.quantity ? line : { ...line, quantity: possible });
    if (possible > 0 && possible < line.quantity)
      say({ kind: 'only-some-left', lineId: line.lineId, name: line.name, left: possible });
  }
  return kept;
}
