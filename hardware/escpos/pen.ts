import type { CharacterSet } from './character-set.ts';
import type { CodePage } from './code-pages.ts';
import * as commands from './commands.ts';
import type { TwoByteCode } from './profile.ts';
import type { TicketTextEncoder } from './text-encoder.ts';

export interface Look {
  readonly bold: boolean;
  readonly scale: number;
  readonly underline: boolean;
  readonly inverse: boolean;
}

export const PLAIN: Look = { bold: false, scale: 1, underline: false, inverse: false };

/** Knows what the printer is set to and says only what changes. */
export interface Pen {
  readonly align: (side: 'left' | 'center' | 'right') => void;
  readonly look: (look: Look) => void;
  /** Characters that the printer has; anything else is our mistake and throws. */
  readonly write: (text: string) => void;
}

/** A pen for a printer that has just obeyed ESC @. */
export function createPen(out: TicketTextEncoder, set: CharacterSet, twoByte: TwoByteCode | null): Pen {
  let side = 'left';
  let now = PLAIN;
  // Whether ESC @ leaves two-byte mode on depends on the country that the firmware was made for.
  let kanji: boolean | null = null;
  let codeSystemTold = false;
  let page: CodePage | null = null;

  function switchTo(wanted: 'kanji' | CodePage): void {
    if (wanted === 'kanji') {
      if (kanji !== true) out.raw(commands.kanji(true));
      // Japanese firmware takes JIS codes until it is told otherwise.
      if (twoByte === 'shift_jis' && !codeSystemTold) out.raw(commands.shiftJis());
      codeSystemTold = true;
      kanji = true;
      return;
    }
    if (kanji !== false) out.raw(commands.kanji(false));
    kanji = false;
    if (page?.number !== wanted.number) out.raw(commands.codePage(wanted.number));
    page = wanted;
  }

  return {
    align(wanted) {
      if (wanted !== side) out.align(wanted);
      side = wanted;
    },
    look(look) {
      if (look.bold !== now.bold) out.raw(commands.bold(look.bold));
      if (look.scale !== now.scale) out.raw(commands.characterSize(look.scale, look.scale));
      if (look.underline !== now.underline) out.raw(commands.underline(look.underline ? 1 : 0));
      if (look.inverse !== now.inverse) out.raw(commands.reverse(look.inverse));
      now = look;
    },
    write(text) {
      let run = '';
      let encoding = 'ascii';
      for (const character of text) {
        const glyph = set.glyphOf(character);
        if (glyph === null)
          throw new Error(`'${character}' reached the encoder although it can't be printed`);
        const wanted = glyph.kind === 'ascii' ? null : glyph.kind === 'kanji' ? 'kanji' : glyph.page;
        const name = wanted === null ? encoding : wanted === 'kanji' ? (twoByte ?? 'ascii') : wanted.encoding;
        if (name !== encoding) {
          out.text(run, encoding);
          run = '';
          encoding = name;
        }
        if (wanted !== null && run === '') switchTo(wanted);
        run += character;
      }
      out.text(run, encoding);
    },
  };
}
