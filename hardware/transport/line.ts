import type { Result } from '../../domain/result.ts';

/**
 * What a line can do wrong.
 * `gone`: nothing is at the other end (any more). `busy`: somebody else holds it, or the system hangs in
 * opening it. `denied`: this user may not open it.
 * `stalled`: it took no bytes until the deadline. `full`: too much waits on it already; nothing of this write was sent and
 * the line stays open. `closed`: we closed it. `refused`: it exists and says no.
 */
export interface LineFault {
  readonly kind: 'gone' | 'busy' | 'denied' | 'stalled' | 'full' | 'closed' | 'refused';
  /** One English clause for the log: which line, what the system said. */
  readonly detail: string;
}

/** One open connection to a device. It never comes back: after `onClose`, open another. */
export interface Line {
  /**
   * Sends the bytes in order; writes never interleave. `ok` means that the system took them, never that the device
   * did. A write that fails may have sent a part. After `stalled` the line is closed.
   */
  readonly write: (bytes: Uint8Array, deadlineMs: number) => Promise<Result<void, LineFault>>;
  /** Bytes from the device in any split. Returns the way to stop. */
  readonly onData: (listener: (bytes: Uint8Array) => void) => () => void;
  /** Calls back exactly once, also when the line is closed already. Returns the way to stop. */
  readonly onClose: (listener: (why: LineFault) => void) => () => void;
  /** Lets go of the line, within seconds; may be called twice. Never rejects. */
  readonly close: () => Promise<void>;
}

/** Opens a new line; the same value may be used again and again. */
export type OpenLine = () => Promise<Result<Line, LineFault>>;
