import type { Database } from 'better-sqlite3';

export interface StockLevel {
  readonly itemId: string;
  readonly onHand: number;
  readonly held: number;
}

/** Too little is left of one item. */
export interface Shortage {
  readonly itemId: string;
  readonly wanted: number;
  readonly available: number;
}

/** Units on hand, held and sold. All methods expect to run inside the caller's transaction where several belong together. */
export class StockStore {
  readonly #level;
  readonly #levels;
  readonly #hold;
  readonly #remember;
  readonly #holds;
  readonly #giveBack;
  readonly #forget;
  readonly #set;
  readonly #seed;
  readonly #sell;
  readonly #soldOut;
  readonly #markSoldOut;
  readonly #unmarkSoldOut;

  constructor(db: Database) {
    this.#level = db.prepare<[string], StockLevel>(
      'SELECT item_id AS itemId, on_hand AS onHand, held FROM stock WHERE item_id = ?',
    );
    this.#levels = db.prepare<[], StockLevel>('SELECT item_id AS itemId, on_hand AS onHand, held FROM stock');
    this.#hold = db.prepare<[number, string, number]>(
      'UPDATE stock SET held = held + ? WHERE item_id = ? AND on_hand - held >= ?',
    );
    this.#remember = db.prepare<[string, string, number]>(
      'INSERT INTO stock_hold (session_id, item_id, quantity) VALUES (?, ?, ?)',
    );
    this.#holds = db.prepare<[string], { itemId: string; quantity: number }>(
      'SELECT item_id AS itemId, quantity FROM stock_hold WHERE session_id = ?',
    );
    this.#giveBack = db.prepare<[number, string]>('UPDATE stock SET held = held - ? WHERE item_id = ?');
    this.#forget = db.prepare<[string]>('DELETE FROM stock_hold WHERE session_id = ?');
    this.#set = db.prepare<[string, number]>(
      `INSERT INTO stock (item_id, on_hand) VALUES (?, ?)
       ON CONFLICT (item_id) DO UPDATE SET on_hand = excluded.on_hand`,
    );
    this.#seed = db.prepare<[string, number]>('INSERT OR IGNORE INTO stock (item_id, on_hand) VALUES (?, ?)');
    this.#sell = db.prepare<[number, string]>('UPDATE stock SET on_hand = on_hand - ? WHERE item_id = ?');
    this.#soldOut = db.prepare<[], string>('SELECT item_id FROM sold_out').pluck();
    this.#markSoldOut = db.prepare<[string, number, string]>(
      'INSERT OR REPLACE INTO sold_out (item_id, since, by) VALUES (?, ?, ?)',
    );
    this.#unmarkSoldOut = db.prepare<[string]>('DELETE FROM sold_out WHERE item_id = ?');
  }

  levels(): readonly StockLevel[] {
    return this.#levels.all();
  }

  /** Units that nobody holds; null when the item is not counted. */
  available(itemId: string): number | null {
    const level = this.#level.get(itemId);
    return level === undefined ? null : Math.max(0, level.onHand - level.held);
  }

  /**
   * Holds all of `wanted` for a session, or nothing: returns what is short. A previous hold of the session is given
   * back first. Run it inside a transaction and roll back when shortages come back.
   */
  hold(sessionId: string, wanted: ReadonlyMap<string, number>): readonly Shortage[] {
    this.release(sessionId);
    const shortages: Shortage[] = [];
    for (const [itemId, quantity] of wanted) {
      if (this.#level.get(itemId) === undefined) continue;
      if (this.#hold.run(quantity, itemId, quantity).changes === 1)
        this.#remember.run(sessionId, itemId, quantity);
      else shortages.push({ itemId, wanted: quantity, available: this.available(itemId) ?? 0 });
    }
    if (shortages.length > 0) this.release(sessionId);
    return shortages;
  }

  /** Units of each item that this session holds. */
  heldBy(sessionId: string): ReadonlyMap<string, number> {
    return new Map(this.#holds.all(sessionId).map((row) => [row.itemId, row.quantity]));
  }

  /** Gives a session's hold back; nothing happens when it has none. */
  release(sessionId: string): void {
    for (const row of this.#holds.all(sessionId)) this.#giveBack.run(row.quantity, row.itemId);
    this.#forget.run(sessionId);
  }

  /**
   * Sells for good. In one transaction with `release` it turns a hold into a sale; alone it is for money that arrived
   * after the hold was given back. Returns the items of which more are promised than are there.
   */
  sell(wanted: ReadonlyMap<string, number>): readonly string[] {
    const below: string[] = [];
    for (const [itemId, quantity] of wanted) {
      if (this.#sell.run(quantity, itemId).changes === 0) continue;
      const level = this.#level.get(itemId);
      if (level !== undefined && level.onHand - level.held < 0) below.push(itemId);
    }
    return below;
  }

  /** A person counted. */
  set(itemId: string, onHand: number): void {
    this.#set.run(itemId, onHand);
  }

  /** First count of an item; an item that is counted already keeps its number. */
  seed(itemId: string, onHand: number): void {
    this.#seed.run(itemId, onHand);
  }

  soldOut(): ReadonlySet<string> {
    return new Set(this.#soldOut.all());
  }

  markSoldOut(itemId: string, at: number, by: string): void {
    this.#markSoldOut.run(itemId, at, by);
  }

  unmarkSoldOut(itemId: string): void {
    this.#unmarkSoldOut.run(itemId);
  }
}
