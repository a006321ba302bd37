import fc from 'fast-check';

/** One parser under fire: what it is given, and what must hold for every input. */
export interface FuzzTarget {
  readonly name: string;
  /** The files whose code is fuzzed, from the project's folder. */
  readonly covers: readonly string[];
  /** Bytes that a parser which lives for ever may keep, however much it heard. */
  readonly mayKeep: number;
  /** How many inputs it gets beside the 1 of a quick parser: what takes ten times as long gets a tenth. */
  readonly share: number;
  readonly fuzz: (order: FuzzOrder) => Promise<FuzzOutcome>;
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

interface TargetParts<T, R> {
  readonly name: string;
  readonly covers: readonly string[];
  readonly input: fc.Arbitrary<T>;
  /** Makes a parser as a driver would, and gives what feeds it one input and throws when something does not hold. */
  readonly open: () => (input: T) => R;
  readonly mayKeep?: number;
  readonly share?: number;
}

/**
 * A target. Every input goes to a fresh parser, and also to one that lives through all of them, as on a line that is
 * never closed.
 */
export function target<T>(parts: TargetParts<T, void>): FuzzTarget {
  return {
    ...described(parts),
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
      const found = fc.check(property, { seed, numRuns: runs });
      const failure = found.failed ? reportOf(found) : lastingFailure;
      return Promise.resolve({ runs: found.numRuns, failure, alive: lasting });
    },
  };
}

/** A whole driver: it works with promises and a clock, so each input gets a driver of its own. */
export function driverTarget<T>(parts: TargetParts<T, Promise<void>>): FuzzTarget {
  return {
    ...described(parts),
    async fuzz({ seed, runs, beat }) {
      let run = 0;
      const property = fc.asyncProperty(parts.input, async (input) => {
        beat?.(run);
        run += 1;
        await parts.open()(input);
      });
      const found = await fc.check(property, { seed, numRuns: runs });
      const failure = found.failed ? reportOf(found) : null;
      return { runs: found.numRuns, failure, alive: parts.open };
    },
  };
}

function reportOf<T>(found: fc.RunDetails<[T]>): string {
  const what = found.errorInstance === null ? 'ended by hand' : messageOf(found.errorInstance);
  return `run ${found.counterexamplePath}, smallest input ${fc.stringify(found.counterexample)}: ${what}`;
}

function described<T, R>(parts: TargetParts<T, R>): Omit<FuzzTarget, 'fuzz'> {
  return {
    name: parts.name,
    covers: parts.covers,
    mayKeep: parts.mayKeep ?? USUALLY_KEPT,
    share: parts.share ?? 1,
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
