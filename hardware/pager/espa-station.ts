import type { DeviceClock } from '../ports/device.ts';
import type { PageOutcome } from '../ports/pager.ts';
import { type EspaBlock, espaControl } from './espa-block.ts';
import type { EspaToken } from './espa-reader.ts';
import { pageFailed } from './page-queue.ts';

/** Times in milliseconds and counts; ESPA 4.4.4 leaves all but the 10 seconds of §3.3 to the makers. */
export interface EspaTiming {
  /** Between two polls as the control station. */
  readonly pollMs: number;
  /** For the answer to a poll, a selection or a block. */
  readonly answerMs: number;
  /** How long a poll that was just sent may hold up a page. */
  readonly graceMs: number;
  /** §3.3: without valid traffic for this long the control station takes the line back. */
  readonly trafficMs: number;
  /** Times that a selection or a block is sent again. */
  readonly retries: number;
}

export const espaTiming: EspaTiming = {
  pollMs: 2_000,
  answerMs: 1_000,
  graceMs: 50,
  trafficMs: 10_000,
  retries: 2,
};

/** Polls without an answer before the other station counts as silent. */
const patience = 3;

export interface EspaStationOptions {
  /** `control`: we poll and select. `polled`: the paging system does, and we speak only when it asked us to. */
  readonly role: 'control' | 'polled';
  /** One character each; §3.1 recommends '1' for the telephone or computer and '2' for the paging system. */
  readonly ours: string;
  readonly theirs: string;
  readonly timing: EspaTiming;
  readonly clock: DeviceClock;
  readonly send: (bytes: Uint8Array) => void;
  /** The other station said something that only a living one says. */
  readonly onAlive: () => void;
  /** It does not answer, or does not poll us. */
  readonly onSilent: (why: string) => void;
  /** A block from it, e.g. status information. */
  readonly onBlock: (block: EspaBlock) => void;
}

/** One station of an ESPA line. It has at most one block to send at a time. */
export interface EspaStation {
  /** A new line is open. */
  readonly opened: () => void;
  readonly heard: (token: EspaToken) => void;
  /** Sends one block as soon as the line is ours. */
  readonly transfer: (block: Uint8Array) => Promise<PageOutcome>;
  /** The line is gone, or we let go of it. */
  readonly stop: (why: PageOutcome) => void;
}

/** `quiet`: an answer stayed away; what comes late must not be taken for the answer to the next question. */
type State = 'idle' | 'quiet' | 'polling' | 'others' | 'receiving' | 'selecting' | 'sending';

interface Job {
  readonly block: Uint8Array;
  readonly settle: (outcome: PageOutcome) => void;
  selections: number;
  sendings: number;
}

const { eot, enq, ack, nak } = espaControl;

/**
 * The link layer of ESPA 4.4.4 §3 (ISO 1745) in either role. As the control station it uses the two-party form that
 * real systems understand: it polls itself and selects the other in one breath (`31 05 32 05`).
 * An ACK means that the paging system took the block, never that a pager rang.
 */
