import type { Database } from 'better-sqlite3';

/** A ticket of another kiosk as it told it last. */
export interface TicketCopyRow {
  readonly home: string;
  readonly ticket_id: string;
  readonly code: string;
  readonly parked_at: number;
  readonly ended_at: number | null;
  readonly rev: number;
  readonly ticket: string;
}

export interface ClaimRow {
  readonly claim_id: string;
  readonly code: string;
  readonly asked_at: number;
  readonly state: 'asking' | 'landed' | 'void';
  readonly home: string | null;
  readonly ticket_id: string | null;
}

/** What other kiosks told of their tickets, and what this one asked others for. */
export class HandoverStore {
  readonly #keep;
  readonly #open;
  readonly #ofCode;
  readonly #ofMark;
  readonly #sweep;
  readonly #ask;
  readonly #claim;
  readonly #land;
  readonly #void;
  readonly #voidAll;
  readonly #forget;

  constructor(db: Database) {
    this.#keep = db.prepare<TicketCopyRow>(
      `INSERT INTO ticket_copy (home, ticket_id, code, parked_at, ended_at, rev, ticket)
       VALUES (@home, @ticket_id, @code, @parked_at, @ended_at, @rev, @ticket)
       ON CONFLICT (home, ticket_id) DO UPDATE SET ended_at = excluded.ended_at, rev = excluded.rev,
         ticket = excluded.ticket WHERE excluded.rev > rev`,
    );
    this.#open = db.prepare<[], TicketCopyRow>(
      'SELECT * FROM ticket_copy WHERE ended_at IS NULL ORDER BY parked_at',
    );
    this.#ofCode = db.prepare<[string], TicketCopyRow>(
      'SELECT * FROM ticket_copy WHERE code = ? ORDER BY parked_at DESC',
    );
    this.#ofMark = db.prepare<[string], TicketCopyRow>(
      `SELECT * FROM ticket_copy WHERE json_extract(ticket, '$.page.mark') = ?`,
    );
    this.#sweep = db.prepare<[number, number]>('DELETE FROM ticket_copy WHERE ended_at < ? OR parked_at < ?');
    this.#ask = db.prepare<[string, string, number]>(
      `INSERT INTO order_claim (claim_id, code, asked_at, state) VALUES (?, ?, ?, 'asking')`,
    );
    this.#claim = db.prepare<[string], ClaimRow>('SELECT * FROM order_claim WHERE claim_id = ?');
    this.#land = db.prepare<[string, string, string]>(
      `UPDATE OR IGNORE order_claim SET state = 'landed', home = ?, ticket_id = ?
       WHERE claim_id = ? AND state = 'asking'`,
    );
    this.#void = db.prepare<[string]>(
      `UPDATE order_claim SET state = 'void' WHERE claim_id = ? AND state = 'asking'`,
    );
    this.#voidAll = db.prepare(`UPDATE order_claim SET state = 'void' WHERE state = 'asking'`);
    this.#forget = db.prepare<[number]>('DELETE FROM order_claim WHERE asked_at < ?');
  }

  /** Keeps what another kiosk told, unless something newer is kept. */
  keep(row: TicketCopyRow): void {
    this.#keep.run(row);
  }

  openCopies(): readonly TicketCopyRow[] {
    return this.#open.all();
  }

  copiesOf(code: string): readonly TicketCopyRow[] {
    return this.#ofCode.all(code);
  }

  /** The ticket whose page has this mark. */
  copyOfMark(mark: string): TicketCopyRow | undefined {
    return this.#ofMark.get(mark);
  }

  /** Takes away copies of what ended before `ended`, and of kiosks that have not said how theirs ended. */
  sweep(ended: number, parked: number): void {
    this.#sweep.run(ended, parked);
  }

  ask(claimId: string, code: string, at: number): void {
    this.#ask.run(claimId, code, at);
  }

  claim(claimId: string): ClaimRow | undefined {
    return this.#claim.get(claimId);
  }

  /** Within the step that puts the order on the screen; false: it is void, or the order landed here before. */
  land(claimId: string, home: string, ticketId: string): boolean {
    return this.#land.run(home, ticketId, claimId).changes === 1;
  }

  void(claimId: string): boolean {
    return this.#void.run(claimId).changes === 1;
  }

  /**
   * After a restart: nobody waits for these any more, so none of them will land. What was asked before then is
   * forgotten; a late answer to it is answered as to a void one.
   */
  beginAnew(before: number): void {
    this.#voidAll.run();
    this.#forget.run(before);
  }
}
