import type { DeviceClock } from '../ports/device.ts';

/** Hands out moments in which lines may be opened again, so that no two are opened in the same one. */
export interface ReopenGate {
  /** Milliseconds until the caller's turn; 0 for now. A turn that is not used is lost, which costs nothing. */
  readonly takeTurn: () => number;
}

/**
 * A hub that was reset brings all its devices back at once; opened in the same moment they would all enumerate, power
 * up and be probed together, which some hubs answer by dropping off again.
 */
const BETWEEN_MS = 100;
/** More than this in a row is no queue of devices but a clock that was set back. */
const LONGEST_MS = 5_000;

const gates = new WeakMap<DeviceClock, ReopenGate>();

/** One gate for all lines of one clock, which in a running shop means for all lines. */
export function reopenGateOf(clock: DeviceClock): ReopenGate {
  const known = gates.get(clock);
  if (known !== undefined) return known;
  let nextAt = Number.NEGATIVE_INFINITY;
  const gate: ReopenGate = {
    takeTurn() {
      const now = clock.now();
      const wait = Math.max(0, nextAt - now);
      const turn = wait > LONGEST_MS ? 0 : wait;
      nextAt = now + turn + BETWEEN_MS;
      return turn;
    },
  };
  gates.set(clock, gate);
  return gate;
}
