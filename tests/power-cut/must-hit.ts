/** Boundaries that a run must have killed at, whatever chance did: around money, paper, help and starting. */
const mustHit: readonly (string | RegExp)[] = [
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

export function mustBeHit(name: string): boolean {
  return mustHit.some((each) => fits(each, name));
}

/** Those of the list that none of `hit` is. */
export function missedBoundaries(hit: readonly string[]): readonly string[] {
  return mustHit.filter((each) => !hit.some((name) => fits(each, name))).map(String);
}

function fits(wanted: string | RegExp, name: string): boolean {
  return typeof wanted === 'string' ? wanted === name : wanted.test(name);
}

/** Aimed at in visits of which nothing else is known yet. */
export const firstTargets: readonly string[] = mustHit.filter((each) => typeof each === 'string');
