/**
 * The nearest-rank quantile: of n sorted values the one at place ⌈p·n⌉, so it is always a value that was measured.
 * null of none. `p` lies above 0 and at most at 1.
 */
export function quantile(sorted: readonly number[], p: number): number | null {
  return sorted[Math.ceil(p * sorted.length) - 1] ?? null;
}

/** How long something took: for how many it happened, the middle, and what nine of ten were within. Milliseconds. */
export interface Spread {
  readonly count: number;
  readonly p50: number | null;
  readonly p90: number | null;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return { count: sorted.length, p50: quantile(sorted, 0.5), p90: quantile(sorted, 0.9) };
}