export function createEspaStation(options: EspaStationOptions): EspaStation {
  const { role, ours, theirs, timing, clock, send } = options;
  const control = role === 'control';
  const address = (name: string): number[] => [name.charCodeAt(0), enq];
  const say = (...bytes: readonly number[]): void => {
    send(Uint8Array.from(bytes));
  };
  let state: State = 'idle';
  let job: Job | null = null;
  let misses = 0;
  /** Something that we said since the line was idle had no answer in its time. */
  let late = false;
  let cancelTimer: () => void = () => undefined;

  const arm = (ms: number, fire: () => void): void => {
    cancelTimer();
    cancelTimer = clock.after(ms, fire);
  };
  const alive = (): void => {
    misses = 0;
    options.onAlive();
  };

  const toIdle = (): void => {
    if (late) {
      late = false;
      state = 'quiet';
      arm(timing.answerMs, toIdle);
      return;
    }
    state = 'idle';
    if (control && job !== null) select();
    else if (control) arm(timing.pollMs, poll);
    else arm(timing.trafficMs, unpolled);
  };
  const poll = (): void => {
    state = 'polling';
    say(...address(theirs));
    arm(timing.answerMs, () => {
      misses += 1;
      if (misses >= patience) options.onSilent('the paging system does not answer polls');
      say(eot);
      toIdle();
    });
  };
  const unpolled = (): void => {
    options.onSilent('the paging system does not poll us');
    finish(pageFailed('no-answer', 'the paging system does not poll us'));
    arm(timing.trafficMs, unpolled);
  };
  const finish = (outcome: PageOutcome): void => {
    const done = job;
    job = null;
    done?.settle(outcome);
  };

  const select = (): void => {
    if (job === null) return;
    state = 'selecting';
    job.selections += 1;
    if (control) say(...address(ours), ...address(theirs));
    else say(...address(theirs));
    arm(timing.answerMs, () => {
      late = true;
      notSelected(pageFailed('no-answer', 'the paging system does not answer'));
    });
  };
  const notSelected = (why: PageOutcome): void => {
    say(eot);
    if (job !== null && job.selections > timing.retries) {
      if (why.kind === 'failed' && why.reason === 'no-answer') options.onSilent(why.detail);
      finish(why);
    }
    toIdle();
  };
  const sendBlock = (): void => {
    if (job === null) return;
    state = 'sending';
    job.sendings += 1;
    send(job.block);
    arm(timing.answerMs, () => {
      late = true;
      again(pageFailed('no-answer', 'the paging system does not answer blocks'));
    });
  };
  const again = (why: PageOutcome): void => {
    if (job !== null && job.sendings <= timing.retries) sendBlock();
    else {
      if (why.kind === 'failed' && why.reason === 'no-answer') options.onSilent(why.detail);
      leave(why);
    }
  };
  const leave = (outcome: PageOutcome): void => {
    say(eot);
    finish(outcome);
    toIdle();
  };

  const inSending = (token: EspaToken): void => {
    if (token.kind === 'ack') {
      alive();
      leave({ kind: 'sent', proof: 'accepted', detail: 'the paging system took it' });
    } else if (token.kind === 'nak') {
      alive();
      if (token.reason === '2') leave(pageFailed('busy', 'the paging system is busy (2 NAK)'));
      else if (token.reason === '3') {
        leave({
          kind: 'rejected',
          reason: 'unexplained',
          detail: 'the paging system calls it invalid (3 NAK): a pager that it does not know?',
        });
      } else again(pageFailed('garbled', 'the paging system hears garbled blocks (1 NAK)'));
    } else if (token.kind === 'eot') {
      finish(pageFailed('busy', 'the paging system ended the transfer'));
      toIdle();
    }
  };

  const receive = (): void => {
    state = 'receiving';
    say(ack);
    arm(timing.trafficMs, () => {
      if (control) say(eot);
      toIdle();
    });
  };
  const inReceiving = (token: EspaToken): void => {
    if (token.kind === 'block') {
      alive();
      options.onBlock(token.block);
      receive();
    } else if (token.kind === 'bad-block') say(token.answer.charCodeAt(0), nak);
    else if (token.kind === 'eot') {
      alive();
      toIdle();
    }
  };

  /** Somebody asks for our address: a poll right after an EOT, a selection after somebody else was polled (§3.2). */
  const inIdle = (token: EspaToken): void => {
    if (control) {
      if (state !== 'polling') return;
      if (token.kind === 'eot') {
        alive();
        toIdle();
      } else if (token.kind === 'enquiry' && token.address === ours) {
        alive();
        receive();
      }
      return;
    }
    if (token.kind === 'eot') {
      state = 'idle';
    } else if (token.kind === 'enquiry' && token.address !== ours) {
      state = 'others';
    } else if (token.kind === 'enquiry' && state === 'others') {
      alive();
      receive();
    } else if (token.kind === 'enquiry') {
      alive();
      if (job !== null) select();
      else {
        say(eot);
        toIdle();
      }
    }
  };

  return {
    opened() {
      misses = 0;
      late = false;
      // Brings the other station to a known state (§3.3).
      if (control) say(eot);
      state = 'idle';
      if (control) poll();
      else toIdle();
    },
    heard(token) {
      switch (state) {
        case 'quiet':
          return;
        case 'idle':
        case 'polling':
        case 'others':
          inIdle(token);
          return;
        case 'receiving':
          inReceiving(token);
          return;
        case 'selecting':
          if (token.kind === 'ack') sendBlock();
          else if (token.kind === 'nak') {
            alive();
            notSelected(pageFailed('busy', 'the paging system is not ready (NAK)'));
          } else if (token.kind === 'enquiry' && token.address === ours && !control) select();
          return;
        case 'sending':
          inSending(token);
      }
    },
    transfer(block) {
      if (job !== null) throw new RangeError('one block at a time');
      return new Promise((settle) => {
        job = { block, settle, selections: 0, sendings: 0 };
        if (!control) return;
        if (state === 'idle') select();
        // The answer to a poll usually comes within a few characters; a station that is away must not hold up a page.
        else if (state === 'polling') {
          arm(timing.graceMs, () => {
            say(eot);
            select();
          });
        }
      });
    },
    stop(why) {
      cancelTimer();
      state = 'idle';
      finish(why);
    },
  };
}
