import type { BasisPoints, Minor } from '../catalog/catalog.ts';
import type { Quote } from '../pricing/quote.ts';

/** An order that was placed on the day. */
export interface ShiftOrder {
  readonly orderId: string;
  readonly number: string;
  readonly units: number;
  readonly paid: boolean;
  readonly quote: Quote;
}

/** A card payment that was settled on the day, or that nobody knows the end of. */
export interface ShiftPayment {
  readonly orderId: string;
  readonly number: string | null;
  readonly amount: Minor;
  readonly status: 'approved' | 'unknown';
  /** Epoch milliseconds: when it was settled, or asked for while nobody knows. */
  readonly at: number;
}

/** A print of the day of which nobody knows, or of which it is known, that it did not come out. */
export interface ShiftPrint {
  readonly document: string;
  readonly number: string | null;
  readonly outcome: 'unknown' | 'not-printed';
  readonly at: number;
}

export interface ShiftCall {
  /** Whether a customer pressed, or a machine called. */
  readonly byCustomer: boolean;
  readonly raisedAt: number;
  readonly acceptedAt: number | null;
  /** Ended by itself, or taken back: nobody had to answer. */
  readonly needless: boolean;
}

/** What a shop's own tables say of one business day. */
export interface ShiftFacts {
  readonly orders: readonly ShiftOrder[];
  readonly payments: readonly ShiftPayment[];
  readonly prints: readonly ShiftPrint[];
  readonly calls: readonly ShiftCall[];
}

export interface CountedMoney {
  readonly count: number;
  readonly amount: Minor;
}

export interface ShiftReport {
  readonly placed: CountedMoney & { readonly units: number };
  readonly paid: CountedMoney;
  readonly unpaid: CountedMoney;
  /** Approved by the terminal, whatever became of the order. */
  readonly byCard: CountedMoney;
  /** Paid orders that no approved card payment belongs to: a person took the money. */
  readonly atCounter: CountedMoney;
  /** Money that came in less what the paid orders cost: not 0 when somebody was charged twice or an order was lost. */
  readonly difference: Minor;
  /** Of the paid orders, the highest rate first. */
  readonly taxes: readonly { readonly rate: BasisPoints; readonly net: Minor; readonly tax: Minor }[];
  /** Taken off the paid orders by promotions, as a positive amount. */
  readonly discounts: Minor;
  readonly unknownPayments: readonly ShiftPayment[];
  readonly prints: readonly ShiftPrint[];
  readonly calls: {
    readonly byCustomers: number;
    readonly byMachines: number;
    readonly unanswered: number;
    /** Milliseconds from the call to "I am coming"; null when nobody came to any. */
    readonly usualAnswerMs: number | null;
    readonly longestAnswerMs: number | null;
  };
}

/** Adds a day up. Amounts are whole minor units and are only added and taken off, never divided. */
export function shiftReport(facts: ShiftFacts): ShiftReport {
  const paid = facts.orders.filter((order) => order.paid);
  const unpaid = facts.orders.filter((order) => !order.paid);
  const approved = facts.payments.filter(({ status }) => status === 'approved');
  const carded = new Set(approved.map(({ orderId }) => orderId));
  const byCard = counted(approved.map(({ amount }) => amount));
  const atCounter = counted(totals(paid.filter(({ orderId }) => !carded.has(orderId))));
  const answers = facts.calls
    .flatMap(({ raisedAt, acceptedAt }) => (acceptedAt === null ? [] : [acceptedAt - raisedAt]))
    .toSorted((one, other) => one - other);
  const byCustomers = facts.calls.filter(({ byCustomer }) => byCustomer).length;
  return {
    placed: {
      ...counted(totals(facts.orders)),
      units: facts.orders.reduce((sum, { units }) => sum + units, 0),
    },
    paid: counted(totals(paid)),
    unpaid: counted(totals(unpaid)),
    byCard,
    atCounter,
    difference: byCard.amount + atCounter.amount - counted(totals(paid)).amount,
    taxes: taxesOf(paid),
    discounts: paid.reduce((sum, { quote }) => sum + discountsOf(quote), 0),
    unknownPayments: facts.payments.filter(({ status }) => status === 'unknown'),
    prints: facts.prints,
    calls: {
      byCustomers,
      byMachines: facts.calls.length - byCustomers,
      unanswered: facts.calls.filter(({ acceptedAt, needless }) => acceptedAt === null && !needless).length,
      usualAnswerMs: answers[Math.floor((answers.length - 1) / 2)] ?? null,
      longestAnswerMs: answers.at(-1) ?? null,
    },
  };
}

function totals(orders: readonly ShiftOrder[]): readonly Minor[] {
  return orders.map(({ quote }) => quote.total);
}

function counted(amounts: readonly Minor[]): CountedMoney {
  return { count: amounts.length, amount: amounts.reduce((sum, amount) => sum + amount, 0) };
}

function discountsOf(quote: Quote): Minor {
  const all = [...quote.lines.flatMap(({ discounts }) => discounts), ...quote.orderDiscounts];
  return all.reduce((sum, { amount }) => sum + amount, 0);
}

function taxesOf(orders: readonly ShiftOrder[]): ShiftReport['taxes'] {
  const byRate = new Map<BasisPoints, { net: Minor; tax: Minor }>();
  for (const { rate, net, tax } of orders.flatMap(({ quote }) => quote.taxes)) {
    const sum = byRate.get(rate) ?? { net: 0, tax: 0 };
    byRate.set(rate, { net: sum.net + net, tax: sum.tax + tax });
  }
  return [...byRate]
    .map(([rate, sums]) => ({ rate, ...sums }))
    .filter(({ net, tax }) => net !== 0 || tax !== 0)
    .toSorted((one, other) => other.rate - one.rate);
}
