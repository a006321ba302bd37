import { createHealthKeeper, faultOfLine } from '../device-health.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { CardTerminal, ChargeOutcome, ChargeRequest } from '../ports/terminal.ts';
import { createJsonLines, encodeJsonLine } from '../transport/json-lines.ts';
import type { OpenLine } from '../transport/line.ts';
import { createListeners } from '../transport/listeners.ts';
import { createReconnectingLine } from '../transport/reconnecting-line.ts';
import { createAttemptBook, sameOutcome } from './attempt-book.ts';
import {
  type HostMessage,
  longestTerminalLine,
  readTerminalMessage,
  type TerminalMessage,
  type TerminalRecord,
  virtualTerminalProtocol,
} from './virtual-terminal-protocol.ts';

export interface VirtualTerminalClientOptions {
  readonly id: string;
  readonly open: OpenLine;
  readonly clock: DeviceClock;
  /** How long a charge may go without its final answer before it counts as unknown. */
  readonly answerTimeoutMs: number;
  /** How long a hello or an inquiry may stay unanswered. */
  readonly replyTimeoutMs?: number;
  /** How often an idle terminal is asked whether it still lives. */
  readonly heartbeatMs?: number;
  readonly log?: (line: string) => void;
}

const writeMs = 2_000;

interface Waiting {
  readonly attemptId: string;
  readonly promise: Promise<ChargeOutcome>;
  readonly settle: (outcome: ChargeOutcome) => void;
}

/**
 * A card terminal that speaks the PointFive virtual terminal protocol. A charge is written once and never repeated:
 * while the terminal has not greeted us it is `not-started`; once bytes may have left, only the terminal's own answer
 * for that very attempt settles it, and a lost line or a missing answer is `unknown`. What the terminal says later, or
 * differently, comes through `onLateOutcome`; what it says twice is heard once. An approval of another amount is never
 * an approval: it is `unknown`, logged, and shown as a fault.
 */
