/**
 * ESC/POS commands as bytes, each as the maker's manual states it (Epson TM-T88III/T90 and Citizen CT-S310 command
 * references, Epson ESC/POS application pages for GS ( k and GS ( H). Every argument is checked: a wrong one throws,
 * because a byte too many or too few would be printed, or would swallow what follows.
 */

import { bytesPerRow, withoutCommands, type OneBitPicture } from './one-bit.ts';

function byte(value: number, from: number, to: number, what: string): number {
  if (!Number.isInteger(value) || value < from || value > to) {
    throw new RangeError(`${what} is ${value}, must be ${from} to ${to}`);
  }
  return value;
}

const bytes = (...all: number[]): Uint8Array => Uint8Array.from(all);

/** ESC @: clears the print buffer and resets modes; the receive buffer stays. */
export const initialize = (): Uint8Array => bytes(0x1b, 0x40);

/** ESC E n: emphasis. */
export const bold = (on: boolean): Uint8Array => bytes(0x1b, 0x45, on ? 1 : 0);

/** ESC - n: underline of 0, 1 or 2 dots. */
export const underline = (dots: number): Uint8Array => bytes(0x1b, 0x2d, byte(dots, 0, 2, 'underline'));

/** ESC M n: font A (12×24) or B (9×17). */
export const font = (name: 'A' | 'B'): Uint8Array => bytes(0x1b, 0x4d, name === 'A' ? 0 : 1);

/** GS ! n: magnification of width (high nibble) and height (low nibble), 1 to 8 each; touches nothing else. */
export const characterSize = (width: number, height: number): Uint8Array =>
  bytes(0x1d, 0x21, ((byte(width, 1, 8, 'width') - 1) << 4) | (byte(height, 1, 8, 'height') - 1));

/** GS B n: white on black. */
export const reverse = (on: boolean): Uint8Array => bytes(0x1d, 0x42, on ? 1 : 0);

/** ESC 2 / ESC 3 n: line spacing in the printer's vertical unit; null for its default. */
export const lineSpacing = (units: number | null): Uint8Array =>
  units === null ? bytes(0x1b, 0x32) : bytes(0x1b, 0x33, byte(units, 0, 255, 'line spacing'));

/** ESC d n: prints the line and feeds n lines. */
export const feedLines = (lines: number): Uint8Array => bytes(0x1b, 0x64, byte(lines, 0, 255, 'lines'));

/** ESC J n: prints the line and feeds n dots. */
export const feedDots = (dots: number): Uint8Array => bytes(0x1b, 0x4a, byte(dots, 0, 255, 'dots'));

/** FS & / FS .: two-byte characters on or off. */
export const kanji = (on: boolean): Uint8Array => bytes(0x1c, on ? 0x26 : 0x2e);

/** FS C 1: two-byte codes are Shift-JIS, not JIS; Japanese firmware only (Epson, Citizen CT-S command reference). */
export const shiftJis = (): Uint8Array => bytes(0x1c, 0x43, 1);

/** ESC t n: one-byte character table. */
export const codePage = (number: number): Uint8Array => bytes(0x1b, 0x74, byte(number, 0, 255, 'code page'));

/** ESC R n: international character set. */
export const internationalSet = (n: number): Uint8Array => bytes(0x1b, 0x52, byte(n, 0, 255, 'set'));

/** GS V 66 0 / GS V 65 0: feeds to the cutter, then cuts, leaving one point or nothing. */
export const cut = (kind: 'partial' | 'full'): Uint8Array =>
  bytes(0x1d, 0x56, kind === 'partial' ? 0x42 : 0x41, 0x00);

/** ESC p m t1 t2: drawer pulse on pin 2 or 5; the times are always sent, in steps of 2 ms. */
export const drawerPulse = (pin: 2 | 5, onMs = 50, offMs = 500): Uint8Array =>
  bytes(
    0x1b,
    0x70,
    pin === 2 ? 0 : 1,
    byte(Math.round(onMs / 2), 1, 255, 'pulse time'),
    byte(Math.round(offMs / 2), 1, 255, 'pause time'),
  );

/** DLE DC4 1 m t: the same in real time, also while offline; ignored while an error stands (TM-T88III). 100 ms. */
export const realTimeDrawerPulse = (pin: 2 | 5): Uint8Array => bytes(0x10, 0x14, 1, pin === 2 ? 0 : 1, 1);

export type RealTimeQuestion = 1 | 2 | 3 | 4;

/** DLE EOT n: answered at once, also offline. Never in the middle of another command. */
export const realTimeStatus = (question: RealTimeQuestion): Uint8Array => bytes(0x10, 0x04, question);

/** GS a n: pushes status on change; 0F for drawer, online, error and paper. */
export const automaticStatus = (causes: number): Uint8Array =>
  bytes(0x1d, 0x61, byte(causes, 0, 255, 'causes'));

/** DLE ENQ 2: after a jam was cleared, forgets everything received and starts afresh (TM-T88III, Citizen iDP). */
export const recoverAndClear = (): Uint8Array => bytes(0x10, 0x05, 2);

/** GS ( H fn 49: pushes the causes whenever the printer goes offline. Same models as fn 48. */
export const offlineReports = (): Uint8Array => bytes(0x1d, 0x28, 0x48, 3, 0, 0x31, 0x30, 2);

/** GS r 1: paper sensor, answered in the order of the data, and not at all while offline. */
export const paperStatus = (): Uint8Array => bytes(0x1d, 0x72, 1);

