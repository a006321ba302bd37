/** From this moment on the bell reached people in this way. */
export interface WayFrom {
  readonly at: number;
  readonly way: 'screen' | 'pager' | 'none' | 'off';
}

/** How long the bell was proven to reach people, of a time in which it could be known. Milliseconds. */
export interface BellTimes {
  readonly screen: number;
  readonly pager: number;
  readonly none: number;
  /** The engine was off, or had just started: nothing was proven. */
  readonly off: number;
}

/**
 * Adds up what the log says between two moments. What was so before `from` is the last word before it; before the first
 * word nothing is known, and nothing is counted.
 */
export function bellTimes(changes: readonly WayFrom[], from: number, to: number): BellTimes {
  const times = { screen: 0, pager: 0, none: 0, off: 0 };
  const sorted = changes.toSorted((a, b) => a.at - b.at);
  for (const [index, { at, way }] of sorted.entries()) {
    const until = sorted[index + 1]?.at ?? to;
    times[way] += Math.max(0, Math.min(to, until) - Math.max(from, at));
  }
  return times;
}

/** The bell's times of several kiosks or days, one after the other. */
export function addBell(times: readonly BellTimes[]): BellTimes {
  const all = { screen: 0, pager: 0, none: 0, off: 0 };
  for (const each of times) {
    all.screen += each.screen;
    all.pager += each.pager;
    all.none += each.none;
    all.off += each.off;
  }
  return all;
}
