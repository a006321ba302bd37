import type { Device } from './device.ts';

/** A pole display for the customer: two lines, write-only, so its health says only whether the line is open. */
export interface CustomerDisplay extends Device {
  /** Characters per line. */
  readonly columns: number;
  /**
   * Shows two lines, cut to the display's width; what its character table lacks is transliterated. Shown again after
   * a reconnection. Never waits for the device.
   */
  readonly show: (upper: string, lower: string) => void;
}
