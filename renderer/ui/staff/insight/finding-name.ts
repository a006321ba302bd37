import type { LocalText } from '../../../../domain/catalog/catalog.ts';
import type { FrictionFinding } from '../../../../domain/insight/friction.ts';
import type { InsightTranslate } from '../insight-text.tsx';
import { stepWords } from './insight-words.ts';

/** A product by its name; of one that nobody ordered only the number is known. */
export function productOf(
  { name, itemId }: Pick<FrictionFinding, 'name' | 'itemId'>,
  pick: (text: LocalText) => string,
): string {
  return Object.keys(name).length === 0 ? itemId : pick(name);
}

/** What a finding is about, in words. */
export function findingName(
  finding: FrictionFinding,
  t: InsightTranslate,
  pick: (text: LocalText) => string,
): string {
  if (finding.kind === 'stage') return t('insight.friction.stage', { stage: stepWords(t, finding.itemId) });
  return finding.groupName === null
    ? productOf(finding, pick)
    : t('insight.friction.option', { group: pick(finding.groupName), product: productOf(finding, pick) });
}
