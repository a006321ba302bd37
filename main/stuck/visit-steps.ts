import type { OrderEvent } from '../../domain/order/order-events.ts';
import type { VisitStep } from '../../domain/assist/stuck.ts';
import { readOwnJson } from '../../domain/own-json.ts';
import type { JournalRow } from '../../db/session-store.ts';

/** The journal of a visit as steps of somebody who gets on, or does not. Rows oldest first. */
export function visitSteps(rows: readonly JournalRow[]): readonly VisitStep[] {
  const itemOf = new Map<string, string>();
  return rows.flatMap(({ at, event: text }) => {
    const event = readOwnJson<OrderEvent>(text);
    const step = (kind: VisitStep['kind'], itemId: string | null = null) => [{ at, kind, itemId }];
    switch (event.type) {
      case 'line.added':
      case 'line.changed':
        itemOf.set(event.line.lineId, event.line.itemId);
        return step('progress', event.line.itemId);
      case 'type.chosen':
      case 'begun':
      case 'line.restored':
      case 'review.granted':
      case 'pay.card':
      case 'pay.counter':
      case 'payment.approved':
        return step('progress');
      case 'moved':
        return event.place.screen === 'item' ? step('look', event.place.itemId) : step('back');
      case 'reopened':
        return step('back');
      case 'line.removed':
        return step('take-off', itemOf.get(event.lineId) ?? null);
      case 'payment.declined':
        return step('declined');
      case 'touched':
      case 'language.chosen':
      case 'comfort.chosen':
        return step('touch');
      default:
        // What the shop, a device or a clock did says nothing about the customer.
        return [];
    }
  });
}
