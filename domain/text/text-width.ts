/**
 * Code points that fill two columns of a fixed-width grid: East Asian Width W and F (Unicode Standard Annex #11),
 * as ranges in ascending order.
 */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x2329, 0x232a],
  [0x23e9, 0x23ec],
  [0x25fd, 0x25fe],
  [0x2614, 0x2615],
  [0x2648, 0x2653],
  [0x26a1, 0x26a1],
  [0x2705, 0x2705],
  [0x274c, 0x274c],
  [0x2753, 0x2755],
  [0x2795, 0x2797],
  [0x2b50, 0x2b50],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6b],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18aff],
  [0x1b000, 0x1b2ff],
  [0x1f004, 0x1f004],
  [0x1f18e, 0x1f19a],
  [0x1f200, 0x1f265],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f7e0, 0x1f7eb],
  [0x1f900, 0x1faff],
  [0x20000, 0x3fffd],
];

const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** How many columns a character takes, as the device that shows it would: 0, 1 or 2. */
export type MeasureCharacter = (character: string) => 0 | 1 | 2;

/** Columns of one character (one code point) by Unicode's own rule; a device may differ for symbols. */
export const characterWidth: MeasureCharacter = (character) => {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x20 && code < 0x7f) return 1;
  if (NO_WIDTH.test(character)) return 0;
  let low = 0;
  let high = WIDE.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = WIDE[middle] ?? [0, 0];
    if (code < from) high = middle - 1;
    else if (code > to) low = middle + 1;
    else return 2;
  }
  return 1;
};

/** Columns of a text. */
export function textWidth(text: string, measure: MeasureCharacter = characterWidth): number {
  let width = 0;
  for (const character of text) width += measure(character);
  return width;
}
