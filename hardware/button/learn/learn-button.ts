import { fail, ok, type Result } from '../../../domain/result.ts';
import type { DeviceClock } from '../../ports/device.ts';
import type { LineFault } from '../../transport/line.ts';
import type { Learned, LearnFault, LearnStep } from './learned.ts';

/** Where a button is listened to while it is learned. */
export interface LearnSource<Heard> {
  /** Starts listening; `state` is told null when the way is open, else why it is not. */
  readonly listen: (told: {
    readonly heard: (what: Heard) => void;
    readonly state: (why: LineFault | null) => void;
  }) => { readonly close: () => Promise<void> };
  /**
   * Judges what comes later by what came while nobody pressed. `known`: the same. `alike`: it differs only as a counter
   * or a time would, so that it is a press only if nothing else is.
   */
  readonly familiar: (still: readonly Heard[]) => (what: Heard) => 'known' | 'alike' | 'new';
  /** What the presses have in common that was not said while nobody pressed. */
  readonly propose: (
    presses: readonly (readonly Heard[])[],
    still: readonly Heard[],
  ) => Learned | 'not-the-same' | 'not-told-apart';
}

const presses = 3;
const connectMs = 10_000;
/** Long enough for a heartbeat of every few seconds to show itself. */
const stillMs = 6_000;
/** How long a person may take to reach the button. */
const patienceMs = 20_000;
/** What belongs to one press: it, its bounces, and its release. */
const windowMs = 1_500;
/** A finger is off the button when nothing came for this long. */
const pauseMs = 700;
const longestHoldMs = 15_000;
/** More is no button; what comes after it is not looked at. */
const mostHeard = 400;

/**
 * Listens while nobody presses, then while a person presses three times, and says what a press is. Noise and heartbeats
 * that come without a press are told apart. Ends by itself within two minutes; `signal` ends it at once.
 */
export async function learnButton<Heard>(
  source: LearnSource<Heard>,
  clock: DeviceClock,
  options: { readonly onStep?: (step: LearnStep) => void; readonly signal?: AbortSignal } = {},
): Promise<Result<Learned, LearnFault>> {
  const onStep = options.onStep ?? (() => undefined);
  const ear = createEar<Heard>(clock, options.signal);
  onStep({ kind: 'connecting' });
  const line = source.listen({ heard: ear.heard, state: ear.state });
  try {
    const why = await ear.connected(connectMs);
    if (why !== null) return fail(connectionFault(why));
    onStep({ kind: 'be-still', ms: stillMs });
    const still = await ear.collect(stillMs);
    const familiar = source.familiar(still);

    const rounds: (readonly Heard[])[] = [];
    for (let nth = 1; nth <= presses; nth += 1) {
      onStep({ kind: 'press', nth, of: presses });
      const round = await hearPress(ear, familiar);
      if (ear.stopped()) return fail(stopped());
      if (round.length === 0) return fail(nothingHeard(nth));
      rounds.push(round);
      onStep({ kind: 'let-go', nth, of: presses });
      await ear.pause(pauseMs, longestHoldMs, (what) => familiar(what) === 'new');
    }
    const learned = source.propose(rounds, still);
    return typeof learned === 'string' ? fail(notLearned(learned)) : ok(learned);
  } finally {
    ear.close();
    await line.close();
  }
}

/** What came with one press; empty when nothing new came in time. */
async function hearPress<Heard>(
  ear: Ear<Heard>,
  familiar: (what: Heard) => 'known' | 'alike' | 'new',
): Promise<readonly Heard[]> {
  const surely = (what: Heard): boolean => familiar(what) === 'new';
  const before = await ear.collect(patienceMs, surely);
  const first = before.at(-1);
  if (first !== undefined && surely(first)) return [first, ...(await ear.collect(windowMs)).filter(surely)];
  return before.filter((what) => familiar(what) !== 'known');
}

interface Ear<Heard> {
  readonly heard: (what: Heard) => void;
  readonly state: (why: LineFault | null) => void;
  /** Null when the way opened in time, else why not. */
  readonly connected: (ms: number) => Promise<LineFault | 'stopped' | null>;
  /** What comes in this time, or until something fits, which is the last then. */
  readonly collect: (ms: number, until?: (what: Heard) => boolean) => Promise<readonly Heard[]>;
  /** Until nothing that counts came for `quietMs`, at most `longestMs`. */
  readonly pause: (quietMs: number, longestMs: number, counts: (what: Heard) => boolean) => Promise<void>;
  readonly stopped: () => boolean;
  readonly close: () => void;
}

function createEar<Heard>(clock: DeviceClock, signal: AbortSignal | undefined): Ear<Heard> {
  let onHeard: (what: Heard) => void = () => undefined;
  let onState: (why: LineFault | null) => void = () => undefined;
  let last: LineFault | null = { kind: 'gone', detail: 'nothing answered' };
  let end: () => void = () => undefined;
  const stop = (): void => {
    end();
  };
  signal?.addEventListener('abort', stop);
  const stopped = (): boolean => signal?.aborted === true;

  /** One wait that a timer, the work itself or the person ends. */
  function wait<T>(ms: number, value: () => T, begin: (done: () => void) => void): Promise<T> {
    return new Promise((settle) => {
      const cancel = clock.after(ms, () => {
        done();
      });
      const done = (): void => {
        cancel();
        end = () => undefined;
        onHeard = () => undefined;
        onState = () => undefined;
        settle(value());
      };
      end = done;
      begin(done);
      if (stopped()) done();
    });
  }

  return {
    heard(what) {
      onHeard(what);
    },
    state(why) {
      last = why;
      onState(why);
    },
    connected: (ms) =>
      wait(
        ms,
        () => (stopped() ? 'stopped' : last),
        (done) => {
          onState = (why) => {
            if (why === null) done();
          };
          if (last === null) done();
        },
      ),
    collect(ms, until = () => false) {
      const got: Heard[] = [];
      return wait(
        ms,
        () => got,
        (done) => {
          onHeard = (what) => {
            if (got.length < mostHeard) got.push(what);
            if (until(what)) done();
          };
        },
      );
    },
    pause: (quietMs, longestMs, counts) => {
      let cancelQuiet: () => void = () => undefined;
      return wait(
        longestMs,
        () => {
          cancelQuiet();
        },
        (done) => {
          const again = (): void => {
            cancelQuiet();
            cancelQuiet = clock.after(quietMs, done);
          };
          onHeard = (what) => {
            if (counts(what)) again();
          };
          again();
        },
      );
    },
    stopped,
    close() {
      signal?.removeEventListener('abort', stop);
    },
  };
}

function connectionFault(why: LineFault | 'stopped'): LearnFault {
  if (why === 'stopped') return stopped();
  return {
    kind: 'not-connected',
    sentence: `The way to the button did not open: ${why.detail}. Check its cable, and close what else uses it.`,
  };
}

function stopped(): LearnFault {
  return { kind: 'stopped', sentence: 'Stopped before anything was learned.' };
}

function nothingHeard(nth: number): LearnFault {
  return {
    kind: 'nothing-heard',
    sentence: `Nothing came for press ${nth}. Check the button's battery and, on a serial line, the speed; then begin again.`,
  };
}

function notLearned(kind: 'not-the-same' | 'not-told-apart'): LearnFault {
  return kind === 'not-the-same'
    ? {
        kind,
        sentence:
          'The three presses had nothing in common. Press the same button each time, once; wrong speed or parity looks like this too.',
      }
    : {
        kind,
        sentence:
          'What came with the presses comes without a press as well, so it can not mean a call. Switch off what else talks here.',
      };
}
