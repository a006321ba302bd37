import type { IdentifiedText } from '../../domain/barcode/symbology.ts';
import type { Device } from './device.ts';

/** One scan as the device gave it: the text with framing and identifier taken off, and what the identifier told. */
export type Scan = IdentifiedText;

/** A barcode scanner. */
export interface BarcodeScanner extends Device {
  readonly onScan: (listener: (scan: Scan) => void) => () => void;
}
