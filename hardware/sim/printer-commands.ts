/**
 * ESC/POS as a printer reads it, taken from the makers' command references (Epson TM-T88III and TM-T90, Citizen
 * CT-S310) and never from our encoder. What is not listed here is not understood.
 */
export type FixedName =
  | 'initialize'
  | 'align'
  | 'bold'
  | 'double-strike'
  | 'underline'
  | 'font'
  | 'print-mode'
  | 'default-spacing'
  | 'spacing'
  | 'feed-lines'
  | 'feed-dots'
  | 'table'
  | 'country'
  | 'position'
  | 'drawer'
  | 'kanji-on'
  | 'kanji-off'
  | 'kanji-mode'
  | 'kanji-code'
  | 'size'
  | 'reverse'
  | 'auto-status'
  | 'ask'
  | 'identify'
  | 'barcode-height'
  | 'barcode-width'
  | 'barcode-text'
  | 'barcode-font';

export type PrinterCommand =
  | { readonly kind: 'text'; readonly bytes: Uint8Array }
  | { readonly kind: 'line-feed' }
  | { readonly kind: 'carriage-return' }
  | { readonly kind: 'tab' }
  /** ACK: the host has read a list. */
  | { readonly kind: 'acknowledged' }
  /** Obeyed when it arrived; in its turn it counts for nothing. */
  | { readonly kind: 'real-time' }
  | { readonly kind: 'fixed'; readonly name: FixedName; readonly args: readonly number[] }
  | { readonly kind: 'cut'; readonly feed: boolean; readonly full: boolean }
  | { readonly kind: 'barcode'; readonly system: number; readonly data: Uint8Array }
  | {
      readonly kind: 'raster';
      readonly mode: number;
      readonly bytesPerRow: number;
      readonly rows: number;
      readonly data: Uint8Array;
    }
  /** GS ( H, GS ( k and GS ( L: a function and its parameters. */
  | { readonly kind: 'function'; readonly group: 'H' | 'k' | 'L'; readonly parameters: Uint8Array }
  | { readonly kind: 'unknown'; readonly bytes: Uint8Array };

interface Parsed {
  readonly command: PrinterCommand;
  readonly length: number;
}

const FIXED: ReadonlyMap<number, readonly [FixedName, number]> = new Map([
  [0x1b40, ['initialize', 0]],
  [0x1b61, ['align', 1]],
  [0x1b45, ['bold', 1]],
  [0x1b47, ['double-strike', 1]],
  [0x1b2d, ['underline', 1]],
  [0x1b4d, ['font', 1]],
  [0x1b21, ['print-mode', 1]],
  [0x1b32, ['default-spacing', 0]],
  [0x1b33, ['spacing', 1]],
  [0x1b64, ['feed-lines', 1]],
  [0x1b4a, ['feed-dots', 1]],
  [0x1b74, ['table', 1]],
  [0x1b52, ['country', 1]],
  [0x1b24, ['position', 2]],
  [0x1b70, ['drawer', 3]],
  [0x1c26, ['kanji-on', 0]],
  [0x1c2e, ['kanji-off', 0]],
  [0x1c21, ['kanji-mode', 1]],
  [0x1c43, ['kanji-code', 1]],
  [0x1d21, ['size', 1]],
  [0x1d42, ['reverse', 1]],
  [0x1d61, ['auto-status', 1]],
  [0x1d72, ['ask', 1]],
  [0x1d49, ['identify', 1]],
  [0x1d68, ['barcode-height', 1]],
  [0x1d77, ['barcode-width', 1]],
  [0x1d48, ['barcode-text', 1]],
  [0x1d66, ['barcode-font', 1]],
]);

/** The command at the start of `bytes`, or null while it is not complete. `bytes` is not empty. */
export function parseCommand(bytes: Uint8Array): Parsed | null {
  const first = bytes[0] ?? 0;
  if (first >= 0x20 && first !== 0x7f) return text(bytes);
  if (first === 0x0a) return { command: { kind: 'line-feed' }, length: 1 };
  if (first === 0x0d) return { command: { kind: 'carriage-return' }, length: 1 };
  if (first === 0x09) return { command: { kind: 'tab' }, length: 1 };
  if (first === 0x06) return { command: { kind: 'acknowledged' }, length: 1 };
  if (first === 0x10) return realTime(bytes);
  if (first !== 0x1b && first !== 0x1c && first !== 0x1d) return unknown(bytes, 1);
  const second = bytes[1];
  if (second === undefined) return null;
  const fixed = FIXED.get((first << 8) | second);
  if (fixed !== undefined) {
    const [name, count] = fixed;
    if (bytes.length < 2 + count) return null;
    return { command: { kind: 'fixed', name, args: [...bytes.slice(2, 2 + count)] }, length: 2 + count };
  }
  if (first === 0x1d && second === 0x56) return cut(bytes);
  if (first === 0x1d && second === 0x6b) return barcode(bytes);
  if (first === 0x1d && second === 0x76) return raster(bytes);
  if (first === 0x1d && second === 0x28) return groupFunction(bytes);
  return unknown(bytes, 2);
}

