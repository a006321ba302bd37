import type { TicketBlock, TicketDocument } from '../../domain/ticket/document.ts';
import { layoutTicket, type TicketRow } from '../../domain/ticket/layout.ts';
import { unreachable } from '../../domain/result.ts';
import { characterSetOf, type CharacterSet } from './character-set.ts';
import * as commands from './commands.ts';
import { ditherPicture } from './dither.ts';
import { sharedLineDrawer, type LineDrawer } from './drawn/line-drawer.ts';
import type { OneBitPicture } from './one-bit.ts';
import { createPen, PLAIN, type Pen } from './pen.ts';
import { printedBarcode, printedQr, type PrintedCode } from './print-codes.ts';
import type { PrinterProfile } from './profile.ts';
import { createTicketTextEncoder, type TicketTextEncoder } from './text-encoder.ts';

export interface EncodedDocument {
  readonly bytes: Uint8Array;
  /** Characters that the printer could not print and no font could draw; they stand as '?' on the paper. */
  readonly missing: readonly string[];
}

export interface EncodeOptions {
  /** What ESC @ makes this printer forget. */
  readonly afterInitialize?: Uint8Array;
  /** The command that prints a picture from the printer's memory; null when it is not there. */
  readonly storedPicture?: (picture: OneBitPicture) => Uint8Array | null;
  readonly drawer?: LineDrawer;
}

/** Feeds the last line past the tear bar of a printer without cutter. */
const TEAR_OFF_LINES = 4;
const LINES_PER_INCH = 6;

const sets = new WeakMap<PrinterProfile, CharacterSet>();

/**
 * The bytes of a document for one model of printer, from ESC @ to the last cut. Format commands stand only where
 * something changes, so a receipt comes close to the fewest bytes that a hand would write; only a line with characters
 * that the printer lacks is sent as a picture. Throws for a document that no paper can carry.
 */
export async function encodeDocument(
  document: TicketDocument,
  profile: PrinterProfile,
  options: EncodeOptions = {},
): Promise<EncodedDocument> {
  const set = sets.get(profile) ?? characterSetOf(profile);
  sets.set(profile, set);
  const drawer = options.drawer ?? sharedLineDrawer();
  const missing = new Set<string>();
  const wanted = profile.pictures ? wantedBy(document, set) : new Set<string>();
  const drawable = wanted.size === 0 ? wanted : await drawer.prepare(wanted);
  const rows = layoutTicket(printableDocument(document, set, drawable, missing), {
    columns: profile.columns,
    measure: set.measure,
  });
  for (const row of rows) {
    if (row.kind !== 'text' || !mustDraw(row.text, set)) continue;
    await drawer.prepare(row.text);
    drawer.draw(row, paperOf(profile));
    // One line takes some milliseconds; between two of them others get their turn. The drawer remembers it.
    await new Promise(setImmediate);
  }
  const out = await createTicketTextEncoder();
  out.init();
  if (options.afterInitialize !== undefined) out.raw(options.afterInitialize);
  const pen = createPen(out, set, profile.twoByte);
  for (const row of rows) printRow(row, { out, pen, set, profile, drawer, options });
  return { bytes: out.take(), missing: [...missing] };
}

/** Ends a ticket: cuts it off, or feeds it past the tear bar where there is no cutter. */
export function endOfTicket(profile: PrinterProfile): Uint8Array {
  return profile.cutter === 'none' ? commands.feedLines(TEAR_OFF_LINES) : commands.cut(profile.cutter);
}

/** A logo as this printer's dots. */
export function logoDots(
  block: { readonly picture: Parameters<typeof ditherPicture>[0] },
  profile: PrinterProfile,
): OneBitPicture {
  return ditherPicture(block.picture, profile.dots & ~7);
}

function mapTexts(block: TicketBlock, change: (text: string) => string): TicketBlock {
  if (block.kind === 'text') return { ...block, text: change(block.text) };
  if (block.kind === 'columns') return { ...block, left: change(block.left), right: change(block.right) };
  return block;
}

function wantedBy(document: TicketDocument, set: CharacterSet): Set<string> {
  const wanted = new Set<string>();
  for (const block of document.blocks) {
    mapTexts(block, (text) => {
      for (const character of set.wanted(text)) wanted.add(character);
      return text;
    });
  }
  return wanted;
}

/** The document with only characters that the printer can print or that can be drawn for it. */
function printableDocument(
  document: TicketDocument,
  set: CharacterSet,
  drawable: ReadonlySet<string>,
  missing: Set<string>,
): TicketDocument {
  return {
    blocks: document.blocks.map((block) => mapTexts(block, (text) => set.printable(text, drawable, missing))),
  };
}

const paperOf = (profile: PrinterProfile) => ({
  dots: profile.dots & ~7,
  lineDots: Math.round(profile.dpi / LINES_PER_INCH),
});

const mustDraw = (text: string, set: CharacterSet): boolean =>
  [...text].some((character) => set.glyphOf(character) === null);

interface Press {
  readonly out: TicketTextEncoder;
  readonly pen: Pen;
  readonly set: CharacterSet;
  readonly profile: PrinterProfile;
  readonly drawer: LineDrawer;
  readonly options: EncodeOptions;
}

function printRow(row: TicketRow, press: Press): void {
  const { out, pen, profile } = press;
  switch (row.kind) {
    case 'text':
      printText(row, press);
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
      printCode(printedQr(row.data, profile), press);
      return;
    case 'barcode':
      printCode(printedBarcode(row, profile), press);
      return;
    case 'image': {
      if (!profile.pictures) return;
      const dots = logoDots(row, profile);
      pen.align('center');
      out.raw(press.options.storedPicture?.(dots) ?? commands.raster(dots));
      return;
    }
    case 'cut':
      out.raw(endOfTicket(profile));
      return;
    default:
      unreachable(row);
  }
}

function printText(row: Extract<TicketRow, { kind: 'text' }>, press: Press): void {
  const { out, pen, profile } = press;
  if (mustDraw(row.text, press.set)) {
    const line = press.drawer.draw(row, paperOf(profile));
    pen.align(line.align);
    if (line.before > 0) out.raw(commands.feedDots(line.before));
    if (line.picture !== null) out.raw(commands.raster(line.picture));
    if (line.after > 0) out.raw(commands.feedDots(line.after));
    return;
  }
  // Spaces and an empty line look alike in any size; the next line may need no change at all then.
  if (row.text !== '') {
    pen.align(row.align);
    pen.look(row);
    pen.write(row.text);
  }
  out.feed(1);
}

function printCode(code: PrintedCode, press: Press): void {
  const { out, pen } = press;
  pen.align('center');
  if (code.kind === 'bytes') {
    out.raw(code.bytes);
    return;
  }
  if (code.kind === 'picture') out.raw(commands.raster(code.picture));
  if (code.text === '') return;
  pen.look(PLAIN);
  for (let at = 0; at < code.text.length; at += press.profile.columns) {
    pen.write(press.set.printable(code.text.slice(at, at + press.profile.columns), new Set(), new Set()));
    out.feed(1);
  }
}
