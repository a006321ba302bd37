import type { DisplayLine } from '../../domain/display/display-line.ts';
import type { Device } from './device.ts';

export type { DisplayLine } from '../../domain/display/display-line.ts';

/** A pole display for the customer: two lines, mostly write-only, so its health says only whether the line is open. */
export interface CustomerDisplay extends Device {
  /** Characters per line. */
  readonly columns: number;
  /** Which scripts its character table can show; a text in another one should be chosen in a language that fits. */
  readonly script: 'latin' | 'chinese';
  /**
   * Shows two lines, each cut to the display's width and never wrapped, its right part whole; what its character table
   * lacks is transliterated. Shown again after a reconnection. Never waits for the device.
   */
  readonly show: (upper: DisplayLine, lower: DisplayLine) => void;
}
