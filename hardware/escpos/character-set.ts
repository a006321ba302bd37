import iconv from 'iconv-lite';
import type { TicketBlock, TicketDocument } from '../../domain/ticket/document.ts';
import { transliterate } from '../../domain/text/transliterate.ts';
import type { CodePage, PrinterProfile } from './profile.ts';

/** How one character reaches this printer. */
export type Glyph =
  | { readonly kind: 'ascii' }
  | { readonly kind: 'latin'; readonly page: CodePage }
  | { readonly kind: 'kanji' };

/** Better stand-ins than plain ASCII, for a printer that has them; the yen sign's own GB18030 code has four bytes. */
const STAND_INS: Readonly<Record<string, readonly string[]>> = {
  '¥': ['￥', 'CNY '],
  '￥': ['¥', 'CNY '],
  '•': ['·'],
};

const UNPRINTABLE = '?';

/** What a printer's character tables hold. Built once per profile. */
export interface CharacterSet {
  readonly glyphOf: (character: string) => Glyph | null;
  /** Columns at scale 1: two-byte characters print double width. */
  readonly measure: (character: string) => 0 | 1 | 2;
  /**
   * The text with control characters taken out (a product's name must never be a command), and with stand-ins for
   * what the printer lacks; what has none becomes '?' and is added to `missing`.
   */
  readonly printable: (text: string, missing: Set<string>) => string;
}

export function characterSetOf(profile: PrinterProfile): CharacterSet {
  const known = new Map<string, Glyph | null>();

  function find(character: string): Glyph | null {
    if (/^[ -~]$/.test(character)) return { kind: 'ascii' };
    // A control character in a product's name would be obeyed as a command.
    if (/^\p{Cc}$/u.test(character)) return null;
    // Beside hanzi the wide yen sign looks right, and it saves switching tables.
    const page = profile.codePages.find((candidate) => oneByte(character, candidate.encoding));
    if (page !== undefined && !(profile.kanji && character === '¥')) return { kind: 'latin', page };
    if (!profile.kanji) return null;
    const code = iconv.encode(character, 'gb18030');
    return code.length === 2 ? { kind: 'kanji' } : null;
  }

  function glyphOf(character: string): Glyph | null {
    let glyph = known.get(character);
    if (glyph === undefined) {
      glyph = find(character);
      known.set(character, glyph);
    }
    return glyph;
  }

  function standIn(character: string): string | null {
    const all = [...(STAND_INS[character] ?? []), transliterate(character)];
    return all.find((text) => text !== '' && [...text].every((one) => glyphOf(one) !== null)) ?? null;
  }

  return {
    glyphOf,
    measure: (character) => (glyphOf(character)?.kind === 'kanji' ? 2 : 1),
    printable(text, missing) {
      let out = '';
      for (const character of text.normalize('NFC').replace(/[\t\u00a0]/g, ' ')) {
        if (character === '\n' || glyphOf(character) !== null) {
          out += character;
          continue;
        }
        if (/^[\p{Cc}\p{Cf}\p{M}]$/u.test(character)) continue;
        const instead = standIn(character);
        if (instead === null) missing.add(character);
        out += instead ?? UNPRINTABLE;
      }
      return out;
    },
  };
}

/** The document with only characters that the printer can print. */
export function printableDocument(
  document: TicketDocument,
  set: CharacterSet,
  missing: Set<string>,
): TicketDocument {
  const clean = (block: TicketBlock): TicketBlock => {
    if (block.kind === 'text') return { ...block, text: set.printable(block.text, missing) };
    if (block.kind === 'columns') {
      return {
        ...block,
        left: set.printable(block.left, missing),
        right: set.printable(block.right, missing),
      };
    }
    return block;
  };
  return { blocks: document.blocks.map(clean) };
}

function oneByte(character: string, encoding: string): boolean {
  const code = iconv.encode(character, encoding);
  return code.length === 1 && iconv.decode(code, encoding) === character && code[0] !== 0x3f;
}
