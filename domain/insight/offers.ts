import { type StuckSign, stuckSigns } from '../assist/stuck.ts';
import type { OfferSum } from './day-sum.ts';

/** Offers of a hand by how they ended. */
export interface OfferCounts {
  readonly made: number;
  readonly called: number;
  readonly wentOn: number;
  readonly notWanted: number;
  /** Not looked at, or the customer left. */
  readonly noAnswer: number;
  /** How good the guess is: the part of those ended that called a person. null while none has ended. */
  readonly precision: number | null;
}

export interface OfferFigures extends OfferCounts {
  readonly sign: StuckSign;
}

/** One line for each sign that was ever offered a hand for, in the order in which signs are looked for. */
export function offerFigures(offers: readonly OfferSum[]): readonly OfferFigures[] {
  return stuckSigns
    .map((sign) => ({ sign, ...offersTogether(offers.filter((each) => each.sign === sign)) }))
    .filter(({ made }) => made > 0);
}

/** Every sign as one. */
export function offersTogether(offers: readonly OfferSum[]): OfferCounts {
  const ended = (...outcomes: readonly (string | null)[]) =>
    offers.filter(({ outcome }) => outcomes.includes(outcome)).reduce((sum, { count }) => sum + count, 0);
  const made = offers.reduce((sum, { count }) => sum + count, 0);
  const over = made - ended(null);
  return {
    made,
    called: ended('called'),
    wentOn: ended('went-on'),
    notWanted: ended('not-wanted'),
    noAnswer: ended('ignored', 'gone'),
    precision: over === 0 ? null : ended('called') / over,
  };
}
