import type { TicketRow } from '../../../domain/ticket/layout.ts';
import { bytesPerRow, type OneBitPicture } from '../one-bit.ts';
import { fillOutline, type Coverage } from './fill-outline.ts';
import type { FontLibrary } from './font-library.ts';
import { shapeText, type ShapedText } from './shape-text.ts';

type TextRow = Extract<TicketRow, { kind: 'text' }>;

/** A line of text as dots. The picture holds only its ink; the empty dots around it are fed, not sent. */
export interface DrawnLine {
  readonly picture: OneBitPicture | null;
  readonly align: 'left' | 'center' | 'right';
  readonly before: number;
  readonly after: number;
}

/** Letters of 24 dots beside the printer's own of 12 × 24. */
const EM = 24;
const COLUMN = 12;
/** Where letters stand in the printer's own cell of 24 dots. */
const BASELINE = 20;
/** Stacked vowels and tone marks of Thai reach up to here, tails of Arabic down to there, in em. */
const ABOVE = 1.3;
const BELOW = 0.75;
/** A dot that is covered so much is printed: a little less than half, because heat does not spread on thermal paper. */
const BLACK_FROM = 0.44;
/** Letters are not squeezed further than this; what still does not fit is cut off at the edge. */
const NARROWEST = 0.6;

/** `dots`: the paper's width, a multiple of eight. `lineDots`: what a line of plain text takes of its length. */
export function drawLine(
  row: TextRow,
  paper: { readonly dots: number; readonly lineDots: number },
  library: FontLibrary,
): DrawnLine {
  const em = EM * row.scale;
  const weight = row.bold ? 'bold' : 'regular';
  const from = row.rightFrom ?? row.text.length;
  const leftText = row.text.slice(0, from).trimEnd();
  const indent = (leftText.length - leftText.trimStart().length) * COLUMN * row.scale;
  const left = shapeText(leftText.trimStart(), weight, library);
  const right = shapeText(row.text.slice(from).trim(), weight, library);
  const gap = right.width === 0 || left.width === 0 ? 0 : COLUMN * row.scale;
  const rightWidth = Math.min(Math.ceil(right.width * em), paper.dots);
  const room = Math.max(0, paper.dots - rightWidth - gap - indent);
  const squeeze = Math.max(NARROWEST, Math.min(1, room / (left.width * em)));
  const leftWidth = Math.min(room, Math.ceil(left.width * em * squeeze));
  const spread = right.width > 0;
  // A line that is read from the right begins at the right edge; in columns it keeps its place.
  const align =
    row.rightFrom !== undefined ? 'left' : left.rightToLeft && row.align === 'left' ? 'right' : row.align;
  const width = spread ? paper.dots : indent + leftWidth;
  const lineHeight = Math.max(paper.lineDots, EM * row.scale + 6);
  if (width < 1) return { picture: null, align, before: 0, after: lineHeight };
  const height = Math.ceil((ABOVE + BELOW) * em);
  const coverage: Coverage = { width, height, amounts: new Float32Array(width * height) };
  const baseline = Math.round(ABOVE * em);
  place(coverage, left, indent, baseline, em, squeeze);
  place(coverage, right, width - rightWidth, baseline, em, 1);
  const dots = blackDots(coverage);
  const cellTop = baseline - BASELINE * row.scale;
  if (row.underline) fillRows(dots, baseline + 2 * row.scale, row.scale);
  if (row.inverse) invert(dots, cellTop - row.scale, EM * row.scale + 2 * row.scale);
  return cropped(dots, align, cellTop, lineHeight);
}

function place(
  coverage: Coverage,
  text: ShapedText,
  x: number,
  baseline: number,
  em: number,
  squeeze: number,
): void {
  for (const glyph of text.glyphs) {
    const scaleY = em / glyph.unitsPerEm;
    fillOutline(coverage, glyph.outline, {
      x: x + glyph.x * em * squeeze,
      y: baseline - glyph.y * em,
      scaleX: scaleY * squeeze,
      scaleY,
    });
  }
}

function blackDots({ width, height, amounts }: Coverage): OneBitPicture {
  const perRow = bytesPerRow({ width });
  const data = new Uint8Array(perRow * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((amounts[y * width + x] ?? 0) < BLACK_FROM) continue;
      const byte = y * perRow + (x >> 3);
      data[byte] = (data[byte] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { width, height, data };
}

function fillRows(picture: OneBitPicture, from: number, count: number): void {
  const perRow = bytesPerRow(picture);
  for (let y = from; y < Math.min(from + count, picture.height); y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      const byte = y * perRow + (x >> 3);
      picture.data[byte] = (picture.data[byte] ?? 0) | (0x80 >> (x & 7));
    }
  }
}

/** White letters on a black bar, a little higher than they are. */
function invert(picture: OneBitPicture, from: number, count: number): void {
  const perRow = bytesPerRow(picture);
  for (let y = from; y < Math.min(from + count, picture.height); y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      const byte = y * perRow + (x >> 3);
      picture.data[byte] = (picture.data[byte] ?? 0) ^ (0x80 >> (x & 7));
    }
  }
}

function cropped(
  picture: OneBitPicture,
  align: DrawnLine['align'],
  cellTop: number,
  lineHeight: number,
): DrawnLine {
  const perRow = bytesPerRow(picture);
  const isEmpty = (y: number): boolean =>
    picture.data.subarray(y * perRow, (y + 1) * perRow).every((byte) => byte === 0);
  let top = 0;
  while (top < picture.height && isEmpty(top)) top += 1;
  if (top === picture.height) return { picture: null, align, before: 0, after: lineHeight };
  let bottom = picture.height;
  while (isEmpty(bottom - 1)) bottom -= 1;
  const before = Math.max(0, top - cellTop);
  const after = Math.max(2, lineHeight - before - (bottom - top));
  const data = picture.data.slice(top * perRow, bottom * perRow);
  return { picture: narrowed({ ...picture, height: bottom - top, data }), align, before, after };
}

/** Without the empty bytes at the right end of every row; a picture that stands left loses nothing by it. */
function narrowed(picture: OneBitPicture): OneBitPicture {
  const perRow = bytesPerRow(picture);
  let used = 1;
  for (let at = 0; at < picture.data.length; at += 1) {
    if (picture.data[at] !== 0 && at % perRow >= used) used = (at % perRow) + 1;
  }
  if (used === perRow) return picture;
  const data = new Uint8Array(used * picture.height);
  for (let y = 0; y < picture.height; y += 1) {
    data.set(picture.data.subarray(y * perRow, y * perRow + used), y * used);
  }
  return { width: used * 8, height: picture.height, data };
}
