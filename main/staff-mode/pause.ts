import type { Clock } from '../clock.ts';
import type { Stores } from '../stores.ts';

const PAUSED_UNTIL = 'kiosk.pausedUntil';

/** A kiosk that takes no new orders for a while. On disk, and by the wall clock: it ends by itself, also while the power is off. */
export class OrderingPause {
  readonly #stores: Stores;
  readonly #clock: Clock;
  readonly #changed: () => void;
  #cancel: (() => void) | null = null;

  constructor(deps: { stores: Stores; clock: Clock; changed: () => void }) {
    this.#stores = deps.stores;
    this.#clock = deps.clock;
    this.#changed = deps.changed;
  }

  /** Epoch ms; null while orders are taken. */
  until(): number | null {
    const until = Number(this.#stores.settings.get(PAUSED_UNTIL) ?? 0);
    return until > this.#clock.now() ? until : null;
  }

  /** No new orders for so many minutes; 0 goes on at once. */
  set(minutes: number, by: string): null {
    const until = minutes === 0 ? 0 : this.#clock.now() + minutes * 60_000;
    this.#stores.db
      .transaction(() => {
        this.#stores.settings.set(PAUSED_UNTIL, String(until));
        const detail = minutes === 0 ? 'ended' : `${minutes} minutes`;
        this.#stores.records.audit(this.#clock.now(), by, 'kiosk.pause', detail);
      })
      .immediate();
    this.start();
    this.#changed();
    return null;
  }

  /** Waits for the end of a pause, so that screens say it at once. */
  start(): void {
    this.stop();
    const until = this.until();
    if (until === null) return;
    this.#cancel = this.#clock.after(until - this.#clock.now(), () => {
      this.#changed();
      // The wall clock may have been set back meanwhile.
      this.start();
    });
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
