import type { Database } from 'better-sqlite3';

export type OfferOutcome = 'called' | 'not-wanted' | 'went-on' | 'ignored' | 'gone';

/** Hands offered. Nothing in it says who. */
export class StuckStore {
  readonly #open;
  readonly #settle;
  readonly #abandon;
  readonly #of;

  constructor(db: Database) {
    this.#open = db.prepare<[string, string, number, string, string | null]>(
      'INSERT INTO stuck_offer (offer_id, session_id, at, sign, item_id) VALUES (?, ?, ?, ?, ?)',
    );
    this.#settle = db.prepare<[string, number, string]>(
      'UPDATE stuck_offer SET outcome = ?, settled_at = ? WHERE offer_id = ? AND outcome IS NULL',
    );
    this.#abandon = db.prepare<[number]>(
      "UPDATE stuck_offer SET outcome = 'gone', settled_at = ? WHERE outcome IS NULL",
    );
    this.#of = db.prepare<[string], number>('SELECT count(*) FROM stuck_offer WHERE session_id = ?').pluck();
  }

  open(offer: { offerId: string; sessionId: string; at: number; sign: string; itemId: string | null }): void {
    this.#open.run(offer.offerId, offer.sessionId, offer.at, offer.sign, offer.itemId);
  }

  settle(offerId: string, outcome: OfferOutcome, at: number): void {
    this.#settle.run(outcome, at, offerId);
  }

  /** Offers that stood when the engine ended: nobody saw what became of them. */
  abandon(at: number): void {
    this.#abandon.run(at);
  }

  /** How often this visit was offered a hand. */
  countOf(sessionId: string): number {
    return this.#of.get(sessionId) ?? 0;
  }
}
