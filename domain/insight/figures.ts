import type { CallFact } from './call-fact.ts';
import type { OrderCell } from './day-sum.ts';
import { type Spread, spreadOf } from './quantile.ts';

/** By what calls are told apart. A call with several products counts for each of them. */
export const dimensions = ['day', 'hour', 'kiosk', 'cause', 'step', 'product', 'language', 'mode'] as const;
export type Dimension = (typeof dimensions)[number];

/** Placed orders beside which calls stand. */
export interface OrdersBeside {
  readonly placed: readonly OrderCell[];
  /** Orders that had a product, by its name. */
  readonly products: ReadonlyMap<string, number>;
}

export interface Figures {
  readonly calls: number;
  /** Orders beside which these calls stand; null where nobody can know them. */
  readonly orders: number | null;
  /** Calls that stand beside counted orders. */
  readonly counted: number;
  /** Of the calls that stand beside counted orders only; null without orders: nothing can be said. */
  readonly per100: number | null;
  readonly seen: Spread;
  readonly accepted: Spread;
  readonly arrived: Spread;
  readonly resolved: Spread;
  /** How many calls ended on each rung; the first is rung 0. Those that needed none are in none. */
  readonly rungs: readonly number[];
  readonly useless: number;
  /** Of all calls; null of none. */
  readonly uselessRate: number | null;
  /** The goal is 0. */
  readonly unanswered: number;
}

export interface FigureRow {
  readonly key: string;
  readonly label: string;
  readonly figures: Figures;
}

const found = (ms: number | null): readonly number[] => (ms === null ? [] : [ms]);

export function figuresOf(calls: readonly CallFact[], orders: number | null): Figures {
  const rungs: number[] = [];
  for (const { rung } of calls) {
    if (rung < 0) continue;
    while (rungs.length <= rung) rungs.push(0);
    rungs[rung] = (rungs[rung] ?? 0) + 1;
  }
  const useless = calls.filter((call) => call.useless).length;
  const counted = calls.filter((call) => call.counted).length;
  return {
    calls: calls.length,
    orders,
    counted,
    per100: orders === null || orders === 0 ? null : (counted * 100) / orders,
    seen: spreadOf(calls.flatMap(({ seenMs }) => found(seenMs))),
    accepted: spreadOf(calls.flatMap(({ acceptedMs }) => found(acceptedMs))),
    arrived: spreadOf(calls.flatMap(({ arrivedMs }) => found(arrivedMs))),
    resolved: spreadOf(calls.flatMap(({ resolvedMs }) => found(resolvedMs))),
    rungs,
    useless,
    uselessRate: calls.length === 0 ? null : useless / calls.length,
    unanswered: calls.filter((call) => call.unanswered).length,
  };
}

/** What a call belongs to in a dimension. */
function keysOfCall(call: CallFact, dimension: Dimension): readonly string[] {
  switch (dimension) {
    case 'day':
      return [call.day];
    case 'hour':
      return [hourKey(call.hour)];
    case 'kiosk':
      return [call.kioskId];
    case 'product':
      return call.products;
    case 'cause':
    case 'step':
    case 'language':
    case 'mode':
      return [call[dimension]];
  }
}

/** How many orders belong to each key; null: every order stands beside every call. */
function ordersBy(dimension: Dimension, orders: OrdersBeside): ReadonlyMap<string, number> | null {
  if (dimension === 'cause' || dimension === 'step') return null;
  if (dimension === 'product') return orders.products;
  const counted = new Map<string, number>();
  for (const cell of orders.placed) {
    const key = keyOfCell(cell, dimension);
    counted.set(key, (counted.get(key) ?? 0) + cell.count);
  }
  return counted;
}

function keyOfCell(cell: OrderCell, dimension: 'day' | 'hour' | 'kiosk' | 'language' | 'mode'): string {
  switch (dimension) {
    case 'hour':
      return hourKey(cell.hour);
    case 'kiosk':
      return cell.kioskId;
    case 'day':
    case 'language':
    case 'mode':
      return cell[dimension];
  }
}

/** How many orders there were. */
export function ordersIn({ placed }: Pick<OrdersBeside, 'placed'>): number {
  return placed.reduce((sum, { count }) => sum + count, 0);
}

function hourKey(hour: number): string {
  return String(hour).padStart(2, '0');
}

/** Dimensions that read by their own order; the others by how many call. */
const inOrder: readonly Dimension[] = ['day', 'hour'];

/** Dimensions in which orders without any call have a row too: there, nobody calling is a figure. */
const withoutCalls: readonly Dimension[] = ['day', 'hour', 'kiosk', 'language', 'mode'];

/**
 * The figures of each kiosk, cause, … of a range. A kiosk of which no day is counted stands beside no orders; causes and
 * steps stand beside all of them; of calls that nobody had begun an order for, there are none.
 * @param nameOf what a kiosk is called of which there are orders and no call
 */
export function figuresBy(
  dimension: Dimension,
  calls: readonly CallFact[],
  orders: OrdersBeside,
  nameOf: (kioskId: string) => string = (kioskId) => kioskId,
): readonly FigureRow[] {
  const groups = new Map<string, CallFact[]>();
  const labels = new Map<string, string>();
  for (const call of calls) {
    for (const key of keysOfCall(call, dimension)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [call]);
      else group.push(call);
      labels.set(key, dimension === 'kiosk' ? call.kioskName : key);
    }
  }
  const counted = ordersBy(dimension, orders);
  const all = ordersIn(orders);
  const known = new Set(calls.filter((call) => call.counted).map(({ kioskId }) => kioskId));
  const beside = (key: string): number | null => {
    if (counted === null) return all;
    const found = counted.get(key);
    if (found !== undefined) return found;
    const unknown = dimension === 'kiosk' ? !known.has(key) : dimension === 'mode' && key === 'none';
    return unknown ? null : 0;
  };
  if (withoutCalls.includes(dimension)) {
    for (const key of counted?.keys() ?? []) {
      if (groups.has(key)) continue;
      groups.set(key, []);
      labels.set(key, dimension === 'kiosk' ? nameOf(key) : key);
    }
  }
  const rows = [...groups].map(([key, group]) => ({
    key,
    label: labels.get(key) ?? key,
    figures: figuresOf(group, beside(key)),
  }));
  return rows.toSorted((a, b) =>
    inOrder.includes(dimension)
      ? a.key.localeCompare(b.key)
      : b.figures.calls - a.figures.calls || a.key.localeCompare(b.key),
  );
}
