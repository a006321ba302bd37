import { decimalText } from '../barcode/decimal.ts';
import type { OrderLine, PricedOption } from '../cart/line.ts';
import type { BasisPoints, Language, Minor, OrderType, Shop } from '../catalog/catalog.ts';
import { formatAmountAscii, formatMoney } from '../money.ts';
import type { Quote, QuoteLine } from '../pricing/quote.ts';
import { textIn } from '../text/local-text.ts';
import type { TicketBlock, TicketDocument } from './document.ts';
import { receiptTexts, type ReceiptTexts } from './receipt-texts.ts';
import { bottomMarks, paperTime, topMarks, type TicketMarks } from './ticket-marks.ts';

/** How an order was or will be paid, as far as paper may say it. */
export type ReceiptPayment =
  /** `card` is masked by the terminal already, e.g. '**** 4242'. */
  | { readonly kind: 'card'; readonly card: string; readonly reference: string }
  | { readonly kind: 'counter' }
  /** A person took the money. */
  | { readonly kind: 'paid-at-counter' };

export interface CounterSlipInput extends TicketMarks {
  readonly shop: Shop;
  readonly lines: readonly OrderLine[];
  /** Priced for the same lines. */
  readonly quote: Quote;
  /** Short and speakable. */
  readonly number: string;
  /** Stands in the QR code: printable characters, e.g. the order's id. */
  readonly reference: string;
  /** The kiosk's name as staff know it. */
  readonly kiosk: string;
  /** Epoch milliseconds; printed in the shop's own time. */
  readonly placedAt: number;
  /** Null where the shop does not ask. */
  readonly orderType: OrderType | null;
  readonly language: Language;
  /** The shop's own lines before everything else, e.g. its logo. */
  readonly header?: readonly TicketBlock[];
  /** The shop's own lines at the end. */
  readonly footer?: readonly TicketBlock[];
}

export interface ReceiptInput extends CounterSlipInput {
  readonly payment: ReceiptPayment;
}

/** The customer's receipt. Throws when the quote lacks one of the lines (our mistake). */
export function receiptDocument(input: ReceiptInput): TicketDocument {
  const texts = receiptTexts(input.language);
  return {
    blocks: [
      ...topMarks(input, input.language),
      ...ownLines(input.header, 'before'),
      ...shopHead(input, texts),
      ...numberHead(input, texts),
      { kind: 'rule' },
      ...orderLines(input, texts),
      { kind: 'rule' },
      ...sums(input, texts),
      { kind: 'feed', lines: 1 },
      ...paymentBlocks(input.payment, texts),
      { kind: 'feed', lines: 1 },
      { kind: 'qr', data: input.reference },
      { kind: 'feed', lines: 1 },
      ...thanks(input, texts),
      ...ownLines(input.footer, 'after'),
      ...bottomMarks(input, input.language),
      { kind: 'cut' },
    ],
  };
}

/** What a customer carries to the till to pay there: enough for staff to find the order and to check it. */
export function counterSlipDocument(input: CounterSlipInput): TicketDocument {
  const texts = receiptTexts(input.language);
  return {
    blocks: [
      ...topMarks(input, input.language),
      { kind: 'text', text: textIn(input.shop.name, input.language), align: 'center', bold: true },
      { kind: 'feed', lines: 1 },
      ...paymentBlocks({ kind: 'counter' }, texts),
      { kind: 'feed', lines: 1 },
      ...numberHead(input, texts),
      { kind: 'rule' },
      ...orderLines(input, texts),
      { kind: 'rule' },
      totalRow(input, texts),
      { kind: 'feed', lines: 1 },
      { kind: 'qr', data: input.reference },
      { kind: 'feed', lines: 1 },
      { kind: 'barcode', symbology: 'code128', data: input.number },
      { kind: 'feed', lines: 1 },
      { kind: 'text', text: texts.showThis, align: 'center' },
      ...bottomMarks(input, input.language),
      { kind: 'cut' },
    ],
  };
}

/** A shop's own lines, with air between them and ours. */
function ownLines(
  blocks: readonly TicketBlock[] | undefined,
  where: 'before' | 'after',
): readonly TicketBlock[] {
  if (blocks === undefined || blocks.length === 0) return [];
  const gap: TicketBlock = { kind: 'feed', lines: 1 };
  return where === 'before' ? [...blocks, gap] : [gap, ...blocks];
}

function shopHead(input: CounterSlipInput, texts: ReceiptTexts): readonly TicketBlock[] {
  const { shop, language } = input;
  const lines = [...shop.address, ...(shop.taxNumber === undefined ? [] : [texts.taxNumber(shop.taxNumber)])];
  return [
    { kind: 'text', text: textIn(shop.name, language), align: 'center', bold: true, scale: 2 },
    ...lines.map((text): TicketBlock => ({ kind: 'text', text, align: 'center' })),
    { kind: 'feed', lines: 1 },
  ];
}

function numberHead(input: CounterSlipInput, texts: ReceiptTexts): readonly TicketBlock[] {
  const type = input.orderType === null ? '' : texts.orderType[input.orderType];
  return [
    { kind: 'text', text: texts.orderNumber, align: 'center' },
    { kind: 'text', text: input.number, align: 'center', bold: true, scale: 4 },
    ...(type === ''
      ? []
      : [{ kind: 'text', text: type, align: 'center', bold: true, scale: 2 } satisfies TicketBlock]),
    { kind: 'feed', lines: 1 },
    {
      kind: 'columns',
      left: paperTime(input.placedAt, input.shop.timeZone, input.language),
      right: input.kiosk,
    },
  ];
}

