import type { TicketDocument } from '../../domain/ticket/document.ts';
import { layoutTicket, type TicketRow } from '../../domain/ticket/layout.ts';
import { unreachable } from '../../domain/result.ts';
import { characterSetOf, printableDocument, type CharacterSet } from './character-set.ts';
import * as commands from './commands.ts';
import { ditherPicture } from './dither.ts';
import type { CodePage, PrinterProfile } from './profile.ts';
import { createTicketTextEncoder, type TicketTextEncoder } from './text-encoder.ts';

export interface EncodedDocument {
  readonly bytes: Uint8Array;
  /** Characters that the printer could not print and that stand as '?' on the paper. */
  readonly missing: readonly string[];
}

const FONT_A_DOTS = 12;
/** 10 mm high at 203 dpi; modules of a quarter millimetre. */
const BARCODE_LOOK: commands.BarcodeLook = { heightDots: 80, moduleDots: 2 };
/** Feeds the last line past the tear bar of a printer without cutter. */
const TEAR_OFF_LINES = 4;

/**
 * The bytes of a document for one model of printer, from ESC @ to the last cut. Format commands stand only where
 * something changes, so a receipt comes close to the fewest bytes that a hand would write. Throws for a document
 * that no paper can carry.
 */
export async function encodeDocument(
  document: TicketDocument,
  profile: PrinterProfile,
): Promise<EncodedDocument> {
  const out = await createTicketTextEncoder();
  const set = characterSetOf(profile);
  const missing = new Set<string>();
  const rows = layoutTicket(printableDocument(document, set, missing), {
    columns: profile.columns,
    measure: set.measure,
  });
  out.init();
  const pen = createPen(out, set);
  for (const row of rows) printRow(row, out, pen, profile);
  return { bytes: out.take(), missing: [...missing] };
}

/** Ends a ticket: cuts it off, or feeds it past the tear bar where there is no cutter. */
export function endOfTicket(profile: PrinterProfile): Uint8Array {
  return profile.cutter ? commands.cut('partial') : commands.feedLines(TEAR_OFF_LINES);
}

interface Look {
  readonly bold: boolean;
  readonly scale: number;
  readonly underline: boolean;
  readonly inverse: boolean;
}

const PLAIN: Look = { bold: false, scale: 1, underline: false, inverse: false };

/** Knows what the printer is set to and says only what changes. */
interface Pen {
  readonly align: (side: 'left' | 'center' | 'right') => void;
  readonly look: (look: Look) => void;
  readonly write: (text: string) => void;
}

function createPen(out: TicketTextEncoder, set: CharacterSet): Pen {
  let side = 'left';
  let now = PLAIN;
  // Whether ESC @ leaves two-byte mode on depends on the country that the firmware was made for.
  let kanji: boolean | null = null;
  let page: CodePage | null = null;

  function switchTo(wanted: 'kanji' | CodePage): void {
    if (wanted === 'kanji') {
      if (kanji !== true) out.raw(commands.kanji(true));
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
        const name = wanted === null ? encoding : wanted === 'kanji' ? 'gb18030' : wanted.encoding;
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

function printRow(row: TicketRow, out: TicketTextEncoder, pen: Pen, profile: PrinterProfile): void {
  switch (row.kind) {
    case 'text':
      // Spaces and an empty line look alike in any size; the next line may need no change at all then.
      if (row.text !== '') {
        pen.align(row.align);
        pen.look(row);
        pen.write(row.text);
      }
      out.feed(1);
      return;
    case 'rule':
      pen.align('left');
      pen.look(PLAIN);
      pen.write('-'.repeat(profile.columns));
      out.feed(1);
      return;
    case 'feed':
      if (row.lines <= 3) out.feed(row.lines);
      else out.raw(commands.feedLines(row.lines));
      return;
    case 'qr':
      pen.align('center');
      out.raw(commands.qrCode(row.data, profile.qrModuleDots));
      return;
    case 'barcode':
      pen.align('center');
      out.raw(
        row.symbology === 'ean13'
          ? commands.ean13(row.data, BARCODE_LOOK)
          : commands.code128(row.data, BARCODE_LOOK),
      );
      return;
    case 'image':
      pen.align('center');
      out.raw(commands.raster(ditherPicture(row.picture, profile.columns * FONT_A_DOTS)));
      return;
    case 'cut':
      out.raw(endOfTicket(profile));
      return;
    default:
      unreachable(row);
  }
}
