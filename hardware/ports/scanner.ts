import type { Device } from './device.ts';

/** One scan as the device gave it: the text with framing taken off, and the AIM identifier when it sent one. */
export interface Scan {
  readonly text: string;
  /** e.g. ']E0'; null when the scanner does not send identifiers. */
  readonly aim: string | null;
}

/** A barcode scanner. */
export interface BarcodeScanner extends Device {
  readonly onScan: (listener: (scan: Scan) => void) => () => void;
}
