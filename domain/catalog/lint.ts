import { indexCatalog } from './catalog-index.ts';
import type { Catalog, CatalogFinding } from './catalog.ts';
import * as allergens from './lint/allergens.ts';
import * as duplicates from './lint/duplicates.ts';
import * as groups from './lint/groups.ts';
import * as menu from './lint/menu.ts';
import * as prices from './lint/prices.ts';
import * as promotions from './lint/promotions.ts';
import * as references from './lint/references.ts';
import type { LintRule } from './lint/rule.ts';
import * as shop from './lint/shop.ts';
import * as texts from './lint/texts.ts';
import * as windows from './lint/windows.ts';

/** Everything that is looked at, in the order in which a manager reads it. */
export const lintRules: readonly LintRule[] = [
  { name: 'duplicate-id', severity: 'error', find: duplicates.duplicateId },
  { name: 'duplicate-sku', severity: 'error', find: duplicates.duplicateSku },
  { name: 'duplicate-code', severity: 'error', find: duplicates.duplicateCode },
  { name: 'item-category-unknown', severity: 'error', find: references.itemCategoryUnknown },
  { name: 'category-parent-unknown', severity: 'error', find: references.categoryParentUnknown },
  { name: 'category-cycle', severity: 'error', find: menu.categoryCycle },
  { name: 'group-unknown', severity: 'error', find: references.groupUnknown },
  { name: 'option-item-unknown', severity: 'error', find: references.optionItemUnknown },
  { name: 'tax-class-unknown', severity: 'error', find: references.taxClassUnknown },
  { name: 'tax-rate-out-of-range', severity: 'error', find: shop.taxRateOutOfRange },
  { name: 'time-zone-unknown', severity: 'error', find: shop.timeZoneUnknown },
  { name: 'group-max-below-min', severity: 'error', find: groups.groupMaxBelowMin },
  { name: 'group-min-unreachable', severity: 'error', find: groups.groupMinUnreachable },
  { name: 'group-cycle', severity: 'error', find: groups.groupCycle },
  { name: 'nesting-too-deep', severity: 'error', find: groups.nestingTooDeep },
  { name: 'default-selection-illegal', severity: 'error', find: groups.defaultSelectionIllegal },
  { name: 'default-above-max-quantity', severity: 'error', find: groups.defaultAboveMaxQuantity },
  { name: 'price-negative', severity: 'error', find: prices.priceNegative },
  { name: 'sold-by-label', severity: 'error', find: menu.soldByLabel },
  { name: 'window-empty', severity: 'error', find: windows.windowEmpty },
  { name: 'promotion-target-unknown', severity: 'error', find: promotions.promotionTargetUnknown },
  { name: 'group-sold-out', severity: 'warning', find: groups.groupSoldOut },
  { name: 'group-max-unreachable', severity: 'warning', find: groups.groupMaxUnreachable },
  { name: 'group-free-above-max', severity: 'warning', find: groups.groupFreeAboveMax },
  { name: 'default-sold-out', severity: 'warning', find: groups.defaultSoldOut },
  { name: 'price-zero', severity: 'warning', find: prices.priceZero },
  { name: 'promotion-never-applies', severity: 'warning', find: promotions.promotionNeverApplies },
  { name: 'window-overlap', severity: 'warning', find: windows.windowOverlap },
  { name: 'item-without-category', severity: 'warning', find: menu.itemWithoutCategory },
  { name: 'gtin-check-digit', severity: 'warning', find: duplicates.gtinCheckDigit },
  { name: 'missing-translation', severity: 'warning', find: texts.missingTranslation },
  { name: 'missing-picture', severity: 'warning', find: texts.missingPicture },
  { name: 'option-repeats-allergens', severity: 'warning', find: allergens.optionRepeatsAllergens },
  { name: 'group-unused', severity: 'warning', find: references.groupUnused },
];

/** Findings that one rule may list; a person reads no more, and a broken file of 100,000 rows stays readable. */
export const MAX_FINDINGS_PER_RULE = 100;

/**
 * Judges a catalogue of the right shape. Errors stop publishing, warnings do not. Pure, and linear in the size of
 * the catalogue; a rule with more than `MAX_FINDINGS_PER_RULE` hits ends with how many more there are.
 */
export function lintCatalog(catalog: Catalog): CatalogFinding[] {
  const index = indexCatalog(catalog);
  return lintRules.flatMap(({ name: rule, severity, find }) => {
    const hits = find(index);
    const listed = hits
      .slice(0, MAX_FINDINGS_PER_RULE)
      .map(({ where, message }): CatalogFinding => ({ severity, rule, where, message }));
    const rest = hits.length - listed.length;
    if (rest === 0) return listed;
    const more: CatalogFinding = {
      severity,
      rule,
      where: 'catalogue',
      message: `${rest} more of this kind are not listed: correct those above and load the file again.`,
    };
    return [...listed, more];
  });
}
