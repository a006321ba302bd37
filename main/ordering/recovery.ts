import { initialTransition, transition } from 'xstate';
import { ORDER_SNAPSHOT_VERSION } from '../../domain/order/order-context.ts';
import type { OrderEffect } from '../../domain/order/order-effects.ts';
import type { OrderEvent } from '../../domain/order/order-events.ts';
import { orderMachine } from '../../domain/order/order-machine.ts';
import { type OrderSnapshot, stepOf } from '../../domain/order/order-snapshot.ts';
import type { SessionRow } from '../../db/session-store.ts';
import type { IdSource } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Stores } from '../stores.ts';
import type { SessionHost } from './session-host.ts';
import { thawSnapshot, UnreadableSnapshot } from './session-snapshot.ts';
import { readOwnJson } from '../../domain/own-json.ts';

/**
 * Puts everything back after a stop, before anybody is served:
 *
 * | found | done |
 * |---|---|
 * | building an order | the same screen, "We kept your order" |
 * | a charge begun, its end unseen | asked about, never repeated (`charge` performer, second try) |
 * | a charge journalled, never begun | sent now if the terminal is there already, otherwise "not started": the customer tries again |
 * | a print begun, its end unseen | unknown; the number stays on the screen, a person is called |
 * | a snapshot that can't be read | rebuilt from the journal and the payment journal, a person is called |
 * | a database of a newer build | refused before this runs (`DatabaseFromNewerBuild`) |
 */
export function recover(deps: {
  stores: Stores;
  host: SessionHost;
  ids: IdSource;
  log: Log;
  kioskId: string;
}): void {
  const { stores, host, ids, log } = deps;
  const wanted = new Set(stores.outbox.open().map((row) => row.session_id));
  const current = stores.sessions.current(deps.kioskId);
  if (current !== undefined) wanted.add(current.session_id);
  for (const sessionId of wanted) {
    const row = stores.sessions.load(sessionId);
    if (row === undefined) continue;
    try {
      thawSnapshot(row);
    } catch (error) {
      if (!(error instanceof UnreadableSnapshot)) throw error;
      const rebuilt = rebuild(row, stores, ids);
      host.replace(sessionId, rebuilt.snapshot, rebuilt.effects, error.message);
      log('session.rebuilt', { sessionId, why: error.message });
    }
  }
  for (const row of stores.outbox.open()) {
    if (row.state === 'started') stores.outbox.retryAt(row.effect_id, 0);
  }
  if (current === undefined) return;
  const { snapshot } = host.read(current.session_id);
  log('session.recovered', { sessionId: current.session_id, step: stepOf(snapshot.value) });
  if (snapshot.context.lines.length === 0) return;
  host.step(current.session_id, 'recovery', {
    type: 'noticed',
    notice: { kind: 'kept-order', noticeId: ids.uuid() },
    place: null,
  });
}

/** What can still be known of a visit whose snapshot is lost: its events, and its money. */
function rebuild(
  row: SessionRow,
  stores: Stores,
  ids: IdSource,
): { snapshot: OrderSnapshot; effects: readonly OrderEffect[] } {
  let [snapshot] = initialTransition(orderMachine, {
    sessionId: row.session_id,
    kioskId: row.kiosk_id,
    language: 'en',
  });
  for (const entry of stores.sessions.journal(row.session_id)) {
    const event = replayable(entry.event);
    if (event === null || !snapshot.can(event)) continue;
    [snapshot] = transition(orderMachine, snapshot, event);
  }
  const detail = `version ${row.snapshot_version} of ${ORDER_SNAPSHOT_VERSION}, rebuilt at ${stepOf(snapshot.value)}`;
  return {
    snapshot,
    effects: [
      { type: 'openException', params: { cause: 'order-rebuilt', subject: row.session_id, detail } },
      { type: 'raiseCall', params: { callId: ids.uuid(), cause: 'order-unreadable' } },
    ],
  };
}

/** A journal entry as an event; null when this build can't read it. `can()` refuses whatever no longer fits. */
function replayable(text: string): OrderEvent | null {
  try {
    return readOwnJson<OrderEvent>(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