function orderLines(input: CounterSlipInput, texts: ReceiptTexts): readonly TicketBlock[] {
  return input.lines.flatMap((line) => {
    const priced = input.quote.lines.find((candidate) => candidate.lineId === line.lineId);
    if (priced === undefined) throw new Error(`the quote has no line ${line.lineId}`);
    return orderLine(line, priced, input, texts);
  });
}

function orderLine(
  line: OrderLine,
  priced: QuoteLine,
  input: CounterSlipInput,
  texts: ReceiptTexts,
): readonly TicketBlock[] {
  const { shop, language } = input;
  const amount = (minor: number): string => formatAmountAscii(minor, shop.currency);
  const lead = `${line.quantity} x `;
  const hang = lead.length;
  const blocks: TicketBlock[] = [
    {
      kind: 'columns',
      left: lead + textIn(line.name, language),
      right: amount(priced.gross),
      hang,
      bold: true,
    },
    ...weightRow(line, hang, amount),
    ...line.options.map((option) => optionRow(option, hang, input)),
  ];
  if (line.quantity > 1) {
    blocks.push({ kind: 'columns', left: texts.each(amount(priced.unit)), right: '', indent: hang });
  }
  for (const discount of priced.discounts) {
    const left = textIn(discount.name, language);
    blocks.push({ kind: 'columns', left, right: amount(-discount.amount), indent: hang });
  }
  return blocks;
}

/** '0.365 kg x 12.90', or the weight alone where the price stood on the label. */
function weightRow(
  line: OrderLine,
  indent: number,
  amount: (minor: number) => string,
): readonly TicketBlock[] {
  if (line.label === undefined || line.label.weight === null) return [];
  const { weight, perKilogram } = line.label;
  const price = perKilogram === null ? '' : ` x ${amount(perKilogram)}`;
  return [{ kind: 'columns', left: `${decimalText(weight)} kg${price}`, right: '', indent }];
}

/** What an option costs stands in its text: the amount column holds only what adds up to the total. */
function optionRow(option: PricedOption, hang: number, input: CounterSlipInput): TicketBlock {
  const { shop, language } = input;
  const count = option.quantity > 1 ? `${option.quantity} x ` : '';
  const sign = option.amount > 0 ? '+' : '';
  const price = option.amount === 0 ? '' : ` ${sign}${formatAmountAscii(option.amount, shop.currency)}`;
  return {
    kind: 'columns',
    left: `${count}${textIn(option.name, language)}${price}`,
    right: '',
    indent: hang + Math.min(option.depth, 3) * 2,
  };
}

function sums(input: CounterSlipInput, texts: ReceiptTexts): readonly TicketBlock[] {
  const { quote, shop, language } = input;
  const amount = (minor: number): string => formatAmountAscii(minor, shop.currency);
  const row = (left: string, right: string): TicketBlock => ({ kind: 'columns', left, right });
  const say = quote.taxIncluded ? texts.taxIncluded : texts.taxAdded;
  const taxes = taxPerRate(quote).map(([rate, tax]) => row(say(percent(rate)), amount(tax)));
  const discounts = quote.orderDiscounts.map((discount) =>
    row(textIn(discount.name, language), amount(-discount.amount)),
  );
  const added = quote.taxIncluded ? [] : taxes;
  const before = [...discounts, ...added];
  return [
    ...(before.length === 0 ? [] : [row(texts.subtotal, amount(quote.subtotal))]),
    ...before,
    totalRow(input, texts),
    ...(quote.taxIncluded ? taxes : []),
  ];
}

/** Classes that are taxed alike are one line, the highest rate first. */
function taxPerRate(quote: Quote): readonly (readonly [BasisPoints, Minor])[] {
  const byRate = new Map<BasisPoints, Minor>();
  for (const { rate, tax } of quote.taxes) {
    if (rate !== 0 || tax !== 0) byRate.set(rate, (byRate.get(rate) ?? 0) + tax);
  }
  return [...byRate].sort(([one], [other]) => other - one);
}

function totalRow(input: CounterSlipInput, texts: ReceiptTexts): TicketBlock {
  const right = formatMoney(input.quote.total, input.shop.currency, input.language);
  return { kind: 'columns', left: texts.total, right, bold: true, scale: 2 };
}

function percent(rate: BasisPoints): string {
  return `${rate / 100}%`;
}

function paymentBlocks(payment: ReceiptPayment, texts: ReceiptTexts): readonly TicketBlock[] {
  if (payment.kind === 'card') {
    return [
      { kind: 'columns', left: texts.card, right: payment.card },
      { kind: 'columns', left: texts.reference, right: payment.reference },
    ];
  }
  if (payment.kind === 'paid-at-counter') return [{ kind: 'columns', left: texts.paidAtCounter, right: '' }];
  return [
    { kind: 'text', text: texts.payAtCounter, align: 'center', bold: true, scale: 2 },
    { kind: 'text', text: texts.notPaid, align: 'center' },
  ];
}

function thanks(input: ReceiptInput, texts: ReceiptTexts): readonly TicketBlock[] {
  if (input.payment.kind === 'counter') return [{ kind: 'text', text: texts.showThis, align: 'center' }];
  return [
    { kind: 'text', text: texts.thanks, align: 'center', bold: true },
    { kind: 'text', text: texts.waitForNumber, align: 'center' },
  ];
}
