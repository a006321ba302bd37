/** A one-byte character table that the printer can be switched to. */
export interface CodePage {
  /** n of `ESC t n`; makers differ. */
  readonly number: number;
  /** Name that iconv-lite knows, e.g. 'cp858', 'win1252'. */
  readonly encoding: string;
}

export type CodePageFamily = 'epson' | 'epson-first' | 'citizen' | 'zjiang' | 'rongta' | 'none';

const page = (number: number, encoding: string): CodePage => ({ number, encoding });

/** PC437, 850, 860, 863, 865, 1252, 866, 852, 858: every Epson since the TM-T88II, and what most copy from it. */
const epsonFirst: readonly CodePage[] = [
  page(19, 'cp858'),
  page(16, 'win1252'),
  page(18, 'cp852'),
  page(17, 'cp866'),
  page(0, 'cp437'),
];

/**
 * Which numbers makers give their tables, in the order in which we look for a character: tables with the euro sign and
 * with quotation marks first. Only Latin, Greek and Cyrillic: Thai, Hebrew, Arabic and Vietnamese tables print letters
 * without joining or stacking them, so those scripts are drawn instead.
 * Sources: Epson ESC/POS reference "ESC t" and the printers' own self-test slips as collected by
 * receipt-print-hq/escpos-printer-db (profiles default, TM-T88IV, CT-S651, POS-5890, RP326).
 */
export const codePagesOf: Readonly<Record<CodePageFamily, readonly CodePage[]>> = {
  'epson-first': epsonFirst,
  epson: [
    ...epsonFirst,
    page(45, 'win1250'),
    page(47, 'win1253'),
    page(48, 'win1254'),
    page(51, 'win1257'),
    page(46, 'win1251'),
  ],
  // The same numbers as Epson but without 19: PC858 is missing, and with it the euro sign outside of 1252.
  citizen: [
    page(16, 'win1252'),
    page(2, 'cp850'),
    page(18, 'cp852'),
    page(17, 'cp866'),
    page(45, 'win1250'),
    page(47, 'win1253'),
    page(48, 'win1254'),
    page(51, 'win1257'),
    page(46, 'win1251'),
  ],
  // Zjiang, Xprinter and their many names: 71 to 73 and 90 upwards are theirs alone.
  zjiang: [
    ...epsonFirst,
    page(72, 'win1250'),
    page(90, 'win1253'),
    page(91, 'win1254'),
    page(25, 'win1257'),
    page(73, 'win1251'),
  ],
  // Rongta: 17 is Greek here, where everybody else has Russian.
  rongta: [
    page(19, 'cp858'),
    page(16, 'win1252'),
    page(18, 'cp852'),
    page(7, 'cp866'),
    page(30, 'win1250'),
    page(17, 'win1253'),
    page(32, 'win1254'),
    page(25, 'win1257'),
    page(6, 'win1251'),
  ],
  none: [],
};
