import { unreachable } from '../result.ts';

/** Something that was done at a kiosk, as far as it tells whether somebody gets on. */
export interface VisitStep {
  /** Milliseconds on any clock that all steps share. */
  readonly at: number;
  readonly kind: 'progress' | 'look' | 'take-off' | 'back' | 'declined' | 'touch';
  /** The item that was looked at or taken off. */
  readonly itemId: string | null;
}

/** What it looks like when somebody does not get on. */
export const stuckSigns = ['declines', 'same-item', 'take-offs', 'to-and-fro', 'no-progress'] as const;
export type StuckSign = (typeof stuckSigns)[number];

/** When a hand is offered. The numbers are the manager's; `null` switches a sign off. */
export interface StuckRules {
  readonly on: boolean;
  /** Declined payments in a visit. */
  readonly declines: number | null;
  /** How often one item is looked at without anything getting into the order meanwhile. */
  readonly sameItem: number | null;
  /** Lines taken off within two minutes. */
  readonly takeOffs: number | null;
  /** Screens gone to and fro between within a minute, with nothing getting into the order. */
  readonly toAndFro: number | null;
  /** Seconds of touching without getting on. Somebody who does not touch is asked by the idle warning instead. */
  readonly noProgressSeconds: number | null;
  /** Seconds of peace after an offer. */
  readonly quietSeconds: number;
  /** Most offers to one visit. */
  readonly most: number;
}

export const defaultStuckRules: StuckRules = {
  on: true,
  declines: 2,
  sameItem: 4,
  takeOffs: 4,
  toAndFro: 10,
  noProgressSeconds: 150,
  quietSeconds: 120,
  most: 2,
};

const TAKE_OFFS_MS = 120_000;
const TO_AND_FRO_MS = 60_000;

/** Touches that show a hand at work: fewer in the time may be somebody who reads, or talks to a child. */
const BUSY_TOUCHES = 6;

export interface FoundSign {
  readonly sign: StuckSign;
  readonly itemId: string | null;
}

/** The plainest sign that somebody is stuck, if any. Steps are the visit's, oldest first; `now` is on their clock. */
export function stuckSign(steps: readonly VisitStep[], rules: StuckRules, now: number): FoundSign | null {
  if (!rules.on) return null;
  const progressAt = steps.findLastIndex(({ kind }) => kind === 'progress');
  const since = steps.slice(progressAt + 1);
  for (const sign of stuckSigns) {
    const found = look(sign, steps, since, rules, now);
    if (found !== null) return { sign, itemId: found.itemId };
  }
  return null;
}

/** Whether one sign is there. `since`: the steps after the last that got the visit on. */
function look(
  sign: StuckSign,
  steps: readonly VisitStep[],
  since: readonly VisitStep[],
  rules: StuckRules,
  now: number,
): { readonly itemId: string | null } | null {
  const within = (ms: number) => (step: VisitStep) => now - step.at <= ms;
  const plain = (is: boolean) => (is ? { itemId: null } : null);
  switch (sign) {
    case 'declines':
      return plain(reached(steps.filter(({ kind }) => kind === 'declined').length, rules.declines));
    case 'same-item': {
      const looked = since.filter(({ kind }) => kind === 'look');
      const itemId = looked.at(-1)?.itemId ?? null;
      const times = looked.filter((step) => step.itemId !== null && step.itemId === itemId).length;
      return reached(times, rules.sameItem) ? { itemId } : null;
    }
    case 'take-offs': {
      const off = steps.filter((step) => step.kind === 'take-off' && within(TAKE_OFFS_MS)(step));
      return reached(off.length, rules.takeOffs) ? { itemId: off.at(-1)?.itemId ?? null } : null;
    }
    case 'to-and-fro': {
      const moves = since.filter((step) => step.kind === 'look' || step.kind === 'back');
      return plain(reached(moves.filter(within(TO_AND_FRO_MS)).length, rules.toAndFro));
    }
    case 'no-progress': {
      const first = since[0];
      const long = first !== undefined && reached((now - first.at) / 1000, rules.noProgressSeconds);
      return plain(long && since.length >= BUSY_TOUCHES);
    }
    default:
      return unreachable(sign);
  }
}

function reached(count: number, limit: number | null): boolean {
  return limit !== null && count >= limit;
}
