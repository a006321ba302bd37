import { hasCheckDigit } from '../barcode/gtin.ts';
import { fail, ok, type Result } from '../result.ts';
import type { TicketBlock } from './document.ts';

/**
 * A block of a shop's own lines as JSON writes it: the blocks of a document without `cut`, and a picture's dots as
 * base64. What is read here can be laid out on any paper of 32 columns or more.
 */
export type TicketText =
  | Exclude<TicketBlock, { readonly kind: 'cut' | 'image' }>
  | { readonly kind: 'image'; readonly width: number; readonly height: number; readonly grey: string };

/** Where in the list something is wrong, and what to do about it. */
export interface TicketTextFault {
  /** 'blocks[2].scale' */
  readonly where: string;
  readonly message: string;
}

const MAX_BLOCKS = 40;
const MAX_TEXT = 500;
const MAX_FEED = 10;
/** Dots of the widest print head that anybody has (80 mm at 203 dpi: 576), and as much again in height. */
const MAX_DOTS = 576;

/** Reads a shop's own lines from parsed JSON. The first thing that is wrong is the answer. */
export function readTicketText(value: unknown): Result<readonly TicketBlock[], TicketTextFault> {
  if (!Array.isArray(value)) return fail({ where: 'blocks', message: 'write a list of blocks' });
  if (value.length > MAX_BLOCKS) {
    return fail({ where: 'blocks', message: `write at most ${MAX_BLOCKS} blocks, not ${value.length}` });
  }
  const blocks: TicketBlock[] = [];
  for (const [at, each] of value.entries()) {
    const read = readBlock(each, `blocks[${at}]`);
    if (!read.ok) return read;
    blocks.push(read.value);
  }
  return ok(blocks);
}

/** The JSON form of blocks. `cut` is left out: a shop's own lines end no ticket. */
export function writeTicketText(blocks: readonly TicketBlock[]): readonly TicketText[] {
  return blocks.flatMap((block): TicketText[] => {
    if (block.kind === 'cut') return [];
    if (block.kind !== 'image') return [block];
    const { width, height, grey } = block.picture;
    return [{ kind: 'image', width, height, grey: toBase64(grey) }];
  });
}

/** Blocks back from the form that `writeTicketText` gave them: for what our own engine sent, not for what people wrote. */
export function ticketBlocks(texts: readonly TicketText[]): readonly TicketBlock[] {
  return texts.map((text) =>
    text.kind === 'image'
      ? {
          kind: 'image',
          picture: { width: text.width, height: text.height, grey: fromBase64(text.grey) },
        }
      : text,
  );
}

type Fields = Readonly<Record<string, unknown>>;

const known: Readonly<Record<string, readonly string[]>> = {
  text: ['text', 'align', 'bold', 'underline', 'inverse', 'scale'],
  columns: ['left', 'right', 'bold', 'scale'],
  rule: [],
  feed: ['lines'],
  qr: ['data'],
  barcode: ['symbology', 'data'],
  image: ['width', 'height', 'grey'],
};

