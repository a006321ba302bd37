import { unreachable } from '../result.ts';
import { characterWidth, textWidth, type MeasureCharacter } from '../text/text-width.ts';
import { wrapText } from '../text/wrap-text.ts';
import type { GreyPicture, TicketBlock, TicketDocument } from './document.ts';

/** One row of paper. A text row's own width times its scale never exceeds the paper's columns. */
export type TicketRow =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly align: 'left' | 'center' | 'right';
      readonly bold: boolean;
      readonly underline: boolean;
      readonly inverse: boolean;
      readonly scale: number;
      /** Of a row of columns: where in `text` the part begins that ends at the paper's right edge. */
      readonly rightFrom?: number;
    }
  | { readonly kind: 'rule' }
  | { readonly kind: 'feed'; readonly lines: number }
  | { readonly kind: 'qr'; readonly data: string }
  | { readonly kind: 'barcode'; readonly symbology: 'ean13' | 'code128'; readonly data: string }
  | { readonly kind: 'image'; readonly picture: GreyPicture }
  | { readonly kind: 'cut' };

export interface Paper {
  /** Characters of a line at scale 1. */
  readonly columns: number;
  /** How wide the printer prints a character; Unicode's rule when absent. */
  readonly measure?: MeasureCharacter;
}

/** Columns that stay free between a left part and its right part. */
const GUTTER = 2;
/** A left part narrower than this reads like a column of confetti; the right part goes on a line of its own. */
const NARROWEST_LEFT = 8;

/** Sets a document on paper of fixed-width characters. Throws for a document that no paper can carry (our mistake). */
export function layoutTicket(document: TicketDocument, paper: Paper): readonly TicketRow[] {
  return document.blocks.flatMap((block) => layoutBlock(block, paper));
}

function layoutBlock(block: TicketBlock, paper: Paper): readonly TicketRow[] {
  switch (block.kind) {
    case 'text':
      return textRows(block, paper);
    case 'columns':
      return columnRows(block, paper);
    case 'rule':
    case 'feed':
    case 'qr':
    case 'barcode':
    case 'image':
    case 'cut':
      return [block];
    default:
      return unreachable(block);
  }
}

function textRows(block: Extract<TicketBlock, { kind: 'text' }>, paper: Paper): readonly TicketRow[] {
  const scale = checkedScale(block.scale);
  const measure = paper.measure ?? characterWidth;
  const room = Math.floor(paper.columns / scale);
  return wrapText(block.text, room, measure).map((text) => ({
    kind: 'text',
    text,
    align: block.align ?? 'left',
    bold: block.bold ?? false,
    underline: block.underline ?? false,
    inverse: block.inverse ?? false,
    scale,
  }));
}

function checkedScale(scale = 1): number {
  if (!Number.isInteger(scale) || scale < 1 || scale > 4) throw new RangeError(`text of scale ${scale}`);
  return scale;
}

function columnRows(block: Extract<TicketBlock, { kind: 'columns' }>, paper: Paper): readonly TicketRow[] {
  const measure = paper.measure ?? characterWidth;
  const bold = block.bold ?? false;
  const scale = checkedScale(block.scale);
  const columns = Math.floor(paper.columns / scale);
  const indent = block.indent ?? 0;
  const hang = block.hang ?? 0;
  if (indent < 0 || hang < 0 || indent + hang + NARROWEST_LEFT > columns) {
    throw new RangeError(`an indent of ${indent} and a hang of ${hang} on ${columns} columns`);
  }
  // One cell of a table has one line; a line break from a name would end the row.
  const cell = block.right.replaceAll('\n', ' ');
  const rightWidth = textWidth(cell, measure);
  const plain = { kind: 'text', align: 'left', bold, underline: false, inverse: false, scale } as const;
  const row = (text: string): TicketRow => ({ ...plain, text, rightFrom: text.length });
  const split = (left: string, right: string): TicketRow => {
    const gap = columns - textWidth(left, measure) - textWidth(right, measure);
    const lead = left + ' '.repeat(gap);
    return { ...plain, text: lead + right, rightFrom: lead.length };
  };
  const room = columns - indent - hang - (rightWidth === 0 ? 0 : rightWidth + GUTTER);
  if (room < NARROWEST_LEFT && rightWidth > 0) {
    const left = columnRows({ ...block, right: '' }, paper);
    return [...left, ...wrapText(cell, columns, measure).map((text) => split('', text))];
  }
  const lines = hangingLines(block.left, room, hang, measure);
  return lines.map((line, index) => {
    const text = ' '.repeat(indent + (index === 0 ? 0 : hang)) + line;
    return index < lines.length - 1 || rightWidth === 0 ? row(text) : split(text, cell);
  });
}

/** Wraps so that the first line may use the columns that the others are moved in by. */
function hangingLines(
  text: string,
  room: number,
  hang: number,
  measure: MeasureCharacter,
): readonly string[] {
  const lead = text.slice(0, hang);
  // One column each, and nothing in it to break at.
  if (lead.length !== hang || !/^[ -~×]+$/.test(lead) || textWidth(lead, measure) !== hang)
    return wrapText(text, room, measure);
  const [first = '', ...others] = wrapText(text.slice(hang), room, measure);
  return [lead + first, ...others];
}
