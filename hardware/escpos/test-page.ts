import type { GreyPicture, TicketBlock } from '../../domain/ticket/document.ts';
import * as commands from './commands.ts';
import { encodeDocument, type EncodeOptions } from './encode-document.ts';
import type { PrinterProfile } from './profile.ts';

/** Bytes of the upper half of a character table on one line. */
const TABLE_BYTES = 32;
const GREY_ROWS = 48;

/**
 * A page that shows whether a profile fits a printer: what the last column of the ruler is, whether each character
 * table is the one that we take it for, sizes, other scripts, codes, how dark it prints, and the cut. `heading` names
 * the kiosk. A table that shows other letters than its own line of text has another number on this printer.
 */
export async function encodeTestPage(
  heading: string,
  profile: PrinterProfile,
  options: EncodeOptions = {},
): Promise<Uint8Array> {
  const first = await encodeDocument({ blocks: [...top(heading, profile)] }, profile, options);
  const rest = await encodeDocument({ blocks: [...bottom(profile)] }, profile, options);
  return Uint8Array.from([...first.bytes, ...tables(profile), ...rest.bytes]);
}

function top(heading: string, profile: PrinterProfile): readonly TicketBlock[] {
  const { columns, dots, dpi } = profile;
  const text = (line: string): TicketBlock => ({ kind: 'text', text: line });
  return [
    { kind: 'text', text: 'TEST', align: 'center', bold: true, scale: 2 },
    { kind: 'text', text: heading, align: 'center' },
    { kind: 'rule' },
    text(`${profile.id}: ${columns} columns, ${dots} dots, ${dpi} dpi`),
    text(`proof ${profile.bestProof}, status ${profile.status}, cutter ${profile.cutter}`),
    text(`two-byte ${profile.twoByte ?? 'none'}, logo memory ${profile.logoMemory}`),
    { kind: 'feed', lines: 1 },
    text(ruler(columns, (column) => (column % 10 === 0 ? String((column / 10) % 10) : ' '))),
    text(ruler(columns, (column) => String(column % 10))),
    text(ruler(columns, (column) => (column === 1 || column === columns ? '|' : '.'))),
    { kind: 'columns', left: 'left', right: 'right' },
    { kind: 'feed', lines: 1 },
  ];
}

function ruler(columns: number, mark: (column: number) => string): string {
  return Array.from({ length: columns }, (_, at) => mark(at + 1)).join('');
}

/** Every table raw: what its bytes print on this printer, whatever we believe. */
function tables(profile: PrinterProfile): readonly number[] {
  const line = (text: string): readonly number[] => [...Buffer.from(text, 'latin1'), 0x0a];
  return profile.codePages.flatMap(({ number, encoding }) => [
    ...line(`ESC t ${number} (${encoding})`),
    ...commands.kanji(false),
    ...commands.codePage(number),
    ...Array.from({ length: 128 / TABLE_BYTES }, (_, row) => [
      ...Array.from({ length: TABLE_BYTES }, (__, at) => 0x80 + row * TABLE_BYTES + at),
      0x0a,
    ]).flat(),
  ]);
}

function bottom(profile: PrinterProfile): readonly TicketBlock[] {
  const sized = [1, 2, 3].map((scale): TicketBlock => ({ kind: 'text', text: `x${scale}`, scale }));
  return [
    { kind: 'feed', lines: 1 },
    ...sized,
    { kind: 'text', text: 'bold', bold: true },
    { kind: 'text', text: 'underlined', underline: true },
    { kind: 'text', text: ' white on black ', inverse: true },
    { kind: 'text', text: 'Crème brûlée 4,50 €  £  ¥' },
    { kind: 'text', text: '拿铁咖啡 大杯 ￥28.00' },
    ...(profile.pictures
      ? [
          { kind: 'text', text: 'ชาเย็น กาแฟ' } satisfies TicketBlock,
          { kind: 'text', text: 'قهوة عربية 18.50' } satisfies TicketBlock,
          { kind: 'text', text: '김치찌개' } satisfies TicketBlock,
          { kind: 'image', picture: greys(profile.dots & ~7) } satisfies TicketBlock,
        ]
      : []),
    { kind: 'qr', data: 'TEST-0123456789' },
    { kind: 'barcode', symbology: 'ean13', data: '4006381333931' },
    { kind: 'feed', lines: 1 },
    { kind: 'barcode', symbology: 'code128', data: 'TEST-01' },
    { kind: 'feed', lines: 1 },
    { kind: 'cut' },
  ];
}

/** Black to white from left to right, over a black bar: a worn head shows as white lines. */
function greys(width: number): GreyPicture {
  const grey = new Uint8Array(width * GREY_ROWS);
  for (let at = GREY_ROWS / 3; at < GREY_ROWS; at += 1) {
    for (let x = 0; x < width; x += 1) grey[at * width + x] = Math.round((x * 255) / width);
  }
  return { width, height: GREY_ROWS, grey };
}
