import { saidDay } from '../../contract/day-sum.ts';
import type { DaySumStore } from '../../db/day-sum-store.ts';
import { businessDay } from '../../domain/catalog/availability.ts';
import { dayAfter } from '../../domain/catalog/business-days.ts';
import type { DaySum } from '../../domain/insight/day-sum.ts';
import type { Clock } from '../clock.ts';
import type { ShopLink } from '../link/shop-link.ts';
import type { CountOrder } from './count-days.ts';

/** So long after the start the morning's figures can wait for the shop to open. */
const FIRST_MS = 60_000;

/** What a hub shows of its kiosks is at most this old. */
const COUNT_MS = 15 * 60_000;

/** Days counted at once by a kiosk that has never counted. */
const DAYS_AT_ONCE = 31;

export interface DayCounterDeps {
  readonly clock: Clock;
  readonly store: DaySumStore;
  readonly link: ShopLink;
  readonly kiosk: { readonly id: string; readonly name: string };
  /** Of the shop's clock; null until there is a menu: without one nothing is ordered. */
  readonly timeZone: () => string | null;
  readonly count: (
    order: Pick<CountOrder, 'from' | 'to' | 'most' | 'timeZone'>,
  ) => Promise<readonly DaySum[]>;
  readonly fault: (error: unknown) => void;
}

/**
 * Counts this kiosk's days before what they are counted from goes away, and tells the hub. A day is counted anew until
 * the next but one has begun, and each time told whole: whatever is told twice or late only replaces itself.
 */
export class DayCounter {
  readonly #deps: DayCounterDeps;
  #stopClock: () => void = () => undefined;
  #unsubscribe: () => void = () => undefined;
  #working = false;
  #stopped = false;

  constructor(deps: DayCounterDeps) {
    this.#deps = deps;
    deps.link.onSaid('day-sum', (body, { kioskId }) => this.#hear(body, kioskId));
  }

  /** Begins to count; gives the way to end it. */
  start(): () => void {
    const tick = (): void => {
      this.#soon(true);
      this.#stopClock = this.#deps.clock.after(COUNT_MS, tick);
    };
    this.#stopClock = this.#deps.clock.after(FIRST_MS, tick);
    this.#unsubscribe = this.#deps.link.onChange(() => this.#soon(false));
    return () => {
      this.#stopped = true;
      this.#stopClock();
      this.#unsubscribe();
    };
  }

  #soon(counts: boolean): void {
    if (this.#working || this.#deps.link.headless) return;
    this.#working = true;
    setImmediate(() => {
      void this.#work(counts)
        .catch((error: unknown) => {
          if (!this.#stopped) this.#deps.fault(error);
        })
        .finally(() => {
          this.#working = false;
        });
    });
  }

  async #work(counts: boolean): Promise<void> {
    if (counts) await this.#count();
    // Kept days replace each other here; those on their way to a hub that is gone would only pile up.
    if (this.#deps.link.hub()?.connected === true) await this.#tell();
  }

  async #count(): Promise<void> {
    const { clock, store, kiosk, link, count } = this.#deps;
    const timeZone = this.#deps.timeZone();
    if (timeZone === null || this.#stopped) return;
    const today = businessDay(clock.now(), timeZone);
    const newest = store.newest(kiosk.id);
    // Whoever has the tables beside the report counts for the report; for later, once a day is enough.
    if (newest === today && link.role !== 'kiosk') return;
    const from = newest === null ? null : dayAfter(newest < today ? newest : today, -1);
    const sums = await count({ from, to: today, most: DAYS_AT_ONCE, timeZone });
    if (this.#stopped) return;
    for (const sum of sums) store.save(sum);
  }

  async #tell(): Promise<void> {
    const { store, link, kiosk } = this.#deps;
    for (;;) {
      const untold = this.#stopped ? [] : store.untold(kiosk.id);
      if (untold.length === 0) return;
      for (const sum of untold) {
        if ((await link.say('day-sum', sum)) === 'no-peer' || this.#stopped) return;
        store.told(sum);
      }
    }
  }

  #hear(body: unknown, from: string | null): Promise<{ readonly unread: string } | undefined> {
    const said = saidDay.safeParse(body);
    if (!said.success) return Promise.resolve({ unread: said.error.issues[0]?.message ?? 'not a day' });
    if (said.data.kioskId !== from)
      return Promise.resolve({ unread: `${from} tells of ${said.data.kioskId}` });
    this.#deps.store.save(said.data);
    return Promise.resolve(undefined);
  }
}
