import type { AssistCall } from '../../domain/assist/call.ts';
import { businessDay } from '../../domain/catalog/availability.ts';
import { readOwnJson } from '../../domain/own-json.ts';
import type { Quote } from '../../domain/pricing/quote.ts';
import type { ShiftFacts } from '../../domain/shift/shift-report.ts';
import type { Stores } from '../stores.ts';

const HOUR_MS = 3_600_000;

/** What the shop's own tables say of one business day, '2026-11-27', on the shop's wall clock. */
export function shiftFacts(deps: {
  readonly stores: Stores;
  readonly raised: (from: number, to: number) => readonly AssistCall[];
  readonly day: string;
  readonly timeZone: string;
}): ShiftFacts {
  const { stores, day, timeZone } = deps;
  // Wider than the day in any time zone (UTC−12 to UTC+14); each row is asked for its own day then.
  const noon = Date.parse(`${day}T12:00:00Z`);
  const [from, to] = [noon - 27 * HOUR_MS, noon + 27 * HOUR_MS];
  const isToday = (at: number): boolean => businessDay(at, timeZone) === day;
  const numberOf = (orderId: string | null): string | null =>
    orderId === null ? null : (stores.orders.load(orderId)?.number ?? null);
  return {
    orders: stores.orders.ofDay(day).map((order) => ({
      orderId: order.order_id,
      number: order.number,
      units: order.units,
      paid: order.paid === 1,
      quote: readOwnJson<Quote>(order.quote),
    })),
    payments: stores.payments.around(from, to).flatMap((attempt) => {
      const at = attempt.settled_at ?? attempt.requested_at;
      if (!isToday(at) || (attempt.status !== 'approved' && attempt.status !== 'unknown')) return [];
      const { order_id: orderId, amount, status } = attempt;
      return [{ orderId, number: numberOf(orderId), amount, status, at }];
    }),
    prints: stores.prints.inDoubt(from, to).flatMap((job) =>
      isToday(job.created_at)
        ? [
            {
              document: job.document,
              number: numberOf(job.order_id),
              outcome: job.state === 'unknown' || job.state === 'sending' ? 'unknown' : 'not-printed',
              at: job.created_at,
            },
          ]
        : [],
    ),
    calls: deps
      .raised(from, to)
      .filter(({ raisedAt }) => isToday(raisedAt))
      .map((call) => ({
        byCustomer: call.cause === 'help',
        raisedAt: call.raisedAt,
        acceptedAt: call.acceptedAt,
        needless: call.state === 'withdrawn' || (call.state === 'resolved' && call.acceptedAt === null),
      })),
  };
}
