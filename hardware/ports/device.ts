import { unreachable } from '../../domain/result.ts';

/** Whether a device can do its part for a customer now. */
export type DeviceState = 'probing' | 'ready' | 'attention' | 'absent';

/** What stands in a device's way, told apart because the recovery differs. */
export type DeviceFault =
  | 'gone'
  | 'no-answer'
  | 'garbled'
  | 'paper-out'
  | 'paper-low'
  | 'drawer-open'
  | 'cover-open'
  | 'cutter'
  | 'overheated'
  | 'offline'
  | 'busy'
  | 'refused'
  | 'end-of-day'
  | 'bank'
  | 'unrecoverable';

/** A device's health, always from an answer of the device itself, never from memory. */
export interface DeviceHealth {
  readonly state: DeviceState;
  readonly faults: readonly DeviceFault[];
  /** Epoch milliseconds of the last answer that proved this; null before the first. */
  readonly lastProofAt: number | null;
}

/**
 * Whether a device in this health can do its part of an order now. Only an answer makes it so: one that was not heard
 * of yet, or not for too long, can't. `lastProofAt` says how old that answer is.
 */
export function canServe({ state, faults }: Pick<DeviceHealth, 'state' | 'faults'>): boolean {
  return state === 'ready' && !faults.some(hinders);
}

/** Whether a device with this fault must be seen to before it can work. */
export function hinders(fault: DeviceFault): boolean {
  switch (fault) {
    case 'paper-low':
    case 'drawer-open':
      return false;
    case 'gone':
    case 'no-answer':
    case 'garbled':
    case 'paper-out':
    case 'cover-open':
    case 'cutter':
    case 'overheated':
    case 'offline':
    case 'busy':
    case 'refused':
    case 'end-of-day':
    case 'bank':
    case 'unrecoverable':
      return true;
    default:
      return unreachable(fault);
  }
}

/** What every driver shares. */
export interface Device {
  readonly id: string;
  readonly health: () => DeviceHealth;
  /** Calls back at every change of health, and once at once. Returns the way to stop. */
  readonly watch: (listener: (health: DeviceHealth) => void) => () => void;
  /** Stops everything and lets go of the line; may be called twice. */
  readonly close: () => Promise<void>;
}

/** Time, injected, so that a test can move it. */
export interface DeviceClock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Calls back once after `ms` of monotonic time. Returns the way to cancel. */
  readonly after: (ms: number, fire: () => void) => () => void;
}
