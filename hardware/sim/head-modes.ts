import type { Firmware } from './printer-fonts.ts';

export const FONT_DOTS = { A: 12, B: 9 } as const;
export const KANJI_DOTS = 24;

/** What characters and codes look like until something else is said. */
export interface Modes {
  align: 'left' | 'center' | 'right';
  bold: boolean;
  underlined: boolean;
  inverse: boolean;
  font: 'A' | 'B';
  width: number;
  height: number;
  table: number;
  kanji: boolean;
  barcodeHeight: number;
  barcodeWidth: number;
}

/** As after switching on. */
export const fresh = (firmware: Firmware): Modes => ({
  align: 'left',
  bold: false,
  underlined: false,
  inverse: false,
  font: 'A',
  width: 1,
  height: 1,
  table: 0,
  // Asian firmware starts in two-byte mode; Japan's code is JIS until it is told otherwise.
  kanji: firmware !== 'western',
  barcodeHeight: 162,
  barcodeWidth: 3,
});

export const ALIGNMENTS: ReadonlyMap<number, 'left' | 'center' | 'right'> = new Map([
  [0, 'left'],
  [48, 'left'],
  [1, 'center'],
  [49, 'center'],
  [2, 'right'],
  [50, 'right'],
]);

export const FONTS: ReadonlyMap<number, 'A' | 'B'> = new Map([
  [0, 'A'],
  [48, 'A'],
  [1, 'B'],
  [49, 'B'],
]);
