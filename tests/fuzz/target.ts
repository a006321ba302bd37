import fc from 'fast-check';

/** One parser under fire: what it is given, and what must hold for every input. */
export interface FuzzTarget {
  readonly name: string;
  /** The files whose code is fuzzed, from the project's folder. */
  readonly covers: readonly string[];
  /** Bytes that a parser which lives for ever may keep, however much it heard. */
  readonly mayKeep: number;
  readonly fuzz: (order: FuzzOrder) => FuzzOutcome;
  /** The input of one run, in words, for a report. */
  readonly show: (seed: number, run: number) => string;
}

export interface FuzzOrder {
  readonly seed: number;
  readonly runs: number;
  /** Called before each input with its number. */
  readonly beat?: (run: number) => void;
}

export interface FuzzOutcome {
  readonly runs: number;
  /** What did not hold, with the smallest input that shows it; null when all held. */
  readonly failure: string | null;
  /** Keeps the long-lived parser alive, so that what it holds can be weighed. */
  readonly alive: unknown;
}

/** A parser holds one message at most; the rest of this is the noise of the measurement. */
const USUALLY_KEPT = 4 * 1024 * 1024;

/**
 * A target. `open` makes a parser as a driver would and gives what takes one input and throws when something that
 * must hold does not. Every input goes to a fresh parser, and also to one that lives through all of them, as a line
 * that is never closed.
 */
export function target<T>(parts: {
  readonly name: string;
  readonly covers: readonly string[];
  readonly mayKeep?: number;
  readonly input: fc.Arbitrary<T>;
  readonly open: () => (input: T) => void;
}): FuzzTarget {
  return {
    name: parts.name,
    covers: parts.covers,
    mayKeep: parts.mayKeep ?? USUALLY_KEPT,
    fuzz({ seed, runs, beat }) {
      const lasting = parts.open();
      let lastingFailure: string | null = null;
      let run = 0;
      const property = fc.property(parts.input, (input) => {
        beat?.(run);
        parts.open()(input);
        if (lastingFailure === null) {
          try {
            lasting(input);
          } catch (error) {
            lastingFailure = `the parser that lived through ${run} inputs failed at the next: ${messageOf(error)}`;
          }
        }
        run += 1;
      });
      const found = fc.check(property, { seed, numRuns: runs, verbose: 0 });
      const failure = found.failed ? fc.defaultReportMessage(found) : null;
      return {
        runs: found.numRuns,
        failure: failure ?? lastingFailure,
        alive: lasting,
      };
    },
    show(seed, run) {
      const [input] = fc.sample(parts.input, { seed, numRuns: 1, path: String(run) });
      return fc.stringify(input);
    },
  };
}

/** A sentence about something that must hold. */
export function holds(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
