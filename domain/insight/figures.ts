import type { CallFact } from './call-fact.ts';
import { type Spread, spreadOf } from './quantile.ts';

/** By what calls are told apart. A call with several products counts for each of them. */
export const dimensions = ['day', 'hour', 'kiosk', 'cause', 'step', 'product', 'language', 'mode'] as const;
export type Dimension = (typeof dimensions)[number];

/** One placed order as figures count it. */
export interface OrderFact {
  readonly kioskId: string;
  readonly day: string;
  readonly hour: number;
  readonly language: string;
  /** Names; each once. */
  readonly products: readonly string[];
}

export interface Figures {
  readonly calls: number;
  /** Orders beside which these calls stand; null where nobody can know them. */
  readonly orders: number | null;
  /** null without orders: nothing can be said. */
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
  return {
    calls: calls.length,
    orders,
    per100: orders === null || orders === 0 ? null : (calls.length * 100) / orders,
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

/** What an order belongs to; null: every order stands beside every call. */
function keysOfOrder(order: OrderFact, dimension: Dimension): readonly string[] | null {
  switch (dimension) {
    case 'day':
      return [order.day];
    case 'hour':
      return [hourKey(order.hour)];
    case 'kiosk':
      return [order.kioskId];
    case 'product':
      return order.products;
    case 'language':
      return [order.language];
    case 'cause':
    case 'step':
    case 'mode':
      return null;
  }
}

function hourKey(hour: number): string {
  return String(hour).padStart(2, '0');
}

/** Dimensions that read by their own order; the others by how many call. */
const inOrder: readonly Dimension[] = ['day', 'hour'];

/**
 * The figures of each kiosk, cause, … of a range. A kiosk without orders here is one whose orders are kept elsewhere:
 * its calls stand beside none. Of the mode no order tells anything; causes and steps stand beside all orders.
 */
export function figuresBy(
  dimension: Dimension,
  calls: readonly CallFact[],
  orders: readonly OrderFact[],
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
  const counted = new Map<string, number>();
  for (const order of orders) {
    for (const key of keysOfOrder(order, dimension) ?? []) counted.set(key, (counted.get(key) ?? 0) + 1);
  }
  const beside = (key: string): number | null => {
    if (dimension === 'mode') return null;
    if (dimension === 'cause' || dimension === 'step') return orders.length;
    return counted.get(key) ?? (dimension === 'kiosk' ? null : 0);
  };
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
