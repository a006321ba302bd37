import type { OrderLine } from '../cart/line.ts';
import type { Currency, Language, LocalText } from '../catalog/catalog.ts';
import { formatAmountAscii, formatMoneyAscii } from '../money.ts';
import type { OrderStepName } from '../order/order-snapshot.ts';
import type { Quote } from '../pricing/quote.ts';
import { unreachable } from '../result.ts';
import { textIn } from '../text/local-text.ts';
import { transliterate } from '../text/transliterate.ts';
import type { DisplayLine } from './display-line.ts';
import { type DisplayTexts, displayTexts } from './display-texts.ts';

/** What a pole display is made of: nothing of who the customer is, and nothing of how they pay. */
export interface DisplayFacts {
  readonly shopName: LocalText;
  readonly currency: Currency;
  /** The customer's, or the shop's while nobody is there. */
  readonly language: Language;
  /** What the display's character table can show. */
  readonly script: 'latin' | 'chinese';
  /** Staff have closed the kiosk, or there is nothing to sell. */
  readonly closed: boolean;
  readonly visit: {
    readonly step: OrderStepName;
    readonly lines: readonly Pick<OrderLine, 'lineId' | 'name' | 'quantity'>[];
    readonly quote: Pick<Quote, 'lines' | 'total'>;
    readonly number: string | null;
    /** Whether nothing is left to pay. */
    readonly paid: boolean;
  } | null;
}

export type DisplayLines = readonly [upper: DisplayLine, lower: DisplayLine];

/**
 * What the customer reads on the pole: welcome; the item added last and the total; please pay; thank you and the number.
 * A parked order and an order that was left show nothing of it.
 */
export function displayLinesOf(facts: DisplayFacts): DisplayLines {
  const { visit, currency } = facts;
  const words = displayTexts(facts.language, facts.script);
  const shop: DisplayLine = { left: nameOn(facts, facts.shopName, '') };
  if (visit === null) return facts.closed ? [shop, { left: words.closed }] : [{ left: words.welcome }, shop];
  const total: DisplayLine = { left: words.total, right: formatMoneyAscii(visit.quote.total, currency) };
  switch (visit.step) {
    case 'starting':
    case 'parked':
    case 'closed':
      return [{ left: words.welcome }, shop];
    case 'browsing': {
      const last = lastItem(facts, visit, words);
      return last === null ? [{ left: words.welcome }, shop] : [last, total];
    }
    case 'reviewing':
      return [total, { left: words.check }];
    case 'paying':
    case 'declined':
      return [total, { left: words.pay }];
    case 'checking':
      return [{ left: words.checking }, { left: words.doNotPay }];
    case 'done':
      return [{ left: visit.paid ? words.thanks : words.atCounter }, numberLine(words, visit.number)];
    default:
      return unreachable(visit.step);
  }
}

function lastItem(
  facts: DisplayFacts,
  visit: NonNullable<DisplayFacts['visit']>,
  words: DisplayTexts,
): DisplayLine | null {
  const line = visit.lines.at(-1);
  if (line === undefined) return null;
  const name = nameOn(facts, line.name, words.item);
  const left = line.quantity === 1 ? name : `${line.quantity} ${name}`;
  const charged = visit.quote.lines.find(({ lineId }) => lineId === line.lineId)?.charged;
  return charged === undefined ? { left } : { left, right: formatAmountAscii(charged, facts.currency) };
}

function numberLine(words: DisplayTexts, number: string | null): DisplayLine {
  return number === null ? { left: '' } : { left: words.number, right: number };
}

/** A name in the customer's language where the display can show it, else in one that it can. */
function nameOn({ language, script }: DisplayFacts, name: LocalText, otherwise: string): string {
  const wanted = textIn(name, language);
  if (script === 'chinese') return wanted;
  const readable = [wanted, name['en'] ?? '', ...Object.values(name)].find(isLatin);
  return readable ?? otherwise;
}

/** Whether most of it survives in Latin letters: '拿铁 (L)' would be '(L)'. */
function isLatin(text: string): boolean {
  const letters = [...text.matchAll(/\p{L}/gu)].map(([letter]) => letter);
  const kept = letters.filter((letter) => transliterate(letter) !== '');
  return text.trim() !== '' && kept.length * 2 >= letters.length;
}
