import type { JournalRow } from '../../db/session-store.ts';
import type { GuessStep } from '../../domain/assist/call-guess.ts';
import type { OrderEvent } from '../../domain/order/order-events.ts';
import { readOwnJson } from '../../domain/own-json.ts';

/** The journal of a visit as what the customer was after. Rows oldest first; damaged entries say nothing. */
export function guessSteps(rows: readonly JournalRow[]): readonly GuessStep[] {
  const itemOf = new Map<string, string>();
  return rows.map(({ event: text }): GuessStep => {
    const event = read(text);
    switch (event?.type) {
      case 'moved':
        return event.place.screen === 'item'
          ? { kind: 'look', itemId: event.place.itemId }
          : { kind: 'other', itemId: null };
      case 'line.added':
      case 'line.changed':
        itemOf.set(event.line.lineId, event.line.itemId);
        return { kind: 'add', itemId: event.line.itemId };
      case 'line.removed':
        return { kind: 'take-off', itemId: itemOf.get(event.lineId) ?? null };
      case 'noticed':
        return event.notice.kind === 'scan-unknown' || event.notice.kind === 'scan-misread'
          ? { kind: 'scan-failed', itemId: null }
          : { kind: 'other', itemId: null };
      default:
        return { kind: 'other', itemId: null };
    }
  });
}

function read(text: string): OrderEvent | null {
  try {
    return readOwnJson<OrderEvent>(text);
  } catch (error) {
    // A damaged entry must not keep a call for help from going out.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
