/** Whether a device can do its part for a customer now. */
export type DeviceState = 'probing' | 'ready' | 'attention' | 'absent';

/** What stands in a device's way, told apart because the recovery differs. */
export type DeviceFault =
  | 'gone'
  | 'no-answer'
  | 'garbled'
  | 'paper-out'
  | 'paper-low'
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