/** GS ( H fn 48: the printer says this id back when everything before it is printed. Four characters 20h to 7Eh. */
export function processId(id: string): Uint8Array {
  if (!/^[ -~]{4}$/.test(id))
    throw new RangeError(`process id '${id}' must be four printable ASCII characters`);
  return bytes(0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, ...Buffer.from(id, 'latin1'));
}

/** More would put 10 04 (DLE EOT) into the length bytes one day, and no phone reads it from paper anyway. */
const LONGEST_QR_BYTES = 512;

/** GS ( k: QR model 2, error correction M, from UTF-8 data without control characters. Stores, then prints. */
export function qrCode(data: string, moduleDots: number): Uint8Array {
  const payload = Buffer.from(data, 'utf8');
  if (payload.length === 0 || payload.length > LONGEST_QR_BYTES) {
    throw new RangeError(`QR data of ${payload.length} bytes, must be 1 to ${LONGEST_QR_BYTES}`);
  }
  // DLE sequences are obeyed even inside data: 10 14 01 would open a cash drawer.
  if (payload.some((value) => value < 0x20)) throw new RangeError('QR data with control characters');
  const length = payload.length + 3;
  return bytes(
    ...[0x1d, 0x28, 0x6b, 4, 0, 0x31, 0x41, 0x32, 0],
    ...[0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x43, byte(moduleDots, 1, 16, 'module size')],
    ...[0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x45, 0x31],
    ...[0x1d, 0x28, 0x6b, length & 0xff, length >> 8, 0x31, 0x50, 0x30, ...payload],
    ...[0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30],
  );
}

export interface BarcodeLook {
  readonly heightDots: number;
  /** GS w: 2 to 6. */
  readonly moduleDots: number;
}

/** GS h, GS w, GS H 2 (text below), GS k 67 (form B): an EAN-13 of 13 digits, check digit included. */
export function ean13(digits: string, look: BarcodeLook): Uint8Array {
  if (!/^\d{13}$/.test(digits)) throw new RangeError(`'${digits}' is not thirteen digits`);
  return bytes(...barcodeLook(look), 0x1d, 0x6b, 67, 13, ...Buffer.from(digits, 'latin1'));
}

/** GS k 73 (form B) with code set B, for printable ASCII; a brace is doubled as the manual demands. */
export function code128(text: string, look: BarcodeLook): Uint8Array {
  if (!/^[ -~]+$/.test(text)) throw new RangeError('Code 128 set B carries printable ASCII only');
  const data = Buffer.from(`{B${text.replaceAll('{', '{{')}`, 'latin1');
  return bytes(...barcodeLook(look), 0x1d, 0x6b, 73, byte(data.length, 3, 255, 'length'), ...data);
}

/** GS v 0 prints at most this many rows at once: some interfaces keep the high byte of the count to themselves. */
const BAND_ROWS = 255;

/** GS v 0 m=0: dots in bands, one under the other, at the alignment that is set. Never holds a real-time command. */
export function raster(picture: OneBitPicture): Uint8Array {
  const perRow = bytesPerRow(picture);
  const out: number[] = [];
  for (let row = 0; row < picture.height; row += BAND_ROWS) {
    const rows = Math.min(BAND_ROWS, picture.height - row);
    const data = withoutCommands(picture.data.subarray(row * perRow, (row + rows) * perRow));
    out.push(0x1d, 0x76, 0x30, 0, byte(perRow, 1, 255, 'picture width in bytes'), 0, rows, 0, ...data);
  }
  return Uint8Array.from(out);
}

/** GS ( L fn 64: asks for the keys of the pictures in memory; the answer ends with an ACK of ours (TM-T90 reference). */
export const listPictures = (): Uint8Array => bytes(0x1d, 0x28, 0x4c, 4, 0, 0x30, 0x40, 0x4b, 0x43);

/** GS ( L fn 69: prints the picture with this key, unchanged in size; nothing when there is none. */
export const printStoredPicture = (key: string): Uint8Array =>
  bytes(0x1d, 0x28, 0x4c, 6, 0, 0x30, 0x45, ...pictureKey(key), 1, 1);

/** GS ( L fn 67: keeps a picture in memory that needs no power. Never holds a real-time command. */
export function storePicture(key: string, picture: OneBitPicture): Uint8Array {
  let { height } = picture;
  // A length of 10 04 would be a question to the printer; a white row more makes another number of it.
  while (!isHarmless(11 + bytesPerRow(picture) * height) || !isHarmless(height)) height += 1;
  const size = bytesPerRow(picture) * height;
  const length = 11 + size;
  if (length > 0xffff) throw new RangeError(`a picture of ${size} bytes is too large to be stored`);
  const data = new Uint8Array(size);
  data.set(withoutCommands(picture.data));
  const width = bytesPerRow(picture) * 8;
  return Uint8Array.from([
    ...[0x1d, 0x28, 0x4c, length & 0xff, length >> 8, 0x30, 0x43, 0x30, ...pictureKey(key), 1],
    ...[width & 0xff, width >> 8, height & 0xff, height >> 8, 0x31],
    ...data,
  ]);
}

const isHarmless = (word: number): boolean =>
  (word & 0xff) !== 0x10 || ![0x04, 0x05, 0x14].includes((word >> 8) & 0xff);

function pictureKey(key: string): readonly number[] {
  if (!/^[ -~]{2}$/.test(key)) throw new RangeError(`picture key '${key}' must be two printable characters`);
  return [...Buffer.from(key, 'latin1')];
}

function barcodeLook(look: BarcodeLook): readonly number[] {
  const height = byte(look.heightDots, 1, 255, 'barcode height');
  const width = byte(look.moduleDots, 2, 6, 'barcode module');
  return [0x1d, 0x68, height, 0x1d, 0x77, width, 0x1d, 0x48, 2];
}
