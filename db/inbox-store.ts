import type { Database } from 'better-sqlite3';
import { openedException, type InboxException } from '../domain/inbox/exception.ts';
import { type InboxCause, inboxCauses } from '../domain/inbox/inbox-cause.ts';
import { readOwnJson } from '../domain/own-json.ts';

interface Row {
  readonly exception_id: string;
  readonly opened_at: number;
  readonly session_id: string | null;
  readonly cause: string;
  readonly detail: string;
  readonly home: string;
  readonly subject: string;
  readonly state: string;
}

/** What a person must look at. Rows are whole; who may change one is the business of the inbox. */
export class InboxStore {
  readonly #save;
  readonly #load;
  readonly #open;
  readonly #standing;
  readonly #lastOf;
  readonly #closedSince;
  readonly #unsaid;
  readonly #said;
  readonly #elsewhere;
  #changes = 0;

  constructor(db: Database) {
    this.#save = db.prepare(
      `INSERT INTO exception (exception_id, opened_at, session_id, cause, detail, closed_at, closed_by, reason, home,
         subject, rev, state)
       VALUES (@exceptionId, @openedAt, @sessionId, @cause, @detail, @closedAt, @closedBy, @reason, @home,
         @subject, @rev, @state)
       ON CONFLICT (exception_id) DO UPDATE SET detail = excluded.detail, closed_at = excluded.closed_at,
         closed_by = excluded.closed_by, reason = excluded.reason, home = excluded.home, rev = excluded.rev,
         state = excluded.state`,
    );
    this.#load = db.prepare<[string], Row>('SELECT * FROM exception WHERE exception_id = ?');
    this.#open = db.prepare<[], Row>(
      'SELECT * FROM exception WHERE closed_at IS NULL ORDER BY opened_at LIMIT 500',
    );
    this.#standing = db.prepare<[string, string, string], Row>(
      'SELECT * FROM exception WHERE home = ? AND cause = ? AND subject = ? AND closed_at IS NULL',
    );
    this.#lastOf = db.prepare<[string, string, string], Row>(
      'SELECT * FROM exception WHERE home = ? AND cause = ? AND subject = ? ORDER BY opened_at DESC LIMIT 1',
    );
    this.#closedSince = db.prepare<[number], Row>(
      'SELECT * FROM exception WHERE closed_at >= ? ORDER BY closed_at DESC LIMIT 200',
    );
    this.#unsaid = db.prepare<[string], Row>(
      'SELECT * FROM exception WHERE said_rev < rev AND home = ? ORDER BY opened_at LIMIT 100',
    );
    this.#elsewhere = db.prepare<[string, InboxCause, string], Row>(
      'SELECT * FROM exception WHERE home != ? AND cause = ? AND subject = ? AND closed_at IS NULL LIMIT 1',
    );
    this.#said = db.prepare<[number, string]>('UPDATE exception SET said_rev = ? WHERE exception_id = ?');
  }

  /** Grows with each write: what was read before it may be old. */
  get changes(): number {
    return this.#changes;
  }

  save(exception: InboxException): void {
    this.#changes += 1;
    const { end } = exception;
    this.#save.run({
      exceptionId: exception.exceptionId,
      openedAt: exception.openedAt,
      sessionId: exception.sessionId,
      cause: exception.cause,
      detail: exception.detail,
      closedAt: exception.closedAt,
      closedBy: end === null ? null : typeof end.by === 'string' ? end.by : end.by.staffId,
      reason: end?.reason ?? null,
      home: exception.home,
      subject: exception.subject,
      rev: exception.rev,
      state: JSON.stringify(exception),
    });
  }

  load(exceptionId: string): InboxException | undefined {
    return this.#one(this.#load.get(exceptionId));
  }

  /** Everything that nobody has ended, the oldest first. */
  open(): readonly InboxException[] {
    return this.#all(this.#open.all());
  }

  /** The open one of a cause and subject. */
  standing(home: string, cause: InboxCause, subject: string): InboxException | undefined {
    return this.#one(this.#standing.get(home, cause, subject));
  }

  /** The open one of a cause and subject that another engine keeps, as it was told last. */
  elsewhere(home: string, cause: InboxCause, subject: string): InboxException | undefined {
    return this.#one(this.#elsewhere.get(home, cause, subject));
  }

  /** The newest of a cause and subject, open or not. */
  lastOf(home: string, cause: InboxCause, subject: string): InboxException | undefined {
    return this.#one(this.#lastOf.get(home, cause, subject));
  }

  closedSince(at: number): readonly InboxException[] {
    return this.#all(this.#closedSince.all(at));
  }

  /** Those of one home whose newest state the hub has not been told. */
  unsaid(home: string): readonly InboxException[] {
    return this.#all(this.#unsaid.all(home));
  }

  said(exceptionId: string, rev: number): void {
    this.#said.run(rev, exceptionId);
  }

  #one(row: Row | undefined): InboxException | undefined {
    return row === undefined ? undefined : this.#all([row])[0];
  }

  #all(rows: readonly Row[]): readonly InboxException[] {
    return rows.flatMap((row) => {
      if (row.state !== '') return [readOwnJson<InboxException>(row.state)];
      const cause = inboxCauses.find((known) => known === row.cause);
      return cause === undefined ? [] : [ofBefore(row, cause)];
    });
  }
}

/** A row from before exceptions had a subject and a history. */
function ofBefore(row: Row, cause: InboxCause): InboxException {
  return openedException(
    {
      exceptionId: row.exception_id,
      home: row.home,
      kioskId: row.home,
      cause,
      subject: row.subject,
      detail: row.detail,
      sessionId: row.session_id,
      orderId: null,
      orderNumber: null,
      amount: null,
    },
    row.opened_at,
  );
}
