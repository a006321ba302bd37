import type { Database } from 'better-sqlite3';
import type { Ticket, TicketEnding, TicketHolder } from '../domain/handover/ticket.ts';
import { readOwnJson } from '../domain/own-json.ts';

export interface ParkedRow {
  readonly session_id: string;
  readonly kiosk_id: string;
  readonly code: string;
  readonly parked_at: number;
  readonly expires_at: number;
  readonly content: string;
  readonly holder: string | null;
  readonly held_at: number | null;
  readonly ended_at: number | null;
  /** Name of the person or the kiosk; of a late payment the terminal. */
  readonly ended_by: string | null;
  readonly ended_how: TicketEnding | null;
  readonly rev: number;
  readonly told_rev: number;
}

/** Orders of this kiosk that wait under a code, and what became of them. */
export class ParkedStore {
  readonly #insert;
  readonly #load;
  readonly #open;
  readonly #recent;
  readonly #byCode;
  readonly #lastByCode;
  readonly #save;
  readonly #touch;
  readonly #touchAll;
  readonly #untold;
  readonly #told;
  readonly #shift;

  constructor(db: Database) {
    this.#insert = db.prepare<[string, string, string, number, number, string]>(
      `INSERT INTO parked_order (session_id, kiosk_id, code, parked_at, expires_at, content)
       VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    );
    this.#load = db.prepare<[string], ParkedRow>('SELECT * FROM parked_order WHERE session_id = ?');
    this.#open = db.prepare<[], ParkedRow>(
      'SELECT * FROM parked_order WHERE ended_at IS NULL ORDER BY parked_at',
    );
    this.#recent = db.prepare<[number], ParkedRow>(
      'SELECT * FROM parked_order WHERE ended_at IS NULL OR ended_at >= ?',
    );
    this.#byCode = db.prepare<[string], ParkedRow>(
      'SELECT * FROM parked_order WHERE ended_at IS NULL AND code = ? ORDER BY parked_at DESC LIMIT 1',
    );
    this.#lastByCode = db.prepare<[string, number], ParkedRow>(
      'SELECT * FROM parked_order WHERE code = ? AND (ended_at IS NULL OR ended_at >= ?) ORDER BY parked_at DESC',
    );
    this.#save = db.prepare<
      [string | null, number | null, number | null, string | null, TicketEnding | null, string]
    >(
      `UPDATE parked_order SET holder = ?, held_at = ?, ended_at = ?, ended_by = ?, ended_how = ?, rev = rev + 1
       WHERE session_id = ? AND ended_at IS NULL`,
    );
    this.#touch = db.prepare<[string]>(
      'UPDATE parked_order SET rev = rev + 1 WHERE session_id = ? AND ended_at IS NULL',
    );
    this.#touchAll = db.prepare('UPDATE parked_order SET rev = rev + 1 WHERE ended_at IS NULL');
    // Nobody need hear of an order that had ended before there was anybody to tell.
    this.#untold = db.prepare<[], ParkedRow>(
      `SELECT * FROM parked_order WHERE told_rev < rev AND (ended_at IS NULL OR told_rev > 0)
       ORDER BY parked_at LIMIT 50`,
    );
    this.#told = db.prepare<[number, string]>('UPDATE parked_order SET told_rev = ? WHERE session_id = ?');
    this.#shift = db.prepare<[number]>(
      'UPDATE parked_order SET expires_at = expires_at + ?, rev = rev + 1 WHERE ended_at IS NULL',
    );
  }

  park(row: {
    sessionId: string;
    kioskId: string;
    code: string;
    at: number;
    expiresAt: number;
    content: string;
  }): void {
    this.#insert.run(row.sessionId, row.kioskId, row.code, row.at, row.expiresAt, row.content);
  }

  load(sessionId: string): ParkedRow | undefined {
    return this.#load.get(sessionId);
  }

  open(): readonly ParkedRow[] {
    return this.#open.all();
  }

  /** The order that waits under a code, the newest when a code was given twice. */
  byCode(code: string): ParkedRow | undefined {
    return this.#byCode.get(code);
  }

  /** Every order of a code that waits, or has ended since then; the newest first. */
  ofCode(code: string, since: number): readonly ParkedRow[] {
    return this.#lastByCode.all(code, since);
  }

  /** Every order that waits, or has ended since then. */
  recent(since: number): readonly ParkedRow[] {
    return this.#recent.all(since);
  }

  /** Writes what became of a ticket; false when it had ended already. */
  save(sessionId: string, ticket: Ticket): boolean {
    const held = ticket.state === 'held' ? ticket : null;
    const ended = ticket.state === 'ended' ? ticket : null;
    const holder = held === null ? null : JSON.stringify(held.holder);
    const { changes } = this.#save.run(
      holder,
      held?.since ?? null,
      ended?.at ?? null,
      ended?.by ?? null,
      ended?.how ?? null,
      sessionId,
    );
    return changes === 1;
  }

  /** Something that is shown of an order that waits is otherwise: whether its payment is in doubt. */
  touch(sessionId: string): void {
    this.#touch.run(sessionId);
  }

  /** Whoever the hub is now hears of every order that waits. */
  touchAll(): void {
    this.#touchAll.run();
  }

  /** Changes that the hub has not been told of. */
  untold(): readonly ParkedRow[] {
    return this.#untold.all();
  }

  told(sessionId: string, rev: number): void {
    this.#told.run(rev, sessionId);
  }

  /** The clock has jumped: nobody's order is kept longer or shorter for it. */
  shiftAll(ms: number): void {
    this.#shift.run(ms);
  }
}

/** What a row says of its ticket. */
export function ticketOf(row: ParkedRow): Ticket {
  if (row.ended_at !== null)
    return { state: 'ended', how: row.ended_how ?? 'closed', by: row.ended_by ?? '', at: row.ended_at };
  if (row.holder === null) return { state: 'waiting' };
  return {
    state: 'held',
    holder: readOwnJson<TicketHolder>(row.holder),
    since: row.held_at ?? row.parked_at,
  };
}
