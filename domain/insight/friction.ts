import type { FrictionSum, FrictionTally } from './friction-sum.ts';
import { wilsonLowest } from './wilson.ts';

export interface FrictionFinding extends FrictionTally {
  /** Of an option: the part of its product's calls that came from visits which had changed this choice. */
  readonly shareOfCalls: number | null;
  /** Surely more trouble than is usual in this shop for its kind; otherwise it may be chance. */
  readonly worse: boolean;
}

export interface FrictionReport {
  readonly visits: number;
  /** Part of product visits that were troubled, over all products; null without any. */
  readonly usual: number | null;
  readonly findings: readonly FrictionFinding[];
}

/** Fewer visits than this say nothing. */
export const LEAST_VISITS = 20;

/**
 * Where people get stuck: at which stage, with which product, and which choice of it. Counts only what at least twenty
 * visits tell of; the worst first, by the least that the trouble surely is (Wilson, 95 %).
 */
export function frictionReport({ visits, tallies }: FrictionSum): FrictionReport {
  const products = tallies.filter(({ kind }) => kind === 'product');
  const usual = troubledPart(products);
  const usualStage = troubledPart(tallies.filter(({ kind }) => kind === 'stage'));
  const findings = tallies
    .filter((tally) => tally.visits >= LEAST_VISITS && tally.troubled > 0)
    .map((tally): FrictionFinding & { readonly least: number } => {
      const least = wilsonLowest(tally.troubled, tally.visits);
      const beside = (tally.kind === 'stage' ? usualStage : usual) ?? 0;
      return { ...tally, shareOfCalls: shareOf(tally, products), worse: least > beside, least };
    })
    .toSorted((a, b) => b.least - a.least || b.visits - a.visits || a.itemId.localeCompare(b.itemId))
    .map(({ least: _least, ...finding }) => finding);
  return { visits, usual, findings };
}

function troubledPart(tallies: readonly FrictionTally[]): number | null {
  const seen = tallies.reduce((sum, each) => sum + each.visits, 0);
  return seen === 0 ? null : tallies.reduce((sum, each) => sum + each.troubled, 0) / seen;
}

function shareOf(tally: FrictionTally, products: readonly FrictionTally[]): number | null {
  if (tally.kind !== 'option') return null;
  const product = products.find(({ itemId }) => itemId === tally.itemId);
  return product === undefined || product.calls === 0 ? null : Math.min(1, tally.calls / product.calls);
}
