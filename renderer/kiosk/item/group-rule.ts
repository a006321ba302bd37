import type { ModifierGroup } from '../../../domain/catalog/catalog.ts';
import type { KioskTranslate } from '../kiosk-text.ts';

/** How much may be chosen, in words: "Choose up to 3, 1 is included". */
export function groupRule(t: KioskTranslate, { min, max, free = 0, options }: ModifierGroup): string {
  // A maximum that nobody can reach is no rule worth saying.
  const most = options.reduce((sum, { maxQuantity = 1 }) => sum + maxQuantity, 0);
  const bounded = max < most;
  const rules: string[] = [];
  if (min === 1 && max === 1) rules.push(t('item.rule.one'));
  else if (min > 0 && min === max) rules.push(t('item.rule.exactly', { count: min }));
  else if (min > 0)
    rules.push(bounded ? t('item.rule.between', { min, max }) : t('item.rule.atLeast', { min }));
  else if (bounded) rules.push(t('item.rule.upTo', { max }));
  if (free > 0) rules.push(t('item.rule.free', { free }));
  return rules.join(' · ');
}
