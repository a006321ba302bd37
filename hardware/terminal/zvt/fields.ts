import iconv from 'iconv-lite';
import { fail, ok, type Result } from '../../../domain/result.ts';
import { bcdDigits, decodeBcd } from './bcd.ts';
import { type BmpLength, bmpTable } from './bmp-table.ts';
import { lastDigits, maskNumbers } from './mask.ts';
import { readBerLength, readTlv, type TlvObject } from './tlv.ts';

/** What a message says, as far as we use it. Null: not said. No field holds more of a card number than four digits. */
export interface ZvtFields {
  /** In the smallest unit of the currency. */
  readonly amount: number | null;
  /** ISO 4217, three digits, e.g. 978. */
  readonly currency: number | null;
  readonly trace: number | null;
  readonly receipt: number | null;
  /** Only in a reversal: the trace number of what was reversed. */
  readonly originalTrace: number | null;
  readonly result: number | null;
  readonly terminalId: string | null;
  /** HHMMSS and MMDD by the terminal's own clock. */
  readonly time: string | null;
  readonly date: string | null;
  /** The last four digits, or empty. */
  readonly cardDigits: string;
  readonly cardName: string;
  readonly text: string;
  readonly statusByte: number | null;
  readonly tlv: readonly TlvObject[];
  /** The first field whose length nobody told us, in hex; what comes after it was not read. */
  readonly unread: string | null;
}

/** Terminals write texts in code page 437 unless registration asked for another set (PA00P015, "ZVT-Charactersets"). */
export function terminalText(bytes: Uint8Array): string {
  const text = iconv.decode(Buffer.from(bytes), 'cp437');
  return maskNumbers(text.replaceAll('\0', '').trimEnd());
}

/**
 * Decodes the bitmaps of a message. A message with a torn field, or with one told twice, is refused as a whole, because
 * money hangs on it: the error names the field. A maker's own field ends the reading: what stands before it counts.
 */
export function readFields(data: Uint8Array): Result<ZvtFields, string> {
  const raw = new Map<number, Uint8Array>();
  let unread: string | null = null;
  let at = 0;
  while (at < data.length) {
    const id = data[at] ?? 0;
    const name = id.toString(16).padStart(2, '0').toUpperCase();
    const known = bmpTable.get(id);
    if (known === undefined) {
      unread = name;
      break;
    }
    const size = sizeOf(known.length, data, at + 1);
    if (size === null || at + 1 + size.skip + size.length > data.length) return fail(`torn field ${name}`);
    if (raw.has(id)) return fail(`field ${name} comes twice`);
    raw.set(id, data.slice(at + 1 + size.skip, at + 1 + size.skip + size.length));
    at += 1 + size.skip + size.length;
  }
  const container = raw.get(0x06);
  const tlv = container === undefined ? [] : readTlv(container);
  if (tlv === null) return fail('torn TLV container');
  const number = (id: number): number | null => {
    const bytes = raw.get(id);
    return bytes === undefined ? null : decodeBcd(bytes);
  };
  const digits = (id: number): string | null => {
    const bytes = raw.get(id);
    return bytes === undefined ? null : bcdDigits(bytes);
  };
  return ok({
    amount: number(0x04),
    currency: number(0x49),
    trace: number(0x0b),
    receipt: number(0x87),
    originalTrace: number(0x37),
    result: raw.get(0x27)?.[0] ?? null,
    terminalId: digits(0x29),
    time: digits(0x0c),
    date: digits(0x0d),
    cardDigits: lastDigits(raw.get(0x22) ?? new Uint8Array()),
    cardName: terminalText(raw.get(0x8b) ?? new Uint8Array()),
    text: terminalText(raw.get(0x3c) ?? new Uint8Array()),
    statusByte: raw.get(0x19)?.[0] ?? null,
    tlv,
    unread,
  });
}

function sizeOf(
  length: BmpLength,
  data: Uint8Array,
  at: number,
): { readonly skip: number; readonly length: number } | null {
  if (typeof length === 'number') return { skip: 0, length };
  if (length === 'tlv') {
    const ber = readBerLength(data, at);
    return ber === null ? null : { skip: ber.size, length: ber.length };
  }
  const skip = length.length;
  const said = digitsOfLength(data.subarray(at, at + skip));
  return said === null || at + skip > data.length ? null : { skip, length: said };
}

/** `F0 F8` is 8, `F1 F1 F9` is 119: one decimal digit in each low half byte (PA00P015 §9 "LL-Var"). */
function digitsOfLength(bytes: Uint8Array): number | null {
  let length = 0;
  for (const byte of bytes) {
    if (byte < 0xf0 || byte > 0xf9) return null;
    length = length * 10 + (byte & 0x0f);
  }
  return length;
}
