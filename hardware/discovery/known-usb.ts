/** What a device is most likely used for here: the kind, and the driver's name in the configuration. */
export interface LikelyUse {
  readonly kind: 'printer' | 'scanner' | 'light' | 'terminal';
  readonly driver: string;
}

export interface KnownUsb {
  readonly vendorId: number;
  /** Null for everything of that maker. */
  readonly productId: number | null;
  readonly name: string;
  /** By the way in which the system offers it; nothing where the ids alone do not tell. */
  readonly serial?: LikelyUse;
  readonly lp?: LikelyUse;
  readonly hid?: LikelyUse;
}

const receipts = { kind: 'printer', driver: 'escpos' } as const;
const codes = { kind: 'scanner', driver: 'serial-scanner' } as const;

/**
 * Ids and names after http://www.linux-usb.org/usb.ids (2025), except where a line says otherwise. Rows with a product
 * come before the row of their maker.
 */
export const knownUsb: readonly KnownUsb[] = [
  // Receipt printers: in lp mode through usblp, in "virtual COM" mode as a serial port.
  {
    vendorId: 0x04b8,
    productId: 0x0202,
    name: 'Epson TM receipt printer (UB-U05)',
    lp: receipts,
    serial: receipts,
  },
  { vendorId: 0x04b8, productId: 0x0e03, name: 'Epson TM-T20', lp: receipts, serial: receipts },
  // hw_escpos of Odoo 8, supported_devices.py.
  { vendorId: 0x04b8, productId: 0x0e15, name: 'Epson TM-T20II', lp: receipts, serial: receipts },
  { vendorId: 0x04b8, productId: null, name: 'Epson', lp: receipts, serial: receipts },
  { vendorId: 0x2730, productId: 0x0fff, name: 'Citizen CT-S2000/4000/310', lp: receipts, serial: receipts },
  { vendorId: 0x2730, productId: null, name: 'Citizen', lp: receipts, serial: receipts },
  { vendorId: 0x1d90, productId: 0x20f0, name: 'Citizen CT-E351', lp: receipts, serial: receipts },
  { vendorId: 0x1d90, productId: null, name: 'Citizen', lp: receipts, serial: receipts },
  // Star speaks StarPRNT unless it is switched to ESC/POS.
  {
    vendorId: 0x0519,
    productId: null,
    name: 'Star Micronics (switch it to ESC/POS)',
    lp: receipts,
    serial: receipts,
  },
  { vendorId: 0x1504, productId: null, name: 'Bixolon', lp: receipts, serial: receipts },
  { vendorId: 0x0dd4, productId: null, name: 'Custom', lp: receipts, serial: receipts },
  { vendorId: 0x154f, productId: null, name: 'SNBC', lp: receipts, serial: receipts },
  // Inside many unnamed 58 mm printers (github.com/python-escpos/python-escpos/issues/51).
  { vendorId: 0x0416, productId: 0x5011, name: 'POS58-type receipt printer', lp: receipts, serial: receipts },

  // Scanners: a serial port in USB-COM mode; in HID-POS mode their usage page tells them.
  { vendorId: 0x0c2e, productId: 0x0b61, name: 'Honeywell Vuquest 3310g', serial: codes },
  { vendorId: 0x0c2e, productId: 0x0b6a, name: 'Honeywell Vuquest 3310', serial: codes },
  { vendorId: 0x0c2e, productId: 0x0b81, name: 'Honeywell Voyager 1400g', serial: codes },
  { vendorId: 0x0c2e, productId: null, name: 'Honeywell (Metrologic)', serial: codes },
  { vendorId: 0x0536, productId: null, name: 'Honeywell (Hand Held Products)', serial: codes },
  { vendorId: 0x05e0, productId: 0x1701, name: 'Zebra (Symbol) scanner, USB-COM', serial: codes },
  {
    vendorId: 0x05e0,
    productId: 0x1900,
    name: 'Zebra (Symbol) scanner in SNAPI mode: switch it to HID-POS or USB-COM',
  },
  { vendorId: 0x05e0, productId: null, name: 'Zebra (Symbol)', serial: codes },
  { vendorId: 0x05f9, productId: null, name: 'Datalogic (PSC)', serial: codes },
  { vendorId: 0x080c, productId: null, name: 'Datalogic', serial: codes },
  { vendorId: 0x1eab, productId: null, name: 'Newland', serial: codes },
  { vendorId: 0x065a, productId: null, name: 'Opticon', serial: codes },

  // Lights: the ids of ptltectl, an open driver for the LR6-USB.
  {
    vendorId: 0x191a,
    productId: 0x8003,
    name: 'Patlite LR6-USB',
    hid: { kind: 'light', driver: 'hid-light' },
  },

  // Adapters: anything may hang behind them.
  { vendorId: 0x0403, productId: 0x6010, name: 'FTDI FT2232 serial adapter (two ports)' },
  { vendorId: 0x0403, productId: 0x6011, name: 'FTDI FT4232 serial adapter (four ports)' },
  { vendorId: 0x0403, productId: null, name: 'FTDI serial adapter' },
  { vendorId: 0x067b, productId: 0x2303, name: 'Prolific PL2303 serial adapter' },
  { vendorId: 0x067b, productId: null, name: 'Prolific serial adapter' },
  { vendorId: 0x1a86, productId: 0x7523, name: 'CH340 serial adapter' },
  { vendorId: 0x1a86, productId: 0x5523, name: 'CH341 serial adapter' },
  { vendorId: 0x1a86, productId: null, name: 'QinHeng serial adapter' },
  { vendorId: 0x10c4, productId: 0xea60, name: 'CP210x serial adapter' },
  { vendorId: 0x110a, productId: null, name: 'Moxa serial adapter' },
  { vendorId: 0x9710, productId: null, name: 'MosChip serial adapter' },
  { vendorId: 0x04e2, productId: null, name: 'Exar serial adapter' },
];

/** The most exact row that fits; null for what is not known. */
export function knownUsbOf(vendorId: number, productId: number): KnownUsb | null {
  return (
    knownUsb.find(
      (known) => known.vendorId === vendorId && (known.productId === null || known.productId === productId),
    ) ?? null
  );
}
