import type { Minor, Promotion } from '../catalog/catalog.ts';
import { percentOf } from '../money.ts';
import { takeSets, type UnitSets } from './n-for-m.ts';
import type { PricedLine } from './priced-line.ts';
import { isTarget } from './promotion-target.ts';
import type { LineDiscount } from './quote.ts';

interface UnitOffer {
  readonly promotion: Promotion;
  readonly saving: Minor;
}

/** What a percent or fixed promotion takes off one unit of this line: never more than the unit costs. */
function unitSaving({ rule }: Promotion, { line, unit }: PricedLine): Minor {
  switch (rule.kind) {
    case 'line-percent':
      return isTarget(rule.target, line) ? within(percentOf(unit, rule.percent), unit) : 0;
    case 'line-fixed':
      return isTarget(rule.target, line) ? within(rule.amount, unit) : 0;
    default:
      return 0;
  }
}

function within(saving: Minor, most: Minor): Minor {
  return Math.max(0, Math.min(saving, most));
}

function bestUnitOffer(promotions: readonly Promotion[], priced: PricedLine): UnitOffer | undefined {
  let best: UnitOffer | undefined;
  for (const promotion of promotions) {
    const saving = unitSaving(promotion, priced);
    if (saving > (best?.saving ?? 0)) best = { promotion, saving };
  }
  return best;
}

/**
 * The discounts of every line, in the lines' order.
 *
 * A unit takes part in at most one line promotion; line promotions do not stack. Percent and fixed promotions work on
 * one unit (item with options), rounded there, then × quantity: two of a kind cost twice one, on one line or on two.
 * `line-fixed` is an amount per unit. Of these a unit gets the one that saves most, the earlier in the catalogue when
 * they save the same.
 *
 * N-for-M counts units over lines, from the dearest down: in each full set of `buy` units the cheapest `buy − pay` are
 * free, and the saving stands on the lines of the free units. A set is made only where it saves more than its units
 * would save otherwise, and uses up all its units. Where several N-for-M compete for units, each is tried first, the
 * others following in catalogue order, and the trial that saves most is taken. So the customer never pays more than
 * under any one of the line promotions alone.
 */
export function lineDiscounts(
  lines: readonly PricedLine[],
  promotions: readonly Promotion[],
): readonly (readonly LineDiscount[])[] {
  const offers = lines.map((line) => bestUnitOffer(promotions, line));
  const sets = bestSets(lines, promotions, offers);
  return lines.map(({ line }, at) => {
    const saved = new Map<Promotion, Minor>();
    const offer = offers[at];
    const unused = line.quantity - (sets?.used[at] ?? 0);
    if (offer !== undefined && unused > 0) saved.set(offer.promotion, offer.saving * unused);
    for (const [promotion, saving] of sets?.saved[at] ?? []) {
      if (saving > 0) saved.set(promotion, saving);
    }
    return promotions.flatMap((promotion) => {
      const amount = saved.get(promotion);
      return amount === undefined ? [] : [{ promotionId: promotion.id, name: promotion.name, amount }];
    });
  });
}

function bestSets(
  lines: readonly PricedLine[],
  promotions: readonly Promotion[],
  offers: readonly (UnitOffer | undefined)[],
): UnitSets | undefined {
  const candidates = promotions.filter(({ rule }) => rule.kind === 'n-for-m');
  const otherwise = offers.map((offer) => offer?.saving ?? 0);
  let best: UnitSets | undefined;
  for (const first of candidates) {
    const tried = takeSets(
      lines,
      [first, ...candidates.filter((candidate) => candidate !== first)],
      otherwise,
    );
    if (best === undefined || tried.gain > best.gain) best = tried;
  }
  return best;
}

/**
 * The discounts on the whole order that apply to this subtotal (lines less their discounts, before added tax). They
 * stack, in catalogue order, each working on what the one before left, and never go below zero. `minTotal` is always
 * compared with the subtotal itself, so that one order promotion can't switch off another.
 */
export function orderDiscounts(subtotal: Minor, promotions: readonly Promotion[]): readonly LineDiscount[] {
  let left = subtotal;
  return promotions.flatMap(({ id, name, rule }) => {
    if (rule.kind !== 'order-percent' && rule.kind !== 'order-fixed') return [];
    if (rule.minTotal !== undefined && subtotal < rule.minTotal) return [];
    const wanted = rule.kind === 'order-percent' ? percentOf(left, rule.percent) : rule.amount;
    const amount = within(wanted, left);
    left -= amount;
    return amount === 0 ? [] : [{ promotionId: id, name, amount }];
  });
}
