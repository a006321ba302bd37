import iconv from 'iconv-lite';
import { characterWidth } from '../../domain/text/text-width.ts';
import { transliterate } from '../../domain/text/transliterate.ts';
import type { CodePage } from './code-pages.ts';
import type { PrinterProfile } from './profile.ts';

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
/** Joiners steer how Persian and Indian letters connect. */
const JOINERS = new Set(['\u200c', '\u200d']);
const LETTERS = /[\p{L}\p{M}\p{N}]/u;

/** What a printer's character tables hold. Built once per profile. */
export interface CharacterSet {
  readonly glyphOf: (character: string) => Glyph | null;
  /** Columns at scale 1: two-byte characters print double width, drawn ones as Unicode says. */
  readonly measure: (character: string) => 0 | 1 | 2;
  /**
   * Characters of a text that would have to be drawn: letters that the tables lack, and signs without a stand-in. A text
   * that is drawn anyway keeps its own signs.
   */
  readonly wanted: (text: string) => readonly string[];
  /**
   * The text with control characters taken out (a product's name must never be a command), with the `drawable` ones
   * kept, and with stand-ins for other things that the printer lacks; what has none becomes '?' and is added to
   * `missing`.
   */
  readonly printable: (text: string, drawable: ReadonlySet<string>, missing: Set<string>) => string;
}

export function characterSetOf(profile: PrinterProfile): CharacterSet {
  const known = new Map<string, Glyph | null>();

  function find(character: string): Glyph | null {
    if (/^[ -~]$/.test(character)) return { kind: 'ascii' };
    // A control character in a product's name would be obeyed as a command.
    if (/^\p{Cc}$/u.test(character)) return null;
    // Beside hanzi the wide yen sign looks right, and it saves switching tables.
    const page = profile.codePages.find((candidate) => oneByte(character, candidate.encoding));
    if (page !== undefined && !(profile.twoByte === 'gb18030' && character === '¥'))
      return { kind: 'latin', page };
    if (profile.twoByte === null) return null;
    const code = iconv.encode(character, profile.twoByte);
    const isWhole = code.length === 2 && iconv.decode(code, profile.twoByte) === character;
    return isWhole ? { kind: 'kanji' } : null;
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
    measure(character) {
      const glyph = glyphOf(character);
      if (glyph === null) return characterWidth(character);
      return glyph.kind === 'kanji' ? 2 : 1;
    },
    wanted(text) {
      const lacking = [...new Set(normal(text))].filter(
        (character) => character !== '\n' && glyphOf(character) === null && !isControl(character),
      );
      const needed = lacking.some((character) => LETTERS.test(character) || standIn(character) === null);
      return needed ? lacking : [];
    },
    printable(text, drawable, missing) {
      let out = '';
      for (const character of normal(text)) {
        if (character === '\n' || glyphOf(character) !== null || drawable.has(character)) {
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

const isControl = (character: string): boolean =>
  /^[\p{Cc}\p{Cf}]$/u.test(character) && !JOINERS.has(character);

const normal = (text: string): string => text.normalize('NFC').replace(/[\t\u00a0]/g, ' ');

function oneByte(character: string, encoding: string): boolean {
  const code = iconv.encode(character, encoding);
  return code.length === 1 && iconv.decode(code, encoding) === character && code[0] !== 0x3f;
}
