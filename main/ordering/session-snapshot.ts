import { completeContext, ORDER_SNAPSHOT_VERSION } from '../../domain/order/order-context.ts';
import { orderMachine } from '../../domain/order/order-machine.ts';
import { type OrderSnapshot, stepOf } from '../../domain/order/order-snapshot.ts';
import type { SessionRow } from '../../db/session-store.ts';
import { readOwnJson } from '../../domain/own-json.ts';

/** A stored visit that this build can't read: another shape, or damaged. */
export class UnreadableSnapshot extends Error {
  readonly sessionId: string;
  constructor(sessionId: string, why: string) {
    super(`session ${sessionId}: ${why}`);
    this.name = 'UnreadableSnapshot';
    this.sessionId = sessionId;
  }
}

/** The machine's state as text: value and context only, both plain JSON. */
export function freezeSnapshot(snapshot: OrderSnapshot): string {
  return JSON.stringify({ value: snapshot.value, context: snapshot.context });
}

/**
 * The machine's state from a stored row.
 * @throws UnreadableSnapshot
 */
export function thawSnapshot(
  row: Pick<SessionRow, 'session_id' | 'snapshot_version' | 'snapshot'>,
): OrderSnapshot {
  if (row.snapshot_version !== ORDER_SNAPSHOT_VERSION) {
    throw new UnreadableSnapshot(
      row.session_id,
      `snapshot version ${row.snapshot_version}, this build reads ${ORDER_SNAPSHOT_VERSION}`,
    );
  }
  try {
    const stored = readOwnJson<Pick<OrderSnapshot, 'value' | 'context'>>(row.snapshot);
    const snapshot = orderMachine.resolveState({ ...stored, context: completeContext(stored.context) });
    if (snapshot.context.sessionId !== row.session_id) throw new Error('it belongs to another session');
    stepOf(snapshot.value);
    return snapshot;
  } catch (cause) {
    throw new UnreadableSnapshot(row.session_id, cause instanceof Error ? cause.message : String(cause));
  }
}
