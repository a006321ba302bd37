import { fail, ok, type Result } from '../result.ts';
import type { Decimal } from './decimal.ts';
import { hasCheckDigit } from './gtin.ts';
import { priceVerifier } from './price-verifier.ts';

/** A template of the shop's own labels, as it is configured. */
export interface InStoreTemplate {
  /**
   * One sign per character of the code: a digit stands for itself, `I` item, `P` price, `W` weight, `V` verifier of the
   * price (or of the weight), `C` check digit (the last), `X` anything.
   */
  readonly pattern: string;
  /** Decimals of the price; null for those of the shop's currency. */
  readonly priceDecimals: number | null;
  /** Decimals of the weight in kilograms: 3 for grams. */
  readonly weightDecimals: number;
}

/** What a label says. */
export interface InStoreLabel {
  readonly template: string;
  readonly item: string;
  readonly price: Decimal | null;
  /** Kilograms. */
  readonly weight: Decimal | null;
}

export type InStoreFault = 'check-digit' | 'price-verifier';

/** What is wrong with a pattern, in one sentence; null when nothing is. */
export function patternFault(pattern: string): string | null {
  if (!/^[0-9IPWVCX]{6,30}$/.test(pattern))
    return 'write 6 to 30 of the digits and the signs I, P, W, V, C, X';
  if (!/^[0-9]/.test(pattern)) return 'begin with the digits that these labels begin with';
  if (!pattern.includes('I')) return 'mark the digits of the item with I';
  for (const [sign, of] of [
    ['I', 'item'],
    ['P', 'price'],
    ['W', 'weight'],
  ] as const) {
    if (new RegExp(`${sign}[^${sign}]+${sign}`).test(pattern))
      return `the ${of}'s ${sign} must stand together`;
  }
  if (/C./.test(pattern)) return 'C is the check digit: it stands once and last';
  if (signs(pattern, 'P') > 9 || signs(pattern, 'W') > 9) return 'a price or weight has at most 9 digits';
  const verified = signs(pattern, 'P') || signs(pattern, 'W');
  const verifiers = signs(pattern, 'V');
  if (verifiers > 1) return 'V stands once';
  if (verifiers === 1 && verified !== 4 && verified !== 5)
    return 'V verifies a price or weight of 4 or 5 digits';
  return null;
}

function signs(pattern: string, sign: string): number {
  return pattern.split(sign).length - 1;
}

/**
 * Reads a code by a template: null when it is not one of its labels. A UPC-A of twelve digits and its thirteen with a
 * leading zero are the same code.
 */
export function readLabel(
  text: string,
  template: InStoreTemplate,
  currencyDecimals: number,
): Result<InStoreLabel, InStoreFault> | null {
  const code = writtenLike(text, template.pattern);
  if (code === null) return null;
  const { pattern } = template;
  const field = (sign: string) => [...pattern].map((each, at) => (each === sign ? code[at] : '')).join('');
  if (pattern.endsWith('C') && !hasCheckDigit(code)) return fail('check-digit');
  const [item, price, weight, verifier] = [field('I'), field('P'), field('W'), field('V')];
  if (verifier !== '' && priceVerifier(price === '' ? weight : price) !== verifier)
    return fail('price-verifier');
  return ok({
    template: pattern,
    item,
    price:
      price === '' ? null : { units: Number(price), decimals: template.priceDecimals ?? currencyDecimals },
    weight: weight === '' ? null : { units: Number(weight), decimals: template.weightDecimals },
  });
}

function writtenLike(text: string, pattern: string): string | null {
  if (!/^\d+$/.test(text)) return null;
  const ways = [
    text,
    ...(text.length === 12 ? [`0${text}`] : []),
    ...(/^0\d{12}$/.test(text) ? [text.slice(1)] : []),
  ];
  const fits = (code: string) =>
    code.length === pattern.length && [...pattern].every((sign, at) => !/\d/.test(sign) || sign === code[at]);
  return ways.find(fits) ?? null;
}
