import { fail, type Result } from '../../domain/result.ts';
import { inTime } from '../in-time.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { Line, LineFault, OpenLine } from './line.ts';
import { createListeners } from './listeners.ts';
import { patientOpen } from './patience.ts';
import { reopenGateOf } from './reopen-gate.ts';

export interface ReconnectingLine {
  /** Whether a line is open at this moment. */
  readonly isOpen: () => boolean;
  /** Writes on the open line; `gone` at once while there is none: nothing is ever held back for later. */
  readonly write: (bytes: Uint8Array, deadlineMs: number) => Promise<Result<void, LineFault>>;
  readonly onData: (listener: (bytes: Uint8Array) => void) => () => void;
  /** Calls back after every successful opening. What the device was told before is lost by then. */
  readonly onOpen: (listener: () => void) => () => void;
  /** Calls back when the line closed, and after every attempt to open it that failed. */
  readonly onLost: (listener: (why: LineFault) => void) => () => void;
  /** Closes the line and opens a new one soon, e.g. because the device stopped answering. */
  readonly reopen: () => void;
  /** Lets go for good; may be called twice. */
  readonly close: () => Promise<void>;
}

export interface ReconnectingOptions {
  readonly open: OpenLine;
  readonly clock: DeviceClock;
  /** First wait before trying again; doubles up to `longestRetryMs`. Staff see "not connected" for this long at least. */
  readonly firstRetryMs?: number;
  readonly longestRetryMs?: number;
  /** 0 to 1; spreads the attempts of many devices behind one hub. */
  readonly jitter?: () => number;
}

/** A line that stayed open this long was a good one: the next loss starts again with the shortest wait. */
const PROVEN_MS = 5_000;

/** Longer than any handle needs that is let go of at all. */
const RELEASE_MS = 3_000;

/** Keeps a line to one device open, for ever, with back-off. Starts at once. */
export function createReconnectingLine(options: ReconnectingOptions): ReconnectingLine {
  const { clock } = options;
  const open = patientOpen(options.open, { clock, letGo: (late) => late.close() });
  const first = options.firstRetryMs ?? 250;
  const longest = options.longestRetryMs ?? 5_000;
  const jitter = options.jitter ?? Math.random;
  const gate = reopenGateOf(clock);
  const data = createListeners<Uint8Array>();
  const opened = createListeners<undefined>();
  const lost = createListeners<LineFault>();
  let line: Line | null = null;
  let wait = first;
  let cancelTimer: () => void = () => undefined;
  let closed = false;
  let attempt: Promise<void> = Promise.resolve();
  let releasing: Promise<void> = Promise.resolve();

  async function tryOpen(): Promise<void> {
    // The system gives a serial port away only when the last handle is really closed.
    // A handle that never lets go must not keep the device away for ever; opening then says what is wrong.
    await inTime(releasing, { clock, ms: RELEASE_MS });
    const result = await open();
    if (closed) {
      if (result.ok) await result.value.close();
      return;
    }
    if (!result.ok) {
      again(result.error);
      return;
    }
    const mine = result.value;
    line = mine;
    cancelTimer = clock.after(PROVEN_MS, () => {
      wait = first;
    });
    mine.onData((bytes) => {
      if (line === mine) data.tell(bytes);
    });
    mine.onClose((why) => {
      if (line !== mine) return;
      cancelTimer();
      line = null;
      releasing = mine.close();
      if (!closed) again(why);
    });
    if (line === mine) opened.tell(undefined);
  }

  function again(why: LineFault): void {
    const ms = wait * (0.75 + jitter() / 2);
    wait = Math.min(wait * 2, longest);
    // Before telling: a listener may close us.
    cancelTimer = clock.after(ms, startInTurn);
    lost.tell(why);
  }

  function startInTurn(): void {
    const turn = gate.takeTurn();
    if (turn === 0) start();
    else cancelTimer = clock.after(turn, start);
  }

  function start(): void {
    attempt = tryOpen();
  }

  start();
  return {
    isOpen: () => line !== null,
    write(bytes, deadlineMs) {
      if (line === null) return Promise.resolve(fail({ kind: 'gone', detail: 'not connected' }));
      return line.write(bytes, deadlineMs);
    },
    onData: data.add,
    onOpen: opened.add,
    onLost: lost.add,
    reopen() {
      void line?.close();
    },
    async close() {
      closed = true;
      cancelTimer();
      const last = line;
      line = null;
      // Nor keep whoever takes the device out, or ends the program.
      await inTime(Promise.all([last?.close(), attempt]), { clock, ms: RELEASE_MS });
    },
  };
}
