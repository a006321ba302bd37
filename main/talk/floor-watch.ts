import type { FloorDetail } from '../../contract/floor.ts';
import type { Clock } from '../clock.ts';
import type { Caller } from '../gateway/caller.ts';
import type { ShopLink } from '../link/shop-link.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';

/** A page asks again well within this; one that is gone stops looking by itself. */
export const WATCH_MS = 30_000;

export interface FloorWatchDeps {
  readonly clock: Clock;
  readonly link: ShopLink;
  readonly own: () => FloorDetail;
  /** Whether a call from this kiosk is open: nobody looks at an order that nobody asks about. */
  readonly calls: (kioskId: string) => boolean;
  readonly changed: () => void;
}

interface Watch {
  readonly kioskId: string;
  readonly unlink: () => void;
  readonly cancelEnd: () => void;
}

/**
 * Which staff page looks at which kiosk's order. A picture of an order is drawn for those who look, and for nobody
 * else.
 */
export class FloorWatch {
  readonly #deps: FloorWatchDeps;
  readonly #watches = new Map<string, Watch>();

  constructor(deps: FloorWatchDeps) {
    this.#deps = deps;
  }

  watch(kioskId: string | null, caller: Caller): null | Refusal {
    const { clock, link, calls } = this.#deps;
    const key = keyOf(caller);
    const before = this.#watches.get(key);
    const goesOn = kioskId !== null && calls(kioskId);
    if (!goesOn) {
      this.#end(key);
      return kioskId === null ? null : refuse('no-call', 'nobody calls from this kiosk any more');
    }
    before?.cancelEnd();
    if (before?.kioskId !== kioskId) before?.unlink();
    const unlink = () => (kioskId === link.here ? () => undefined : link.watch(kioskId));
    this.#watches.set(key, {
      kioskId,
      unlink: before?.kioskId === kioskId ? before.unlink : unlink(),
      cancelEnd: clock.after(WATCH_MS, () => this.#end(key)),
    });
    this.#deps.changed();
    return null;
  }

  /** What this page looks at. */
  seen(caller: Caller): FloorDetail | null {
    const watch = this.#watches.get(keyOf(caller));
    if (watch === undefined) return null;
    const { link, own } = this.#deps;
    return watch.kioskId === link.here ? own() : link.detail(watch.kioskId);
  }

  /** Calls have ended: so does looking. */
  follow(): void {
    for (const [key, { kioskId }] of this.#watches) if (!this.#deps.calls(kioskId)) this.#end(key);
  }

  stop(): void {
    for (const key of this.#watches.keys()) this.#end(key);
  }

  #end(key: string): void {
    const watch = this.#watches.get(key);
    if (watch === undefined) return;
    this.#watches.delete(key);
    watch.cancelEnd();
    watch.unlink();
    this.#deps.changed();
  }
}

/** A person on a browser: the next one to sign in there looks at nothing yet. */
function keyOf({ sessionKey, staff, screen }: Caller): string {
  return `${sessionKey ?? screen} ${staff?.staff_id ?? ''}`;
}