/** How long a real-time command starting with DLE is; null while that can't be said, 0 when it is none. */
export function realTimeLength(bytes: Uint8Array): number | null {
  const kind = bytes[1];
  if (kind === undefined) return null;
  if (kind === 0x04 || kind === 0x05) return 3;
  if (kind !== 0x14) return 0;
  const fn = bytes[2];
  if (fn === undefined) return null;
  if (fn === 1) return 5;
  return fn === 8 ? 10 : 0;
}

function text(bytes: Uint8Array): Parsed {
  let end = 1;
  while (end < bytes.length && (bytes[end] ?? 0) >= 0x20 && bytes[end] !== 0x7f) end += 1;
  return { command: { kind: 'text', bytes: bytes.slice(0, end) }, length: end };
}

function unknown(bytes: Uint8Array, length: number): Parsed {
  return { command: { kind: 'unknown', bytes: bytes.slice(0, length) }, length };
}

function realTime(bytes: Uint8Array): Parsed | null {
  const length = realTimeLength(bytes);
  if (length === null) return null;
  if (length === 0) return unknown(bytes, Math.min(2, bytes.length));
  return bytes.length < length ? null : { command: { kind: 'real-time' }, length };
}

function cut(bytes: Uint8Array): Parsed | null {
  const mode = bytes[2];
  if (mode === undefined) return null;
  if (mode === 0 || mode === 1 || mode === 48 || mode === 49) {
    return { command: { kind: 'cut', feed: false, full: mode === 0 || mode === 48 }, length: 3 };
  }
  if (mode !== 65 && mode !== 66) return unknown(bytes, 3);
  if (bytes.length < 4) return null;
  return { command: { kind: 'cut', feed: true, full: mode === 65 }, length: 4 };
}

function barcode(bytes: Uint8Array): Parsed | null {
  const system = bytes[2];
  if (system === undefined) return null;
  if (system <= 6) {
    const end = bytes.indexOf(0, 3);
    // Form A ends at NUL; the longest symbology carries 255 characters.
    if (end < 0) return bytes.length > 260 ? unknown(bytes, 3) : null;
    return { command: { kind: 'barcode', system: system + 65, data: bytes.slice(3, end) }, length: end + 1 };
  }
  if (system < 65 || system > 73) return unknown(bytes, 3);
  const count = bytes[3];
  if (count === undefined || bytes.length < 4 + count) return null;
  return { command: { kind: 'barcode', system, data: bytes.slice(4, 4 + count) }, length: 4 + count };
}

function raster(bytes: Uint8Array): Parsed | null {
  if (bytes.length < 8) return null;
  if (bytes[2] !== 0x30) return unknown(bytes, 3);
  const bytesPerRow = (bytes[4] ?? 0) + 256 * (bytes[5] ?? 0);
  const rows = (bytes[6] ?? 0) + 256 * (bytes[7] ?? 0);
  const length = 8 + bytesPerRow * rows;
  if (bytes.length < length) return null;
  const command: PrinterCommand = {
    kind: 'raster',
    mode: bytes[3] ?? 0,
    bytesPerRow,
    rows,
    data: bytes.slice(8, length),
  };
  return { command, length };
}

function groupFunction(bytes: Uint8Array): Parsed | null {
  if (bytes.length < 5) return null;
  const letter = String.fromCharCode(bytes[2] ?? 0);
  if (letter !== 'H' && letter !== 'k' && letter !== 'L') return unknown(bytes, 3);
  const length = 5 + (bytes[3] ?? 0) + 256 * (bytes[4] ?? 0);
  if (bytes.length < length) return null;
  return { command: { kind: 'function', group: letter, parameters: bytes.slice(5, length) }, length };
}
