import type { Database } from 'better-sqlite3';
import { initialTransition, transition } from 'xstate';
import type { SessionView } from '../../contract/views.ts';
import type { OrderEvent } from '../../domain/order/order-events.ts';
import { orderMachine } from '../../domain/order/order-machine.ts';
import { stepOf } from '../../domain/order/order-snapshot.ts';
import { readOwnJson } from '../../domain/own-json.ts';

/** What a customer recognises their screen by. */
export interface Screen {
  readonly step: string;
  readonly lines: string;
  readonly place: string;
  readonly number: string | null;
  readonly comfort: string;
}

export function screenOf(view: SessionView): Screen {
  return {
    step: view.step,
    lines: JSON.stringify(view.lines),
    place: JSON.stringify(view.place),
    number: view.number,
    comfort: JSON.stringify(view.comfort),
  };
}

/**
 * The screen that follows from a visit's journal up to step `seq`, worked out by the pure machine alone; null when the
 * journal does not reach that far or has a gap: then something acknowledged was lost.
 */
export function replay(db: Database, sessionId: string, seq: number): Screen | null {
  const rows = db
    .prepare<[string, number], { seq: number; event: string }>(
      'SELECT seq, event FROM journal WHERE session_id = ? AND seq <= ? ORDER BY seq',
    )
    .all(sessionId, seq);
  if (rows.some((row, index) => row.seq !== index + 1) || rows.length !== seq) return null;
  let [snapshot] = initialTransition(orderMachine, { sessionId, kioskId: 'K1', language: 'en' });
  for (const row of rows) [snapshot] = transition(orderMachine, snapshot, readOwnJson<OrderEvent>(row.event));
  const { context } = snapshot;
  const step = stepOf(snapshot.value);
  return {
    step,
    lines: JSON.stringify(step === 'parked' ? [] : context.lines),
    place: JSON.stringify(context.place),
    number: context.number,
    comfort: JSON.stringify(context.comfort),
  };
}
