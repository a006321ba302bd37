import { createHmac, randomBytes } from 'node:crypto';
import type { LiveCatalog } from '../catalog/live-catalog.ts';
import { itemByCode } from '../../domain/catalog/catalog-index.ts';
import type { StaffRow } from '../../db/staff-store.ts';
import type { Clock } from '../clock.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';
import type { Stores } from '../stores.ts';

/** Shorter codes could be guessed with a stack of home-made labels. */
const SHORTEST_BADGE = 10;

const KEY = 'staff.badgeKey';

/**
 * Badges of staff: codes that open staff mode. Only a keyed hash is kept, so a copy of the database opens nothing and
 * every scan can be compared at once.
 */
export class Badges {
  readonly #stores: Stores;
  readonly #clock: Clock;
  readonly #live: LiveCatalog;

  constructor(deps: { stores: Stores; clock: Clock; live: LiveCatalog }) {
    this.#stores = deps.stores;
    this.#clock = deps.clock;
    this.#live = deps.live;
  }

  /** Whose badge this is; null for every other code. */
  owner(code: string): StaffRow | null {
    const text = code.trim();
    return text.length < SHORTEST_BADGE ? null : this.#stores.staff.byBadge(this.#hash(text));
  }

  /** Gives a person a badge, or takes it away. What is sold in this shop is no badge, nor is another's. */
  assign(staffId: string, code: string | null, by: string): null | Refusal {
    const { staff, records } = this.#stores;
    if (staff.load(staffId) === null) return refuse('no-such-person', `there is no ${staffId}`);
    if (code !== null && code.length < SHORTEST_BADGE)
      return refuse('badge-short', `a badge needs ${SHORTEST_BADGE} characters or more`);
    const menu = this.#live.menu();
    if (code !== null && menu !== null && itemByCode(menu.index, code) !== undefined)
      return refuse('badge-product', 'this code is sold in the shop');
    const owner = code === null ? null : this.owner(code);
    if (owner !== null && owner.staff_id !== staffId)
      return refuse('badge-taken', 'this badge belongs to somebody else');
    this.#stores.db
      .transaction(() => {
        staff.setBadge(staffId, code === null ? null : this.#hash(code));
        records.audit(
          this.#clock.now(),
          by,
          'staff.badge',
          `${staffId}: ${code === null ? 'taken' : 'given'}`,
        );
      })
      .immediate();
    return null;
  }

  #hash(code: string): Uint8Array {
    let key = this.#stores.settings.get(KEY);
    if (key === null) {
      key = randomBytes(32).toString('base64url');
      this.#stores.settings.set(KEY, key);
    }
    return createHmac('sha256', key).update(code).digest();
  }
}
