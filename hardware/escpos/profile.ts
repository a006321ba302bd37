/** A one-byte character table that the printer can be switched to. */
export interface CodePage {
  /** n of `ESC t n`; makers differ. */
  readonly number: number;
  /** Name that iconv-lite knows, e.g. 'cp858', 'win1252'. */
  readonly encoding: string;
}

/** What one model of printer can do and how it wants to be told. Everything a maker may do differently is here. */
export interface PrinterProfile {
  readonly id: string;
  /** Characters of a line in font A at scale 1. */
  readonly columns: number;
  /** Latin tables in order of preference. Empty: ASCII only. */
  readonly codePages: readonly CodePage[];
  /** Simplified-Chinese firmware with two-byte GB18030 behind `FS &`; false on Western firmware. */
  readonly kanji: boolean;
  readonly cutter: boolean;
  /** Dots of one QR module, 1 to 16; 6 at 203 dpi is 0.75 mm, which phones read at arm's length. */
  readonly qrModuleDots: number;
}

/** 80 mm paper at 203 dpi (576 dots) with Chinese firmware. ESC t 19 is PC858 (Latin with the euro sign). */
export const profile80mm: PrinterProfile = {
  id: '80mm',
  columns: 48,
  codePages: [{ number: 19, encoding: 'cp858' }],
  kanji: true,
  cutter: true,
  qrModuleDots: 6,
};

/** 58 mm paper at 203 dpi (384 dots) with Chinese firmware, torn by hand. */
export const profile58mm: PrinterProfile = {
  ...profile80mm,
  id: '58mm',
  columns: 32,
  cutter: false,
  qrModuleDots: 5,
};

/** 80 mm paper, Western firmware: hanzi can't be printed as text. ESC t 16 is Windows-1252, 17 is PC866 (Cyrillic). */
export const profile80mmWestern: PrinterProfile = {
  ...profile80mm,
  id: '80mm-western',
  kanji: false,
  codePages: [
    { number: 19, encoding: 'cp858' },
    { number: 16, encoding: 'win1252' },
    { number: 17, encoding: 'cp866' },
  ],
};

export const printerProfiles: readonly PrinterProfile[] = [profile80mm, profile58mm, profile80mmWestern];
