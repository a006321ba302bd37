import type { BasisPoints, Currency, Language, Minor } from './catalog/catalog.ts';
import { fail, ok, type Result } from './result.ts';

/** The largest amount that a price may be written as: times 999 units it still counts exactly (below 2^53). */
export const MAX_PRICE: Minor = 1_000_000_000_000;

const WHOLE = 10_000n;
const NO_BREAK_SPACE = '\u00a0';

/** An integer as text that Intl takes exactly, without passing through a fraction. */
type DecimalText = `${number}`;

function isDecimalText(text: string): text is DecimalText {
  return /^-?\d+(\.\d+)?$/.test(text);
}

/** '4.50' for 450 with two decimals: ASCII digits, a point, no grouping. */
function decimalText(amount: Minor, currency: Currency): DecimalText {
  if (!Number.isSafeInteger(amount)) {
    throw new RangeError(`an amount of money must be whole minor units, not ${amount}`);
  }
  const digits = String(Math.abs(amount)).padStart(currency.decimals + 1, '0');
  const point = digits.length - currency.decimals;
  const text = `${amount < 0 ? '-' : ''}${digits.slice(0, point)}${
    currency.decimals === 0 ? '' : `.${digits.slice(point)}`
  }`;
  if (!isDecimalText(text)) throw new Error(`not a decimal number: ${text}`);
  return text;
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(language: Language, decimals: number): Intl.NumberFormat {
  const key = `${language} ${decimals}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  // Only the order of sign, number and symbol is wanted, and the shop's own symbol is put in. The euro's symbol is a
  // sign in every language; that of XXX is letters in some (zh), which brings a space that a sign does not have.
  const made = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'EUR',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  formatters.set(key, made);
  return made;
}

/**
 * An amount for a screen: the shop's symbol where the language puts it, the language's grouping and decimal sign,
 * always all decimals of the currency. A symbol of letters keeps a no-break space to the number ('KD 1.250').
 * @throws RangeError when `amount` is not a whole number of minor units or `language` is no BCP 47 tag.
 */
export function formatMoney(amount: Minor, currency: Currency, language: Language): string {
  const parts = formatter(language, currency.decimals).formatToParts(decimalText(amount, currency));
  return parts
    .map((part, at) => {
      if (part.type !== 'currency') return part.value;
      const touches = (other: Intl.NumberFormatPart | undefined) => other?.type === 'integer';
      const before = touches(parts[at - 1]) && /^\p{L}/u.test(currency.symbol) ? NO_BREAK_SPACE : '';
      const after = touches(parts[at + 1]) && /\p{L}$/u.test(currency.symbol) ? NO_BREAK_SPACE : '';
      return `${before}${currency.symbol}${after}`;
    })
    .join('');
}

/**
 * An amount for paper columns and files: '4.50', '-4.50', '450' (yen). ASCII, no grouping, no symbol.
 * @throws RangeError when `amount` is not a whole number of minor units.
 */
export function formatAmountAscii(amount: Minor, currency: Currency): string {
  return decimalText(amount, currency);
}

/** An amount with its ISO 4217 code for paper whose printer lacks the sign: 'EUR 4.50'. */
export function formatMoneyAscii(amount: Minor, currency: Currency): string {
  return `${currency.code} ${formatAmountAscii(amount, currency)}`;
}

export interface MoneyFault {
  readonly kind: 'not-a-number' | 'too-many-decimals' | 'out-of-range';
  readonly text: string;
}

/**
 * Reads a price as a catalogue file writes it: optional sign, digits, optionally a point and decimals.
 * Never guesses: a comma, a grouping sign or a currency sign is 'not-a-number' ('1,234' is a thousand in one country
 * and one and a bit in another), more decimals than the currency has is 'too-many-decimals' even when they are
 * zeros ('4.500' is how half of Europe writes four thousand five hundred), beyond ±MAX_PRICE is 'out-of-range'.
 */
export function parseMoney(text: string, currency: Currency): Result<Minor, MoneyFault> {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (match === null) return fail({ kind: 'not-a-number', text });
  const [, sign = '', whole = '', decimals = ''] = match;
  if (decimals.length > currency.decimals) return fail({ kind: 'too-many-decimals', text });
  const minor = BigInt(whole + decimals.padEnd(currency.decimals, '0'));
  if (minor > BigInt(MAX_PRICE)) return fail({ kind: 'out-of-range', text });
  return ok(sign === '-' && minor !== 0n ? -Number(minor) : Number(minor));
}

/** Whole division rounded half away from zero; `divisor` is positive. */
function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend;
  const rounded = (2n * size + divisor) / (2n * divisor);
  return dividend < 0n ? -rounded : rounded;
}

/**
 * `basisPoints` of `amount`, rounded half up to a whole minor unit; of a negative amount it is the mirror image
 * (half away from zero), so that a refund takes back exactly what the sale charged.
 */
export function percentOf(amount: Minor, basisPoints: BasisPoints): Minor {
  return Number(divideRounded(BigInt(amount) * BigInt(basisPoints), WHOLE));
}

/** The tax inside an amount that already contains it: amount × rate ÷ (1 + rate), rounded like `percentOf`. */
export function taxInside(amount: Minor, rate: BasisPoints): Minor {
  return Number(divideRounded(BigInt(amount) * BigInt(rate), WHOLE + BigInt(rate)));
}

/**
 * Shares `total` in proportion to `weights` so that the shares are whole and sum exactly to it. Each share is the
 * exact one rounded down or up; the units left over go to the largest remainders, the earlier place first when they
 * are equal. A negative total is shared as its mirror image. A place of weight 0 gets nothing, unless all weights are
 * 0: then the places share equally.
 * @throws RangeError when a weight is negative or not whole, or when there is nobody to give a total other than 0.
 */
export function allocate(total: Minor, weights: readonly number[]): Minor[] {
  if (!Number.isSafeInteger(total) || weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0)) {
    throw new RangeError(`can't share ${total} by weights ${weights.join(', ')}`);
  }
  if (total < 0) return allocate(-total, weights).map((share) => (share === 0 ? 0 : -share));
  if (weights.length === 0) {
    if (total !== 0) throw new RangeError(`nobody to share ${total} among`);
    return [];
  }
  const given = weights.every((weight) => weight === 0) ? weights.map(() => 1n) : weights.map(BigInt);
  const sum = given.reduce((a, b) => a + b, 0n);
  const exact = given.map((weight) => BigInt(total) * weight);
  const shares = exact.map((part) => Number(part / sum));
  const left = total - shares.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((part, place) => ({ place, remainder: part % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.place - b.place : a.remainder > b.remainder ? -1 : 1));
  for (const { place } of byRemainder.slice(0, left)) shares[place] = (shares[place] ?? 0) + 1;
  return shares;
}
