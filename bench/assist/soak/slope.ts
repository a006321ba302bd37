/** Something that was looked at, at a moment (ms). */
export interface Sample {
  readonly at: number;
  readonly value: number;
}

/** Least squares: how much it rises per minute. 0 for fewer than two samples. */
export function slopePerMinute(samples: readonly Sample[]): number {
  const n = samples.length;
  if (n < 2) return 0;
  const meanAt = samples.reduce((sum, { at }) => sum + at, 0) / n;
  const mean = samples.reduce((sum, { value }) => sum + value, 0) / n;
  const above = samples.reduce((sum, { at, value }) => sum + (at - meanAt) * (value - mean), 0);
  const below = samples.reduce((sum, { at }) => sum + (at - meanAt) ** 2, 0);
  return below === 0 ? 0 : (above / below) * 60_000;
}
