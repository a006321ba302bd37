/** Of the normal distribution: 95 % of it lies within so many deviations. */
const Z = 1.96;

/** The least that a share surely is, having been seen `hits` times in `of`: the lower end of Wilson's 95 % interval. */
export function wilsonLowest(hits: number, of: number): number {
  if (of === 0) return 0;
  const share = hits / of;
  const square = Z * Z;
  const centre = share + square / (2 * of);
  const spread = Z * Math.sqrt((share * (1 - share) + square / (4 * of)) / of);
  // What was never seen has no share at all, whatever the rounding leaves of it.
  return Math.min(share, Math.max(0, (centre - spread) / (1 + square / of)));
}
