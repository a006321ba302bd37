import { unreachable } from '../../../domain/result.ts';
import type { Apdu } from './apdu.ts';
import { readFields, terminalText, type ZvtFields } from './fields.ts';
import { readTlv, type TlvObject } from './tlv.ts';

/** A line of a receipt that the terminal wants printed, or the end of one. Long numbers are masked. */
export type ReceiptPart =
  | { readonly kind: 'lines'; readonly lines: readonly string[]; readonly last: boolean }
  | {
      readonly kind: 'whole';
      readonly of: 'customer' | 'merchant' | 'administration' | 'unknown';
      readonly lines: readonly string[];
      readonly last: boolean;
    };

/** What a terminal says, by its command bytes (PA00P015 §3 "Commands from PT to ECR"). */
export type TerminalSaid =
  /** `80 00` or `84 00`: it took our command. */
  | { readonly kind: 'taken' }
  /** `84 xx`: it did not. */
  | { readonly kind: 'refused'; readonly code: number }
  | { readonly kind: 'progress'; readonly code: number }
  | { readonly kind: 'status'; readonly fields: ZvtFields }
  /** The end of a function; a status enquiry and a registration carry their answer here. */
  | { readonly kind: 'completion'; readonly data: Uint8Array }
  | { readonly kind: 'abort'; readonly code: number }
  | { readonly kind: 'receipt'; readonly part: ReceiptPart }
  /** A command that we neither asked for nor know. */
  | { readonly kind: 'other'; readonly command: number }
  | { readonly kind: 'unreadable'; readonly detail: string };

const textBlock = 0x25;
const receiptKind = 0x1f07;
const textLine = 0x07;
const endOfReceipt = 0x09;

export function readTerminalSaid({ command, data }: Apdu): TerminalSaid {
  switch (command) {
    case 0x8000:
    case 0x8400:
      return { kind: 'taken' };
    case 0x04ff:
      return { kind: 'progress', code: data[0] ?? 0 };
    case 0x040f: {
      const fields = readFields(data);
      return fields.ok
        ? { kind: 'status', fields: fields.value }
        : { kind: 'unreadable', detail: `status-information with ${fields.error}` };
    }
    case 0x060f:
      return { kind: 'completion', data };
    case 0x061e:
      // Without a code (old terminals) it is "other error": certainly not paid.
      return { kind: 'abort', code: data[0] ?? 0xff };
    case 0x06d1:
      return { kind: 'receipt', part: printLine(data) };
    case 0x06d3:
      return textBlockOf(data);
    default:
      if (command >> 8 === 0x84) return { kind: 'refused', code: command & 0xff };
      return { kind: 'other', command };
  }
}

/** `06 D1 <attribute> <text>`: bit 7 of the attribute is the last line; FFh alone feeds as many lines as it says. */
function printLine(data: Uint8Array): ReceiptPart {
  const [attribute = 0] = data;
  const text = data.subarray(1);
  if (attribute === 0xff) {
    const feeds = Math.min(text[0] ?? 1, 9);
    return { kind: 'lines', lines: Array.from({ length: feeds }, () => ''), last: false };
  }
  return { kind: 'lines', lines: [terminalText(text)], last: (attribute & 0x80) !== 0 };
}

/** `06 D3` carries a TLV container: the kind in 1F07, the text in 25, there a line in each 07, and 09 at the end. */
function textBlockOf(data: Uint8Array): TerminalSaid {
  const fields = readFields(data);
  if (!fields.ok) return { kind: 'unreadable', detail: `text block with ${fields.error}` };
  const objects = fields.value.tlv;
  const block = objects.find(({ tag }) => tag === textBlock);
  const inside = block === undefined ? [] : readTlv(block.value);
  if (inside === null) return { kind: 'unreadable', detail: 'text block with torn lines' };
  const lines = inside.filter(({ tag }) => tag === textLine).map(({ value }) => terminalText(value));
  const last = inside.some(({ tag }) => tag === endOfReceipt);
  return { kind: 'receipt', part: { kind: 'whole', of: kindOfReceipt(objects), lines, last } };
}

function kindOfReceipt(
  objects: readonly TlvObject[],
): 'customer' | 'merchant' | 'administration' | 'unknown' {
  switch (objects.find(({ tag }) => tag === receiptKind)?.value[0]) {
    case 1:
      return 'merchant';
    case 2:
      return 'customer';
    case 3:
      return 'administration';
    default:
      return 'unknown';
  }
}

/**
 * The terminal's state in the completion of a status enquiry: `[F0 LLL software version] <status> [06 TLV]` (PA00P015
 * §2.55). Null when it says none.
 */
export function terminalStatusOf(completion: Uint8Array): number | null {
  if (completion[0] !== 0xf0) return completion[0] ?? null;
  const [, hundreds = 0, tens = 0, ones = 0] = completion;
  const length = (hundreds & 0x0f) * 100 + (tens & 0x0f) * 10 + (ones & 0x0f);
  return completion[4 + length] ?? null;
}

/** What we answer to each message: every one is acknowledged, one that we do not know is refused with `84 83`. */
export function answerTo(said: TerminalSaid): number | null {
  switch (said.kind) {
    case 'taken':
    case 'refused':
      return null;
    case 'other':
      return said.command === 0x0401 ? 0x8000 : 0x8483;
    case 'progress':
    case 'status':
    case 'completion':
    case 'abort':
    case 'receipt':
    case 'unreadable':
      return 0x8000;
    default:
      return unreachable(said);
  }
}
