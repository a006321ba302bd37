import type { DeviceClock } from '../ports/device.ts';
import type { LineFault } from '../transport/line.ts';
import { createListeners } from '../transport/listeners.ts';
import type { ReconnectingLine } from '../transport/reconnecting-line.ts';
import { realTimeStatus, type RealTimeQuestion } from './commands.ts';
import type { RealTimeAnswers } from './printer-faults.ts';
import { createStatusDecoder, type StatusEvent } from './status.ts';

/** Why something that was waited for did not come. `stale`: the line was lost or is another one, or the turn is over. */
export type Silence = 'no-answer' | 'garbled' | 'stale';

/** Something awaited from the printer, without blocking what else is asked meanwhile. */
export interface Expectation {
  readonly came: () => boolean;
  /** Resolves when it came, the line was lost, or the time is over; true when it came. */
  readonly within: (ms: number) => Promise<boolean>;
  readonly forget: () => void;
}

/** Questions and answers over a line that comes and goes. Everything is tied to one connection. */
export interface PrinterTalk {
  /** Number of the present connection; anything begun under another number is over. */
  readonly connection: () => number;
  readonly onEvent: (listener: (event: StatusEvent) => void) => () => void;
  /** Starts looking out for an event. */
  readonly expect: (match: (event: StatusEvent) => boolean) => Expectation;
  /**
   * Asks DLE EOT 1 to 4, one after another; a round that stays without an answer is begun again once. Asks nothing more
   * once `over` is aborted: a question between the bytes of the next job would be printed, or break its picture.
   */
  readonly askAll: (over: AbortSignal) => Promise<RealTimeAnswers | Silence>;
  /** Sends on this connection only. */
  readonly send: (connection: number, bytes: Uint8Array, deadlineMs: number) => Promise<LineFault | null>;
  /** Bytes so far that no printer sends. */
  readonly noiseHeard: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** A printer answers DLE EOT within milliseconds; a serial server in between may take some hundred. */
const ANSWER_MS = 600;
const QUESTION_WRITE_MS = 1_000;

export function createPrinterTalk(line: ReconnectingLine, clock: DeviceClock): PrinterTalk {
  const decoder = createStatusDecoder();
  const events = createListeners<StatusEvent>();
  const losses = createListeners<undefined>();
  let connection = 0;
  let noiseHeard = 0;

  line.onOpen(() => {
    connection += 1;
    decoder.reset();
  });
  line.onLost(() => {
    connection += 1;
    losses.tell(undefined);
  });
  line.onData((bytes) => {
    for (const event of decoder.push(bytes)) {
      if (event.kind === 'noise') noiseHeard += event.bytes.length;
      events.tell(event);
    }
  });

  function expect(match: (event: StatusEvent) => boolean): Expectation {
    const settled = createListeners<undefined>();
    let state: 'waiting' | 'came' | 'over' = 'waiting';
    const end = (how: 'came' | 'over'): void => {
      if (state !== 'waiting') return;
      state = how;
      stopEvents();
      stopLosses();
      settled.tell(undefined);
    };
    const stopEvents = events.add((event) => {
      if (match(event)) end('came');
    });
    const stopLosses = losses.add(() => {
      end('over');
    });
    return {
      came: () => state === 'came',
      within(ms) {
        if (state !== 'waiting') return Promise.resolve(state === 'came');
        return new Promise((settle) => {
          const cancel = clock.after(ms, () => {
            stop();
            settle(false);
          });
          const stop = settled.add(() => {
            cancel();
            settle(state === 'came');
          });
        });
      },
      forget() {
        end('over');
      },
    };
  }

  async function send(mine: number, bytes: Uint8Array, deadlineMs: number): Promise<LineFault | null> {
    if (mine !== connection) return { kind: 'gone', detail: 'the line was lost meanwhile' };
    const sent = await line.write(bytes, deadlineMs);
    return sent.ok ? null : sent.error;
  }

  async function ask(mine: number, question: RealTimeQuestion): Promise<number | Silence> {
    const noiseBefore = noiseHeard;
    let answer: number | null = null;
    const expected = expect((event) => {
      if (event.kind !== 'real-time') return false;
      answer = event.byte;
      return true;
    });
    const fault = await send(mine, realTimeStatus(question), QUESTION_WRITE_MS);
    if (fault === null) await expected.within(ANSWER_MS);
    expected.forget();
    if (answer !== null) return answer;
    if (mine !== connection) return 'stale';
    return noiseHeard > noiseBefore ? 'garbled' : 'no-answer';
  }

  async function askRound(over: AbortSignal): Promise<RealTimeAnswers | Silence> {
    const mine = connection;
    const inTurn = (question: RealTimeQuestion): Promise<number | Silence> =>
      over.aborted ? Promise.resolve('stale') : ask(mine, question);
    const printer = await inTurn(1);
    if (typeof printer === 'string') return printer;
    const offline = await inTurn(2);
    if (typeof offline === 'string') return offline;
    const error = await inTurn(3);
    if (typeof error === 'string') return error;
    const paper = await inTurn(4);
    if (typeof paper === 'string') return paper;
    return { printer, offline, error, paper };
  }

  function sleep(ms: number): Promise<void> {
    return new Promise((settle) => {
      clock.after(ms, settle);
    });
  }

  return {
    connection: () => connection,
    onEvent: events.add,
    expect,
    async askAll(over) {
      const first = await askRound(over);
      if (first !== 'no-answer') return first;
      // One lost byte is no fault yet. The pause lets a late answer pass, which would answer the wrong question.
      await sleep(ANSWER_MS);
      return askRound(over);
    },
    send,
    noiseHeard: () => noiseHeard,
    sleep,
  };
}
