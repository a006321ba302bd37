import type { Adapter, Printer } from 'escpos';

/**
 * The few calls of the escpos package that produce correct bytes, and nothing else of it. Its adapters, cashdraw,
 * qrcode, barcode, table, style, size, control, margins, beep and image are wrong (facts in docs/HARDWARE.md) and
 * unreachable from here.
 */
export interface TicketTextEncoder {
  readonly init: () => void;
  readonly align: (side: 'left' | 'center' | 'right') => void;
  /** Text without line end in the given iconv-lite encoding; the caller has made sure that it fits. */
  readonly text: (text: string, encoding: string) => void;
  /** Ends the line and feeds, 1 to 255 line feeds. */
  readonly feed: (lines: number) => void;
  /** One of our own commands, passed through untouched. */
  readonly raw: (bytes: Uint8Array) => void;
  /** Everything so far as a copy; the package's own buffer is reused by the next job. */
  readonly take: () => Uint8Array;
}

const SIDES = { left: 'LT', center: 'CT', right: 'RT' } as const;

/** Loads the package when the first ticket is printed, without its front door, which would load `usb` and `serialport`. */
export async function createTicketTextEncoder(): Promise<TicketTextEncoder> {
  const loaded = await import('escpos/printer.js');
  const taken: Buffer[] = [];
  const printer: Printer = new loaded.default(collector(taken), { encoding: 'GB18030' });
  return {
    init() {
      printer.hardware('init');
    },
    align(side) {
      printer.align(SIDES[side]);
    },
    text(text, encoding) {
      if (text !== '') printer.pureText(text, encoding);
    },
    feed(lines) {
      if (!Number.isInteger(lines) || lines < 1 || lines > 255)
        throw new RangeError(`a feed of ${lines} lines`);
      printer.feed(lines);
    },
    raw(bytes) {
      printer.print(Buffer.from(bytes));
    },
    take() {
      printer.flush();
      return Uint8Array.from(Buffer.concat(taken.splice(0)));
    },
  };
}

/** Stands where the package expects one of its adapters. */
function collector(taken: Buffer[]): Adapter {
  return {
    open: () => adapterIsNoDevice(),
    write(data: Buffer) {
      taken.push(Buffer.from(data));
      return this;
    },
  };
}

function adapterIsNoDevice(): never {
  throw new Error('the escpos package only encodes here; it never opens a device');
}
