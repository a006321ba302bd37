import type { LaneTerminalKind } from './lane-terminal.ts';

type Wanted = readonly (string | RegExp)[];

/** Around money, paper, help and starting. */
const shop: Wanted = [
  'step pay.card, not committed',
  'step pay.card, committed',
  'effect charge started, not committed',
  'effect charge started, committed',
  'terminal heard charge',
  'terminal answered charge',
  'effect charge settled, not committed',
  'step payment.approved, not committed',
  'step payment.approved, committed',
  'step payment.declined, not committed',
  'step payment.declined, committed',
  'paper sending, not committed',
  'paper sending, committed',
  'printer hears a receipt',
  'printer heard half a receipt',
  'printer cut the paper',
  'printer heard a receipt',
  'step print.settled, not committed',
  'step print.settled, committed',
  'call raised, waiting for the disk',
  'call raised, handed to the writer',
  'call raised, on disk',
  /^call accepted,/,
  /^call resolved,/,
  /^start,/,
];

/** The moments of a payment with a terminal that knows no attempt (docs/decisions/0013). */
const zvt: Wanted = [
  'effect charge started, committed',
  'terminal heard its last record',
  'terminal tells of its last record',
  'note before the amount, not committed',
  'note before the amount, committed',
  'terminal heard a payment',
  'terminal booked',
  'terminal tells of a payment',
  'note of a status, not committed',
  'note of a status, committed',
  'terminal heard our thanks for a payment',
  'terminal ends a payment',
  'note of the outcome, not committed',
  'note of the outcome, committed',
  'terminal heard its state',
  'terminal heard what became of it',
  'terminal tells of what became of it',
  'terminal booked late',
  'step payment.approved, not committed',
  'step payment.approved, committed',
  'step payment.unknown, committed',
];

/** Boundaries that a run must have killed at, whatever chance did. */
const mustHit = { demo: shop, zvt } as const;

export function mustBeHit(terminal: LaneTerminalKind, name: string): boolean {
  return mustHit[terminal].some((each) => fits(each, name));
}

/** Those of the list that none of `hit` is. */
export function missedBoundaries(terminal: LaneTerminalKind, hit: readonly string[]): readonly string[] {
  return mustHit[terminal].filter((each) => !hit.some((name) => fits(each, name))).map(String);
}

function fits(wanted: string | RegExp, name: string): boolean {
  return typeof wanted === 'string' ? wanted === name : wanted.test(name);
}

/** Aimed at in visits of which nothing else is known yet. */
export function firstTargets(terminal: LaneTerminalKind): readonly string[] {
  return mustHit[terminal].filter((each) => typeof each === 'string');
}

/** What a run is about: with another terminal the paper and the calls are the same. */
export function isWorthAKill(terminal: LaneTerminalKind, name: string): boolean {
  return terminal === 'demo' || /^(terminal|note|effect (charge|inquire)|step payment)\b/.test(name);
}
