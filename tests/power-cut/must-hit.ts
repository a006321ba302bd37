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
  'note of what was found out, not committed',
  'note of what was found out, committed',
  'terminal booked late',
  'step payment.approved, not committed',
  'step payment.approved, committed',
  'step payment.unknown, committed',
];

/** Boundaries that a run must have killed at, whatever chance did. */
const mustHit = { demo: shop, zvt } as const;

/** Those that must have been hit while this happened, as `killed in: killed at`. */
const mustHitIn = {
  demo: [],
  zvt: [
    'taken back when unheard: terminal tells of a payment',
    'taken back when unheard: note of a status, committed',
    'taken back when unheard: note of the outcome, committed',
    'taken back when unheard: terminal ends a payment',
    'approved late: note of a status, committed',
  ],
} as const;

/** Where engines were killed so far. */
export interface Hits {
  readonly killsAt: ReadonlyMap<string, number>;
  /** `scenario: boundary` of each. */
  readonly killsIn: ReadonlySet<string>;
}

/** Whether a kill at this boundary in this scenario is still owed. */
export function isOwed(terminal: LaneTerminalKind, scenario: string, name: string, hits: Hits): boolean {
  const inside = `${scenario}: ${name}`;
  return (
    (!hits.killsAt.has(name) && mustHit[terminal].some((each) => fits(each, name))) ||
    (!hits.killsIn.has(inside) && mustHitIn[terminal].some((each) => each === inside))
  );
}

/** What none of the kills hit and must be hit. */
export function missedBoundaries(terminal: LaneTerminalKind, hits: Hits): readonly string[] {
  const names = [...hits.killsAt.keys()];
  return [
    ...mustHit[terminal].filter((each) => !names.some((name) => fits(each, name))).map(String),
    ...mustHitIn[terminal].filter((each) => !hits.killsIn.has(each)),
  ];
}

function fits(wanted: string | RegExp, name: string): boolean {
  return typeof wanted === 'string' ? wanted === name : wanted.test(name);
}

/** Aimed at in visits of which nothing else is known yet. */
export function firstTargets(terminal: LaneTerminalKind): readonly string[] {
  return mustHit[terminal].filter((each) => typeof each === 'string');
}

/** What a run is about: with a ZVT terminal the paper and the calls are the same, and nothing is asked about before a kill. */
export function isWorthAKill(terminal: LaneTerminalKind, name: string, first: boolean): boolean {
  if (terminal === 'demo') return true;
  if (first && /became of it|found out|its state|inquire/.test(name)) return false;
  return /^(terminal|note|effect (charge|inquire)|step payment)\b/.test(name);
}
