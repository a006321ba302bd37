import type { Symbology } from '../../domain/barcode/symbology.ts';
import type { Device } from './device.ts';

/** One scan as the device gave it: the text with framing and identifier taken off, and what the identifier told. */
export interface Scan {
  readonly text: string;
  /** e.g. ']E0'; null when the scanner does not send identifiers. */
  readonly aim: string | null;
  /** From the AIM identifier or from the maker's own that the scanner is set to; null when none was sent. */
  readonly symbology: Symbology | null;
}

/** A barcode scanner. */
export interface BarcodeScanner extends Device {
  readonly onScan: (listener: (scan: Scan) => void) => () => void;
}
