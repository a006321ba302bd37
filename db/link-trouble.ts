import type { Database } from 'better-sqlite3';

/** Messages to one peer that have waited for too long. */
export interface StuckPeer {
  readonly peer: string;
  readonly oldestAt: number;
}

/** A message that this side could not read; it is kept. */
export interface RefusedMessage {
  readonly peer: string;
  readonly epoch: string;
  readonly seq: number;
  readonly kind: string;
  readonly why: string;
}

/** What of the link a person must look at. */
export class LinkTrouble {
  readonly #stuck;
  readonly #refused;

  constructor(desk: Database) {
    this.#stuck = desk.prepare<[number], StuckPeer>(
      'SELECT peer, min(at) AS oldestAt FROM link_outbox GROUP BY peer HAVING min(at) < ?',
    );
    this.#refused = desk.prepare<[number], RefusedMessage>(
      'SELECT peer, epoch, seq, kind, why FROM link_unread WHERE at > ? ORDER BY at LIMIT 50',
    );
  }

  /** Peers for which something has waited since before a moment. */
  stuck(before: number): readonly StuckPeer[] {
    return this.#stuck.all(before);
  }

  refused(since: number): readonly RefusedMessage[] {
    return this.#refused.all(since);
  }
}
