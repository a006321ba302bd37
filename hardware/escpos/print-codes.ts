import encodeQr from 'qr';
import type { TicketRow } from '../../domain/ticket/layout.ts';
import { code128Modules, ean13Modules } from './barcode-bars.ts';
import * as commands from './commands.ts';
import { bytesPerRow, type OneBitPicture } from './one-bit.ts';
import type { PrinterProfile } from './profile.ts';

/** How a code gets onto paper; `text` where the printer can draw neither it nor pictures, or it is too wide. */
export type PrintedCode =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** A picture of the code; `text` stands below it. */
  | { readonly kind: 'picture'; readonly picture: OneBitPicture; readonly text: string }
  | { readonly kind: 'text'; readonly text: string };

/** Bytes that a QR code of version 1, 2, 3… carries at error correction M (ISO/IEC 18004, table 7). */
const QR_CAPACITY = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560];
const QR_QUIET = 4;
/** 10 mm high at 203 dpi. */
const BAR_DOTS = 80;
/** Ten modules of white at both ends: less, and scanners miss the first bar. */
const BAR_QUIET = 10;

export function printedQr(data: string, profile: PrinterProfile): PrintedCode {
  const bytes = Buffer.byteLength(data, 'utf8');
  const version = QR_CAPACITY.findIndex((capacity) => bytes <= capacity) + 1;
  // Our own limit and checks first, whoever draws it.
  const native = commands.qrCode(data, profile.qrModuleDots);
  const modules = 17 + 4 * Math.max(version, 1) + 2 * QR_QUIET;
  const module = Math.min(profile.qrModuleDots, Math.floor(profile.dots / modules));
  if (module < 2) return { kind: 'text', text: data };
  if (profile.qr) {
    return { kind: 'bytes', bytes: module === profile.qrModuleDots ? native : commands.qrCode(data, module) };
  }
  if (!profile.pictures) return { kind: 'text', text: data };
  const rows = encodeQr(data, 'raw', { ecc: 'medium', border: QR_QUIET });
  return { kind: 'picture', picture: enlarged(rows, module), text: '' };
}

export function printedBarcode(
  row: Extract<TicketRow, { kind: 'barcode' }>,
  profile: PrinterProfile,
): PrintedCode {
  const isEan = row.symbology === 'ean13';
  const modules = isEan ? ean13Modules(row.data) : code128Modules(row.data);
  const wide = modules.length + 2 * BAR_QUIET;
  const module = Math.min(3, Math.floor(profile.dots / wide));
  // Printers print nothing at all for a barcode that is too wide.
  if (module < 2) return { kind: 'text', text: row.data };
  if (profile.barcodes) {
    const look = { heightDots: BAR_DOTS, moduleDots: module };
    return {
      kind: 'bytes',
      bytes: isEan ? commands.ean13(row.data, look) : commands.code128(row.data, look),
    };
  }
  if (!profile.pictures) return { kind: 'text', text: row.data };
  const quiet = '0'.repeat(BAR_QUIET);
  const bars = [...`${quiet}${modules}${quiet}`].map((bit) => bit === '1');
  const picture = enlarged([bars], module, BAR_DOTS);
  return { kind: 'picture', picture, text: row.data };
}

function enlarged(rows: readonly (readonly boolean[])[], module: number, height = module): OneBitPicture {
  const width = (rows[0]?.length ?? 0) * module;
  const perRow = bytesPerRow({ width });
  const data = new Uint8Array(perRow * rows.length * height);
  for (const [y, row] of rows.entries()) {
    const line = new Uint8Array(perRow);
    for (let x = 0; x < width; x += 1) {
      if (row[Math.floor(x / module)] === true) line[x >> 3] = (line[x >> 3] ?? 0) | (0x80 >> (x & 7));
    }
    for (let copy = 0; copy < height; copy += 1) data.set(line, (y * height + copy) * perRow);
  }
  return { width, height: rows.length * height, data };
}
