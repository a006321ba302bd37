import type { Language, OrderType } from '../catalog/catalog.ts';
import { hasCheckDigit } from '../barcode/gtin.ts';
import { textIn } from '../text/local-text.ts';
import type { TicketBlock, TicketDocument } from './document.ts';
import type { OrderPart, PartLine, PartOption } from './order-parts.ts';
import { bottomMarks, paperTime, topMarks, type TicketMarks } from './ticket-marks.ts';
import { workTexts, type WorkTexts } from './work-texts.ts';

export interface WorkTicketInput extends TicketMarks {
  readonly part: OrderPart;
  /** The order's number, short and speakable. */
  readonly number: string;
  /** Null where the shop does not ask. */
  readonly orderType: OrderType | null;
  /** Epoch milliseconds. */
  readonly placedAt: number;
  readonly timeZone: string;
  readonly kiosk: string;
  /** An order that goes to the kitchen before it is paid says so. */
  readonly paid: boolean;
  /** What staff read, not what the customer read. */
  readonly language: Language;
}

/** What one station of the kitchen makes: legible from two metres, no prices, changes louder than what is usual. */
export function kitchenTicketDocument(input: WorkTicketInput): TicketDocument {
  const texts = workTexts(input.language);
  return {
    blocks: [
      ...topMarks(input, input.language),
      ...head(input, input.part.station?.toUpperCase() ?? texts.kitchen, texts),
      ...input.part.lines.flatMap((line) => kitchenLine(line, input.language, texts)),
      { kind: 'rule' },
      ...foot(input, texts),
    ],
  };
}

/** What one person fetches from the shelves, in the order of walking past them, with a box to tick and a code to scan. */
export function pickListDocument(input: WorkTicketInput): TicketDocument {
  const texts = workTexts(input.language);
  const { lines } = input.part;
  return {
    blocks: [
      ...topMarks(input, input.language),
      ...head(input, texts.pickList, texts),
      ...lines.flatMap((line, at) => pickLine(line, lines[at - 1], input.language, texts)),
      { kind: 'rule' },
      {
        kind: 'text',
        text: texts.units(lines.reduce((sum, { quantity }) => sum + quantity, 0)),
        align: 'center',
      },
      ...foot(input, texts),
    ],
  };
}

function head(input: WorkTicketInput, title: string, texts: WorkTexts): readonly TicketBlock[] {
  const type = input.orderType === null ? null : texts.orderType[input.orderType];
  return [
    { kind: 'text', text: ` ${title} `, align: 'center', bold: true, inverse: true, scale: 2 },
    { kind: 'feed', lines: 1 },
    { kind: 'text', text: input.number, align: 'center', bold: true, scale: 4 },
    ...(type === null
      ? []
      : [{ kind: 'text', text: type, align: 'center', bold: true, scale: 2 } satisfies TicketBlock]),
    {
      kind: 'columns',
      left: paperTime(input.placedAt, input.timeZone, input.language),
      right: input.kiosk,
    },
    { kind: 'rule' },
  ];
}

function foot(input: WorkTicketInput, texts: WorkTexts): readonly TicketBlock[] {
  const { part } = input;
  const blocks: TicketBlock[] = [];
  if (!input.paid) {
    blocks.push({ kind: 'text', text: texts.notPaid, align: 'center', bold: true, inverse: true, scale: 2 });
  }
  blocks.push({ kind: 'text', text: texts.piece(part.number, part.of), align: 'center' });
  return [...blocks, ...bottomMarks(input, input.language), { kind: 'cut' }];
}

function kitchenLine(line: PartLine, language: Language, texts: WorkTexts): readonly TicketBlock[] {
  const lead = `${line.quantity} x `;
  const blocks: TicketBlock[] = [
    {
      kind: 'columns',
      left: lead + textIn(line.name, language),
      right: '',
      bold: true,
      scale: 2,
      // Narrow paper has 16 such columns: a lead of three digits leaves no room to hang under.
      ...(lead.length <= 5 ? { hang: lead.length } : {}),
    },
  ];
  if (line.partOf !== null) blocks.push(note(texts.partOf(textIn(line.partOf, language))));
  for (const option of line.options) blocks.push(optionRow(option, language, texts));
  for (const name of line.without) {
    blocks.push({
      kind: 'text',
      text: ` ${texts.without(textIn(name, language))} `,
      bold: true,
      inverse: true,
      scale: 2,
    });
  }
  const allergens = line.allergens ?? [];
  if (allergens.length > 0) {
    blocks.push(
      note(texts.contains(allergens.map((allergen) => texts.allergen[allergen]).join(texts.between))),
    );
  }
  return [...blocks, { kind: 'feed', lines: 1 }];
}

function optionRow(option: PartOption, language: Language, texts: WorkTexts): TicketBlock {
  const count = option.quantity > 1 ? `${option.quantity} x ` : '';
  const where = option.madeAt === null ? '' : ` ${texts.madeAt(option.madeAt)}`;
  const left = `${count}${textIn(option.name, language)}${where}`;
  const indent = 2 + Math.min(option.depth, 3) * 2;
  // What comes without asking, and what somebody else makes, is small: it is there to be checked, not to be done.
  return option.changed && option.madeAt === null
    ? {
        kind: 'columns',
        left: `+ ${left}`,
        right: '',
        bold: true,
        scale: 2,
        indent: Math.min(indent, 4),
        hang: 2,
      }
    : { kind: 'columns', left, right: '', indent: 2 + indent };
}

function note(left: string): TicketBlock {
  return { kind: 'columns', left, right: '', indent: 4 };
}

function pickLine(
  line: PartLine,
  before: PartLine | undefined,
  language: Language,
  texts: WorkTexts,
): readonly TicketBlock[] {
  const lead = `[ ] ${line.quantity} x `;
  const blocks: TicketBlock[] = [];
  if (before === undefined || before.shelf !== line.shelf) {
    const shelf = line.shelf === null ? texts.noShelf : texts.shelf(line.shelf);
    blocks.push({ kind: 'text', text: ` ${shelf} `, bold: true, inverse: true, scale: 2 });
  }
  blocks.push({
    kind: 'columns',
    left: lead + textIn(line.name, language),
    right: line.sku,
    bold: true,
    hang: Math.min(lead.length, 12),
  });
  if (line.partOf !== null) blocks.push(note(texts.partOf(textIn(line.partOf, language))));
  for (const option of line.options) {
    const count = option.quantity > 1 ? `${option.quantity} x ` : '';
    blocks.push(note(`${count}${textIn(option.name, language)}`));
  }
  const code = line.codes.find((each) => barcodeOf(each) !== null) ?? line.codes[0];
  const barcode = code === undefined ? null : barcodeOf(code);
  if (barcode !== null) blocks.push(barcode);
  else if (code !== undefined) blocks.push(note(code));
  return [...blocks, { kind: 'feed', lines: 1 }];
}

/** EAN-13 for thirteen digits and for UPC-A, which is an EAN-13 that begins with 0; null for what is neither. */
function barcodeOf(code: string): TicketBlock | null {
  const digits = code.trim();
  if (!hasCheckDigit(digits)) return null;
  if (digits.length !== 13 && digits.length !== 12) return null;
  return { kind: 'barcode', symbology: 'ean13', data: digits.padStart(13, '0') };
}
