import type { FloorEntry } from '../../contract/floor.ts';
import type { Clock } from '../clock.ts';

/** Two hundred kiosks are looked through no more often than this; a few at once. */
const LOOK_MS = 100;
const FEW = 20;

/**
 * What customers do at the kiosks, to the stations, kiosk by kiosk: a tap on one of two hundred must not send the
 * picture of all of them to everybody.
 */
export class FloorLane {
  readonly #clock: Clock;
  readonly #entries: () => readonly FloorEntry[];
  readonly #send: (entry: FloorEntry) => void;
  readonly #sent = new Map<string, string>();
  #scheduled = false;
  #lookedAt = -Infinity;

  constructor(deps: {
    clock: Clock;
    entries: () => readonly FloorEntry[];
    send: (entry: FloorEntry) => void;
  }) {
    this.#clock = deps.clock;
    this.#entries = deps.entries;
    this.#send = deps.send;
  }

  /** Some kiosk may be different now. */
  look(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    const wait = this.#sent.size <= FEW ? 0 : this.#lookedAt + LOOK_MS - this.#clock.monotonic();
    const go = () => this.#look();
    if (wait <= 0) setImmediate(go);
    else this.#clock.after(wait, go);
  }

  #look(): void {
    this.#scheduled = false;
    this.#lookedAt = this.#clock.monotonic();
    for (const entry of this.#entries()) {
      const text = JSON.stringify(lasting(entry));
      if (this.#sent.get(entry.kioskId) === text) continue;
      this.#sent.set(entry.kioskId, text);
      this.#send(entry);
    }
  }
}

/** A kiosk that is connected is heard all the time; only of one that is gone it matters when. */
function lasting(entry: FloorEntry): FloorEntry {
  return entry.link === 'connected' ? { ...entry, heardAt: null } : entry;
}