export function createVirtualTerminalClient(options: VirtualTerminalClientOptions): CardTerminal {
  const { clock } = options;
  const log = options.log ?? (() => undefined);
  const replyMs = options.replyTimeoutMs ?? 5_000;
  const heartbeatMs = options.heartbeatMs ?? 15_000;
  // While a customer pays nothing else is asked.
  const health = createHealthKeeper(clock, { staleAfterMs: options.answerTimeoutMs + 4 * heartbeatMs });
  const late = createListeners<{ readonly outcome: ChargeOutcome; readonly taken: () => void }>();
  const book = createAttemptBook();
  const lines = createJsonLines(longestTerminalLine);
  const line = createReconnectingLine({ open: options.open, clock });
  const inquiries = new Map<string, Waiting>();
  let charging: Waiting | null = null;
  let greeted = false;
  /** It answered with another amount than we asked for; stays until it gets one right. */
  let distrusted = false;
  let cancelHello: () => void = () => undefined;
  let closed = false;

  const write = (message: HostMessage): ReturnType<typeof line.write> =>
    line.write(encodeJsonLine(message), writeMs);
  const tell = (message: HostMessage): void => {
    void write(message).then((written) => {
      if (!written.ok) log(`${message.type} not written: ${written.error.detail}`);
    });
  };

  const greet = (): void => {
    tell({ type: 'hello', protocol: virtualTerminalProtocol });
    cancelHello();
    cancelHello = clock.after(replyMs, () => {
      greeted = false;
      health.set('attention', ['no-answer']);
      line.reopen();
    });
  };
  const restLater = (): void => {
    cancelHello();
    cancelHello = clock.after(heartbeatMs, () => {
      // During a charge the customer has the terminal; its answer, or its absence, is proof enough.
      if (charging === null) greet();
      else restLater();
    });
  };

  /** Settled once, by whatever comes first; `over` runs before anything else can be heard. */
  const waitFor = (attemptId: string, ms: number, over: (outcome: ChargeOutcome) => void): Waiting => {
    let resolve: (outcome: ChargeOutcome) => void = () => undefined;
    const promise = new Promise<ChargeOutcome>((settled) => {
      resolve = settled;
    });
    let open = true;
    const settle = (outcome: ChargeOutcome): void => {
      if (!open) return;
      open = false;
      cancel();
      over(outcome);
      resolve(outcome);
    };
    const cancel = clock.after(ms, () => {
      settle({ kind: 'unknown', attemptId });
    });
    return { attemptId, promise, settle };
  };

  /** The answer as an outcome, compared with what we asked for when we know it. */
  const judged = (attemptId: string, answer: TerminalRecord): ChargeOutcome => {
    switch (answer.outcome) {
      case 'approved': {
        const asked = book.asked(attemptId);
        if (asked !== null && (asked.amount !== answer.amount || asked.currency !== answer.currency)) {
          log(
            `attempt ${attemptId} asked for ${asked.amount} ${asked.currency} and was answered ` +
              `${answer.amount} ${answer.currency}`,
          );
          distrusted = true;
          health.proven(['unrecoverable']);
          return { kind: 'unknown', attemptId };
        }
        if (asked !== null) distrusted = false;
        const { amount, reference, card } = answer;
        return { kind: 'approved', attemptId, amount, reference, card };
      }
      case 'declined':
        return { kind: 'declined', attemptId, reason: answer.reason };
      case 'busy':
        return { kind: 'busy', attemptId };
      case 'none':
        return { kind: 'not-started', attemptId };
      case 'pending':
        return { kind: 'unknown', attemptId };
    }
  };

  const onResult = (attemptId: string, outcome: ChargeOutcome): void => {
    const noted = (): void => tell({ type: 'noted', attemptId });
    if (charging?.attemptId === attemptId) {
      // Whoever waits for it asks again after a crash: the terminal need not repeat it.
      noted();
      charging.settle(outcome);
      return;
    }
    const known = book.settled(attemptId);
    if (known !== null && sameOutcome(known, outcome)) {
      noted();
      return;
    }
    log(`late answer for ${attemptId}: ${outcome.kind}`);
    book.settle(outcome);
    late.tell({ outcome, taken: noted });
  };

  const onMessage = (message: TerminalMessage): void => {
    switch (message.type) {
      case 'hello':
        if (message.protocol !== virtualTerminalProtocol) {
          health.proven(['refused']);
          log(`terminal speaks protocol ${message.protocol}`);
        } else {
          greeted = true;
          health.proven(distrusted ? ['unrecoverable'] : []);
        }
        restLater();
        return;
      case 'result':
        onResult(message.attemptId, judged(message.attemptId, message.answer));
        return;
      case 'record': {
        const waiting = inquiries.get(message.attemptId);
        if (waiting === undefined) return;
        const outcome = judged(message.attemptId, message.answer);
        if (outcome.kind === 'approved' || outcome.kind === 'declined') book.settle(outcome);
        waiting.settle(outcome);
        return;
      }
      case 'progress':
        return;
      case 'fault':
        log(`terminal did not understand us: ${message.text}`);
    }
  };

  line.onData((bytes) => {
    for (const parsed of lines.push(bytes)) {
      const message = parsed.ok ? readTerminalMessage(parsed.value) : parsed;
      if (message.ok) {
        onMessage(message.value);
        continue;
      }
      log(`not understood: ${message.error}`);
      health.proven(['garbled']);
    }
  });
  line.onOpen(() => {
    lines.reset();
    greet();
  });
  const giveUp = (): void => {
    greeted = false;
    cancelHello();
    charging?.settle({ kind: 'unknown', attemptId: charging.attemptId });
    for (const waiting of [...inquiries.values()]) {
      waiting.settle({ kind: 'unknown', attemptId: waiting.attemptId });
    }
  };
  line.onLost((why) => {
    giveUp();
    // We closed it ourselves because nobody answered: that is what staff should go on reading.
    if (why.kind !== 'closed') health.set('absent', [faultOfLine(why)]);
  });

  const ask = (message: HostMessage, waiting: Waiting): Promise<ChargeOutcome> => {
    void write(message).then((written) => {
      if (written.ok) return;
      log(`${message.type} perhaps not written: ${written.error.detail}`);
      waiting.settle({ kind: 'unknown', attemptId: waiting.attemptId });
    });
    return waiting.promise;
  };

  return {
    id: options.id,
    health: health.now,
    watch: health.watch,
    charge(request: ChargeRequest) {
      const { attemptId } = request;
      if (!Number.isSafeInteger(request.amount) || request.amount <= 0) {
        throw new RangeError(`a charge needs a positive amount in minor units, not ${request.amount}`);
      }
      if (charging !== null) {
        return charging.attemptId === attemptId
          ? charging.promise
          : Promise.resolve({ kind: 'busy', attemptId });
      }
      if (closed || !greeted || !line.isOpen()) return Promise.resolve({ kind: 'not-started', attemptId });
      book.ask(request);
      charging = waitFor(attemptId, options.answerTimeoutMs, (outcome) => {
        charging = null;
        book.settle(outcome);
      });
      return ask({ type: 'charge', ...request }, charging);
    },
    inquire(attemptId) {
      const asked = inquiries.get(attemptId);
      if (asked !== undefined) return asked.promise;
      if (closed || !line.isOpen()) return Promise.resolve({ kind: 'unknown', attemptId });
      const waiting = waitFor(attemptId, replyMs, () => {
        inquiries.delete(attemptId);
      });
      inquiries.set(attemptId, waiting);
      return ask({ type: 'inquire', attemptId }, waiting);
    },
    async cancel(attemptId) {
      const written = await write({ type: 'cancel', attemptId });
      if (!written.ok) log(`cancel not written: ${written.error.detail}`);
    },
    onLateOutcome: (listener) => late.add(({ outcome, taken }) => listener(outcome, taken)),
    async close() {
      closed = true;
      health.close();
      giveUp();
      late.clear();
      await line.close();
    },
  };
}
