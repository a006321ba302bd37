import type { CatalogIndex } from '../catalog-index.ts';
import type { Promotion, PromotionTarget } from '../catalog.ts';
import type { LintHit } from './rule.ts';

function targetOf({ rule }: Promotion): PromotionTarget | undefined {
  return 'target' in rule ? rule.target : undefined;
}

/** Promotions for items or categories that do not exist. */
export function promotionTargetUnknown({ catalog, items, categories }: CatalogIndex): LintHit[] {
  return catalog.promotions.flatMap((promotion) => {
    const target = targetOf(promotion);
    const missing = [
      ...(target?.itemIds ?? []).filter((id) => !items.has(id)).map((id) => `item "${id}"`),
      ...(target?.categoryIds ?? []).filter((id) => !categories.has(id)).map((id) => `category "${id}"`),
    ];
    return missing.map((what) => ({
      where: `promotions[id=${promotion.id}].rule.target`,
      message: `There is no ${what}: correct the id, or take it out of the promotion.`,
    }));
  });
}

function whyNever({ rule, windows }: Promotion, index: CatalogIndex): string | undefined {
  if (windows?.every(({ days }) => days.length === 0)) return 'it is open on no day';
  if (('percent' in rule && rule.percent === 0) || ('amount' in rule && rule.amount === 0)) {
    return 'it takes off nothing';
  }
  if (rule.kind === 'n-for-m' && rule.pay >= rule.buy) return 'as many units are paid as are taken';
  const { itemIds = [], categoryIds = [] } = 'target' in rule ? rule.target : {};
  const reached =
    itemIds.length + categoryIds.length === 0 ||
    itemIds.some((id) => index.items.has(id)) ||
    categoryIds.some((id) => (index.itemsByCategory.get(id)?.length ?? 0) > 0);
  return reached ? undefined : 'no item is in it';
}

/** Promotions that no order can ever get. */
export function promotionNeverApplies(index: CatalogIndex): LintHit[] {
  return index.catalog.promotions.flatMap((promotion) => {
    const why = whyNever(promotion, index);
    return why === undefined
      ? []
      : [
          {
            where: `promotions[id=${promotion.id}]`,
            message: `This promotion never applies, because ${why}: correct it, or remove it.`,
          },
        ];
  });
}
