import type { Clock } from '../../clock.ts';
import { errorWords } from '../../error-words.ts';
import type { Log } from '../../log.ts';
import { hushedLog } from '../hushed-log.ts';
import { isLoopback } from '../machine-names.ts';
import { openPhoneListener, type PhoneListener, type PhonePages } from './phone-listener.ts';

/** What should be open. */
export interface PhoneWish {
  readonly host: string | undefined;
  readonly port: number;
  /** Names and addresses of this machine, the best first. */
  readonly names: readonly string[];
  readonly pages: PhonePages;
  readonly requestMs?: number;
}

interface Open {
  readonly listener: PhoneListener;
  readonly host: string | undefined;
  readonly wanted: number;
}

/**
 * The door for customers' phones. It has no part in the rest of the network: when it can't be opened, staff and kiosks
 * go on.
 */
export class PhoneDoor {
  readonly #clock: Clock;
  readonly #log: Log;
  #open: Open | null = null;
  #names: readonly string[] = [];
  #fault: string | null = null;

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  /** Where pages are, without a path; null while there are none. */
  base(): string | null {
    const best = this.#names.find((name) => !isLoopback(name));
    return this.#open === null || best === undefined ? null : originOf(best, this.#open.listener.port);
  }

  /** Why it could not be opened. */
  fault(): string | null {
    return this.#fault;
  }

  port(): number | null {
    return this.#open?.listener.port ?? null;
  }

  /** Opens or closes; null: nothing should be open. Never throws: `fault` says what is in the way. */
  async become(wish: PhoneWish | null): Promise<void> {
    const open = this.#open;
    if (open !== null && (wish === null || wish.port !== open.wanted || wish.host !== open.host)) {
      this.#open = null;
      await open.listener.close();
      this.#log('net.phonesClosed', {});
    }
    this.#names = wish?.names ?? [];
    if (wish === null) this.#fault = null;
    else if (this.#open === null) await this.#listen(wish);
  }

  async #listen({ host, port, pages, requestMs }: PhoneWish): Promise<void> {
    const fault = this.#fault;
    try {
      const listener = await openPhoneListener({
        clock: this.#clock,
        log: hushedLog(this.#log, this.#clock),
        origins: () => this.#names.map((name) => originOf(name, this.#open?.listener.port ?? 0)),
        ...{ host, port, pages },
        ...(requestMs === undefined ? {} : { requestMs }),
      });
      this.#open = { listener, host, wanted: port };
      this.#fault = null;
      this.#log('net.phonesOpen', { port: listener.port });
    } catch (error) {
      this.#fault = errorWords(error);
      if (this.#fault !== fault) this.#log('net.phonesFailed', { why: this.#fault });
    }
  }
}

function originOf(name: string, port: number): string {
  return new URL(`http://${name.includes(':') ? `[${name}]` : name}:${port}`).origin;
}
