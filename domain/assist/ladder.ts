/** How a rung reaches people. `screen` repeats sound and colour on staff screens; `counter` sends the customer there. */
export type LadderChannel = 'screen' | 'pager' | 'counter';

/** One step of an unanswered call. */
export interface Rung {
  /** Seconds since the call was raised. */
  readonly afterSeconds: number;
  readonly channels: readonly LadderChannel[];
  readonly urgent: boolean;
}

/** At once screens and pager; 20 s and 45 s again, urgently; 90 s the customer is told where to go instead. */
export const defaultLadder: readonly Rung[] = [
  { afterSeconds: 0, channels: ['screen', 'pager'], urgent: false },
  { afterSeconds: 20, channels: ['screen', 'pager'], urgent: true },
  { afterSeconds: 45, channels: ['screen', 'pager'], urgent: true },
  { afterSeconds: 90, channels: ['counter'], urgent: true },
];

/** The next rung after `climbed` (-1 before the first), and how long until it is due; null at the top. */
export function nextRung(
  ladder: readonly Rung[],
  climbed: number,
  elapsedMs: number,
): { readonly index: number; readonly rung: Rung; readonly inMs: number } | null {
  const index = climbed + 1;
  const rung = ladder[index];
  if (rung === undefined) return null;
  return { index, rung, inMs: Math.max(0, rung.afterSeconds * 1000 - elapsedMs) };
}
