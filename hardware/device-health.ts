import type { DeviceClock, DeviceFault, DeviceHealth, DeviceState } from './ports/device.ts';
import type { LineFault } from './transport/line.ts';
import { createListeners } from './transport/listeners.ts';

/** A driver's own record of what its device proved last. */
export interface HealthKeeper {
  readonly now: () => DeviceHealth;
  /** Every change, and once at once. */
  readonly watch: (listener: (health: DeviceHealth) => void) => () => void;
  /** The device answered: it is ready, or needs attention when faults are given, unless `state` says otherwise. */
  readonly proven: (faults?: readonly DeviceFault[], state?: DeviceState) => void;
  /** No answer stands behind this: the last proof keeps its time. */
  readonly set: (state: DeviceState, faults: readonly DeviceFault[]) => void;
  /** Ends the watch over the age of the proof; may be called twice. */
  readonly close: () => void;
}

/**
 * Health starts as probing with no proof. Listeners hear changes only; a fresh proof alone is no change. A device that
 * is asked again and again gets `staleAfterMs`: ready without a proof for so long, it is probing, whatever kept its
 * driver from asking.
 */
export function createHealthKeeper(
  clock: DeviceClock,
  options: { readonly staleAfterMs?: number } = {},
): HealthKeeper {
  const { staleAfterMs } = options;
  const listeners = createListeners<DeviceHealth>();
  let health: DeviceHealth = { state: 'probing', faults: [], lastProofAt: null };

  let cancelWatch: () => void = () => undefined;
  let closed = false;

  const watchAge = (): void => {
    cancelWatch();
    if (staleAfterMs === undefined || closed || health.state !== 'ready') return;
    cancelWatch = clock.after(staleAfterMs, () => {
      become({ ...health, state: 'probing' });
    });
  };
  const become = (next: DeviceHealth): void => {
    const same =
      next.state === health.state &&
      next.faults.length === health.faults.length &&
      next.faults.every((fault, at) => fault === health.faults[at]);
    health = next;
    watchAge();
    if (!same) listeners.tell(health);
  };

  return {
    now: () => health,
    watch(listener) {
      const stop = listeners.add(listener);
      listener(health);
      return stop;
    },
    proven(faults = [], state = faults.length === 0 ? 'ready' : 'attention') {
      become({ state, faults, lastProofAt: clock.now() });
    },
    set(state, faults) {
      become({ state, faults, lastProofAt: health.lastProofAt });
    },
    close() {
      closed = true;
      cancelWatch();
    },
  };
}

/** What a lost line means for the device behind it. */
export function faultOfLine(why: LineFault): Extract<DeviceFault, 'gone' | 'busy' | 'refused' | 'no-answer'> {
  switch (why.kind) {
    case 'busy':
      return 'busy';
    case 'denied':
      return 'refused';
    case 'stalled':
    case 'full':
      return 'no-answer';
    default:
      return 'gone';
  }
}
