import { codePagesOf, type CodePage } from './code-pages.ts';

/** Two-byte characters behind `FS &`, by the iconv-lite name of their code; the firmware's country decides. */
export type TwoByteCode = 'gb18030' | 'big5' | 'shift_jis' | 'euc-kr';

/** What one model of printer can do and how it wants to be told. Everything a maker may do differently is here. */
export interface PrinterProfile {
  readonly id: string;
  /** Dots of a printed line: 576 or 512 on 80 mm paper, 384 on 58 mm. */
  readonly dots: number;
  /** Dots per inch: 203 (8 a millimetre) or 180 as a rule. */
  readonly dpi: number;
  /** Characters of a line in font A (12 dots wide) at scale 1. */
  readonly columns: number;
  /** Latin tables in order of preference. Empty: ASCII only. */
  readonly codePages: readonly CodePage[];
  /** Null on Western firmware. */
  readonly twoByte: TwoByteCode | null;
  readonly cutter: 'partial' | 'full' | 'none';
  /** `none`: it never answers (one-way cable, the cheapest clones). Then nothing that it prints is ever proven. */
  readonly status: 'full' | 'none';
  /** The best proof that we ask this printer for; asking too much of a clone may print rubbish. */
  readonly bestProof: 'process-id' | 'paper-status' | 'health';
  /** Whether it prints pictures (`GS v 0`); without, what its tables lack is spelled or left out. */
  readonly pictures: boolean;
  /** Where it keeps a logo over power cuts: `gs-l` (`GS ( L` fn 67), or nowhere. */
  readonly logoMemory: 'gs-l' | 'none';
  /** Whether it draws QR codes itself (`GS ( k`); otherwise they are sent as pictures. */
  readonly qr: boolean;
  /** Whether it draws EAN-13 and Code 128 itself (`GS k` form B). */
  readonly barcodes: boolean;
  /** Whether `ESC p` reaches a cash drawer. */
  readonly drawer: boolean;
  /** Dots of one QR module, 1 to 16; 6 at 203 dpi is 0.75 mm, which phones read at arm's length. */
  readonly qrModuleDots: number;
}

/** 80 mm paper at 203 dpi with Chinese firmware, as most printers sold in China; also Epson's Chinese models. */
export const profile80mm: PrinterProfile = {
  id: '80mm',
  dots: 576,
  dpi: 203,
  columns: 48,
  codePages: codePagesOf['epson-first'],
  twoByte: 'gb18030',
  cutter: 'partial',
  status: 'full',
  bestProof: 'process-id',
  pictures: true,
  logoMemory: 'none',
  qr: true,
  barcodes: true,
  drawer: true,
  qrModuleDots: 6,
};

/** 58 mm paper at 203 dpi with Chinese firmware, torn by hand. */
export const profile58mm: PrinterProfile = {
  ...profile80mm,
  id: '58mm',
  dots: 384,
  columns: 32,
  cutter: 'none',
  qrModuleDots: 5,
};

/** 80 mm paper at 203 dpi, Western firmware: hanzi are drawn. */
export const profile80mmWestern: PrinterProfile = { ...profile80mm, id: '80mm-western', twoByte: null };

/** Epson TM-T20II/III, TM-m30 and later: 203 dpi, Western, and every function that we use. */
const epson80: PrinterProfile = {
  ...profile80mmWestern,
  id: 'epson-80mm',
  codePages: codePagesOf.epson,
  logoMemory: 'gs-l',
};

export const printerProfiles: readonly PrinterProfile[] = [
  profile80mm,
  profile58mm,
  profile80mmWestern,
  epson80,
  // TM-m30 and TM-T20 with the 58 mm guide: 420 dots.
  { ...epson80, id: 'epson-58mm', dots: 420, columns: 35, qrModuleDots: 5 },
  // TM-T88IV to VII: 180 dpi, 512 dots.
  { ...epson80, id: 'epson-t88', dots: 512, dpi: 180, columns: 42, qrModuleDots: 5 },
  // TM-T88III and older: no process id, no GS ( L, no QR code (Epson, "supported models" of each command).
  {
    ...profile80mmWestern,
    id: 'epson-t88iii',
    dots: 512,
    dpi: 180,
    columns: 42,
    bestProof: 'paper-status',
    qr: false,
    qrModuleDots: 5,
  },
  // Citizen CT-S310/601/651/801/851 (command reference rev. 0.23).
  {
    ...profile80mmWestern,
    id: 'citizen-80mm',
    codePages: codePagesOf.citizen,
    bestProof: 'paper-status',
  },
  // Star in its ESC/POS mode (a memory switch): Epson's oldest tables only.
  { ...profile80mmWestern, id: 'star-escpos-80mm', bestProof: 'paper-status', barcodes: true },
  // Zjiang, Xprinter and the like, Western firmware.
  { ...profile80mmWestern, id: 'clone-80mm', codePages: codePagesOf.zjiang, bestProof: 'paper-status' },
  {
    ...profile58mm,
    id: 'clone-58mm',
    codePages: codePagesOf.zjiang,
    twoByte: null,
    bestProof: 'paper-status',
    barcodes: false,
    qr: false,
  },
  { ...profile80mmWestern, id: 'rongta-80mm', codePages: codePagesOf.rongta, bestProof: 'paper-status' },
  // Epson TM-U220 and its like in kitchens: needles, 33 characters, no pictures, no codes.
  {
    ...profile80mmWestern,
    id: 'impact-76mm',
    dots: 396,
    columns: 33,
    bestProof: 'paper-status',
    pictures: false,
    qr: false,
    barcodes: false,
  },
];

/** Single things that a shop's printer does otherwise than its profile says. */
export type ProfileOverrides = {
  readonly [Field in keyof Omit<PrinterProfile, 'id'>]?: PrinterProfile[Field];
};

/** A named profile with what is different in this shop. Throws for a name that is none and for impossible fields. */
export function profileOf(id: string, overrides: ProfileOverrides = {}): PrinterProfile {
  const named = printerProfiles.find((profile) => profile.id === id);
  if (named === undefined) throw new RangeError(`there is no printer profile '${id}'`);
  const profile = { ...named, ...overrides };
  if (!Number.isInteger(profile.columns) || profile.columns < 16 || profile.columns > 64) {
    throw new RangeError(`a printer of ${profile.columns} columns: 16 to 64`);
  }
  if (profile.columns * 12 > profile.dots) {
    throw new RangeError(`${profile.columns} columns of 12 dots do not fit ${profile.dots} dots`);
  }
  return profile;
}
