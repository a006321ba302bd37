/** What is said of many measurements of one thing, in their own unit. */
export interface Figures {
  readonly n: number;
  readonly min: number;
  readonly p50: number;
  readonly p99: number;
}

/** Nearest rank: the smallest sample that at least `share` of all do not exceed. Throws for no samples. */
export function figures(samples: readonly number[]): Figures {
  if (samples.length === 0) throw new RangeError('no samples');
  const sorted = samples.toSorted((one, other) => one - other);
  const rank = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0;
  return { n: sorted.length, min: rank(0), p50: rank(0.5), p99: rank(0.99) };
}
