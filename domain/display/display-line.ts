import { characterWidth, textWidth, type MeasureCharacter } from '../text/text-width.ts';

/** One line of a pole display: a text on the left, and where there is one a number that ends at the right edge. */
export interface DisplayLine {
  readonly left: string;
  readonly right?: string;
}

/**
 * The line in exactly `columns` columns. The right part is kept whole, because half an amount is another amount; the
 * left part is cut, never wrapped, and keeps a space to its right. A right part that does not fit at all leaves the
 * line without it.
 */
export function fitDisplayLine(
  line: DisplayLine,
  columns: number,
  measure: MeasureCharacter = characterWidth,
): string {
  if (!Number.isInteger(columns) || columns < 1) throw new RangeError(`a display of ${columns} columns`);
  const right = line.right !== undefined && textWidth(line.right, measure) <= columns ? line.right : '';
  const room = right === '' ? columns : columns - textWidth(right, measure) - 1;
  const left = cut(line.left, Math.max(0, room), measure).trimEnd();
  const gap = columns - textWidth(left, measure) - textWidth(right, measure);
  return `${left}${' '.repeat(gap)}${right}`;
}

function cut(text: string, columns: number, measure: MeasureCharacter): string {
  let out = '';
  let width = 0;
  for (const character of text) {
    const wide = measure(character);
    if (width + wide > columns) break;
    out += character;
    width += wide;
  }
  return out;
}
