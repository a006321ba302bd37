import type { LocalText } from '../catalog/catalog.ts';
import { textIn } from '../text/local-text.ts';

/** Why a customer probably calls; every reader says it in their own language. */
export type CallGuess =
  | { readonly kind: 'declines'; readonly count: number }
  | { readonly kind: 'faults'; readonly faults: readonly string[] }
  | { readonly kind: 'scans'; readonly count: number }
  /** Opened the same item again and again and did not take it: looks for a size, an ingredient, a price. */
  | { readonly kind: 'keeps-looking'; readonly name: LocalText; readonly times: number }
  /** Took an item off and put it back. */
  | { readonly kind: 'changes-mind'; readonly name: LocalText }
  | { readonly kind: 'step'; readonly step: string }
  | { readonly kind: 'not-begun' };

/** What a customer did that tells what they are after, oldest first. */
export interface GuessStep {
  readonly kind: 'look' | 'add' | 'take-off' | 'scan-failed' | 'other';
  readonly itemId: string | null;
}

/** Looking at one item so often without taking it is looking for something. */
const LOOKS = 3;
const FAILED_SCANS = 2;

/** The likeliest reason, from what is known at the moment of the call. */
export function guessOf(facts: {
  readonly step: string | null;
  readonly declines: number;
  readonly faults: readonly string[];
  readonly steps: readonly GuessStep[];
  readonly nameOf: (itemId: string) => LocalText | null;
}): CallGuess {
  const { step, declines, faults, steps, nameOf } = facts;
  if (declines > 0) return { kind: 'declines', count: declines };
  if (faults.length > 0) return { kind: 'faults', faults };
  const failed = steps.filter(({ kind }) => kind === 'scan-failed').length;
  if (failed >= FAILED_SCANS) return { kind: 'scans', count: failed };
  const found = lookedFor(steps) ?? changedMind(steps);
  const name = found === null ? null : nameOf(found.itemId);
  if (found !== null && name !== null)
    return found.times === null
      ? { kind: 'changes-mind', name }
      : { kind: 'keeps-looking', name, times: found.times };
  return step === null ? { kind: 'not-begun' } : { kind: 'step', step };
}

interface Found {
  readonly itemId: string;
  readonly times: number | null;
}

function lookedFor(steps: readonly GuessStep[]): Found | null {
  const looks = new Map<string, number>();
  for (const { kind, itemId } of steps) {
    if (itemId === null) continue;
    if (kind === 'look') looks.set(itemId, (looks.get(itemId) ?? 0) + 1);
    else if (kind === 'add') looks.delete(itemId);
  }
  const [most] = [...looks].toSorted(([, a], [, b]) => b - a);
  return most === undefined || most[1] < LOOKS ? null : { itemId: most[0], times: most[1] };
}

function changedMind(steps: readonly GuessStep[]): Found | null {
  const off = new Set<string>();
  for (const { kind, itemId } of steps.toReversed()) {
    if (itemId === null) continue;
    if (kind === 'add') off.add(itemId);
    else if (kind === 'take-off' && off.has(itemId)) return { itemId, times: null };
  }
  return null;
}

/** The guess in one English line, for pagers, hooks and readers without their own words. */
export function guessLine(guess: CallGuess): string {
  switch (guess.kind) {
    case 'declines':
      return guess.count === 1
        ? 'The card was declined once.'
        : `The card was declined ${guess.count} times.`;
    case 'faults':
      return `A device has a fault: ${guess.faults.join(', ')}.`;
    case 'scans':
      return `${guess.count} scans were not understood.`;
    case 'keeps-looking':
      return `Looks for something: opened “${textIn(guess.name, 'en')}” ${guess.times} times.`;
    case 'changes-mind':
      return `Took “${textIn(guess.name, 'en')}” off and put it back.`;
    case 'not-begun':
      return 'The customer has not started an order.';
    case 'step':
      return guess.step === 'paying'
        ? 'The customer is at the card terminal.'
        : `The customer is at the step “${guess.step}”.`;
  }
}