function readBlock(value: unknown, where: string): Result<TicketBlock, TicketTextFault> {
  if (!isFields(value)) return fail({ where, message: 'write a block as { "kind": … }' });
  const kind = value['kind'];
  const fields = typeof kind === 'string' && Object.hasOwn(known, kind) ? known[kind] : undefined;
  if (fields === undefined) {
    return fail({ where: `${where}.kind`, message: `use one of ${Object.keys(known).join(', ')}` });
  }
  const strange = Object.keys(value).find((name) => name !== 'kind' && !fields.includes(name));
  if (strange !== undefined) {
    return fail({
      where: `${where}.${strange}`,
      message: `'${String(kind)}' has no such field: leave it out`,
    });
  }
  return readKnown(String(kind), createReader(value, where));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readKnown(kind: string, read: Reader): Result<TicketBlock, TicketTextFault> {
  switch (kind) {
    case 'text': {
      const block: TicketBlock = {
        kind,
        text: read.text('text', MAX_TEXT),
        align: read.choice('align', ['left', 'center', 'right'], 'left'),
        bold: read.flag('bold'),
        underline: read.flag('underline'),
        inverse: read.flag('inverse'),
        scale: read.whole('scale', 1, 4, 1),
      };
      return read.end(block);
    }
    case 'columns':
      return read.end({
        kind,
        left: read.text('left', MAX_TEXT),
        right: read.text('right', 32),
        bold: read.flag('bold'),
        scale: read.whole('scale', 1, 2, 1),
      });
    case 'feed':
      return read.end({ kind, lines: read.whole('lines', 1, MAX_FEED) });
    case 'qr':
      return read.end({
        kind,
        data: read.matching('data', /^[ -~]{1,300}$/, '1 to 300 printable characters'),
      });
    case 'barcode': {
      const symbology = read.choice('symbology', ['ean13', 'code128']);
      const data =
        symbology === 'ean13'
          ? read.matching('data', /^\d{13}$/, 'thirteen digits')
          : read.matching('data', /^[ -~]{1,20}$/, '1 to 20 printable characters');
      if (symbology === 'ean13' && !hasCheckDigit(data)) read.wrong('data', 'the last digit does not check');
      return read.end({ kind, symbology, data });
    }
    case 'image': {
      const width = read.whole('width', 1, MAX_DOTS);
      const height = read.whole('height', 1, MAX_DOTS);
      const grey = fromBase64(read.matching('grey', /^[A-Za-z0-9+/]*={0,2}$/, 'base64'));
      if (grey.length !== width * height) read.wrong('grey', `${width} × ${height} bytes, one a pixel`);
      return read.end({ kind, picture: { width, height, grey } });
    }
    default:
      return read.end({ kind: 'rule' });
  }
}

interface Reader {
  readonly text: (name: string, most: number) => string;
  readonly matching: (name: string, form: RegExp, words: string) => string;
  readonly choice: <T extends string>(name: string, allowed: readonly [T, ...T[]], usual?: T) => T;
  readonly flag: (name: string) => boolean;
  readonly whole: (name: string, least: number, most: number, usual?: number) => number;
  readonly wrong: (name: string, message: string) => void;
  /** The block, unless something was wrong with it. */
  readonly end: (block: TicketBlock) => Result<TicketBlock, TicketTextFault>;
}

function createReader(fields: Fields, where: string): Reader {
  let fault: TicketTextFault | null = null;
  const wrong = (name: string, message: string): void => {
    fault ??= { where: `${where}.${name}`, message };
  };
  const matching = (name: string, form: RegExp, words: string): string => {
    const value = fields[name];
    if (typeof value === 'string' && form.test(value)) return value;
    wrong(name, `write ${words}`);
    return '';
  };
  return {
    matching,
    text: (name, most) => {
      const value = fields[name];
      if (typeof value === 'string' && value.length <= most) return value;
      wrong(name, `write a text of at most ${most} characters`);
      return '';
    },
    choice: (name, allowed, usual) => {
      const value = fields[name] ?? usual;
      const found = allowed.find((each) => each === value);
      if (found === undefined) wrong(name, `use one of ${allowed.join(', ')}`);
      return found ?? allowed[0];
    },
    flag: (name) => {
      const value = fields[name] ?? false;
      if (typeof value !== 'boolean') wrong(name, 'write true or false');
      return value === true;
    },
    whole: (name, least, most, usual) => {
      const value = fields[name] ?? usual;
      if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most)
        return value;
      wrong(name, `write a whole number from ${least} to ${most}`);
      return least;
    },
    wrong,
    end: (block) => (fault === null ? ok(block) : fail(fault)),
  };
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 of RFC 4648 §4; the domain has no `btoa`. */
function toBase64(bytes: Uint8Array): string {
  const out: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const left = bytes.length - at;
    const group = (a << 16) | (b << 8) | c;
    const letter = (shift: number): string => alphabet[(group >> shift) & 63] ?? '';
    out.push(letter(18), letter(12), left > 1 ? letter(6) : '=', left > 2 ? letter(0) : '=');
  }
  return out.join('');
}

function fromBase64(text: string): Uint8Array {
  const letters = text.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of letters) {
    bits = ((bits << 6) | alphabet.indexOf(letter)) & 0xffffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at] = (bits >> held) & 255;
    at += 1;
  }
  return bytes;
}
