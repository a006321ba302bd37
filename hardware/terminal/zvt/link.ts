import { fail, type Result } from '../../../domain/result.ts';
import type { DeviceClock } from '../../ports/device.ts';
import type { LineFault, OpenLine } from '../../transport/line.ts';
import { createListeners } from '../../transport/listeners.ts';
import { createReconnectingLine, type ReconnectingLine } from '../../transport/reconnecting-line.ts';
import { type Apdu, createApduReader } from './apdu.ts';
import { createFrameReader, encodeFrame, readWholeApdu, zvtControl } from './envelope.ts';

/** Carries whole messages to and from a terminal, over TCP or RS-232. */
export interface ZvtLink {
  readonly isOpen: () => boolean;
  /**
   * Sends one message. `ok`: over TCP the system took it, over RS-232 the terminal's transport has it. `once` sends it
   * again only when the terminal itself says that it did not get it: silence might mean that it did.
   */
  readonly send: (apdu: Uint8Array, how?: 'once') => Promise<Result<void, LineFault>>;
  readonly onApdu: (listener: (apdu: Apdu) => void) => () => void;
  /** Bytes that are no message; the clause says why. */
  readonly onGarbled: (listener: (detail: string) => void) => () => void;
  readonly onOpen: (listener: () => void) => () => void;
  readonly onLost: (listener: (why: LineFault) => void) => () => void;
  readonly reopen: () => void;
  /** Writes a last message before closing; nobody waits for its answer. */
  readonly farewell: (apdu: Uint8Array) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface ZvtLinkOptions {
  readonly open: OpenLine;
  readonly clock: DeviceClock;
}

const writeMs = 2_000;
/** A message that has begun comes to its end within this time, or never (T1 of PA00P016 is shorter on RS-232). */
const insideMs = 2_000;
/** T2/T3 of PA00P016: how long an answer of the other side may take. */
const answerMs = 5_000;
/** PA00P016 §3.1.3: a frame is sent again twice. */
const longestRepeats = 2;

function shared(line: ReconnectingLine): Pick<ZvtLink, 'isOpen' | 'onOpen' | 'onLost' | 'reopen'> {
  return { isOpen: line.isOpen, onOpen: line.onOpen, onLost: line.onLost, reopen: line.reopen };
}

/** Raw messages one after the other, as PA00P016 has it for TCP/IP. */
export function createTcpLink({ open, clock }: ZvtLinkOptions): ZvtLink {
  const line = createReconnectingLine({ open, clock });
  const apdus = createListeners<Apdu>();
  const garbled = createListeners<string>();
  const reader = createApduReader();
  /** A stream that lost its step can't be trusted with money: the next line begins with a whole message. */
  const lost = (detail: string): void => {
    reader.reset();
    garbled.tell(detail);
    line.reopen();
  };
  const watch = watchInside(clock, reader.inside, () => lost('a message without an end'));

  line.onOpen(reader.reset);
  line.onData((bytes) => {
    for (const read of reader.push(bytes)) {
      if (read.kind === 'garbled') {
        lost(read.detail);
        return;
      }
      apdus.tell(read.apdu);
    }
    watch.look();
  });
  return {
    ...shared(line),
    send: (apdu) => line.write(apdu, writeMs),
    async farewell(apdu) {
      await line.write(apdu, writeMs);
    },
    onApdu: apdus.add,
    onGarbled: garbled.add,
    async close() {
      watch.stop();
      await line.close();
    },
  };
}

interface Outgoing {
  readonly frame: Uint8Array;
  readonly once: boolean;
  repeats: number;
  readonly settle: (result: Result<void, LineFault>) => void;
}

/** At most the command and a few acknowledgements wait; more is a loop somewhere. */
const longestQueue = 16;

/** Messages in the RS-232 envelope, each acknowledged by one byte, one at a time (PA00P016 §3.1). */
export function createSerialLink({ open, clock }: ZvtLinkOptions): ZvtLink {
  const line = createReconnectingLine({ open, clock });
  const apdus = createListeners<Apdu>();
  const garbled = createListeners<string>();
  const reader = createFrameReader();
  const waiting: Outgoing[] = [];
  let out: Outgoing | null = null;
  let cancelAnswer: () => void = () => undefined;
  /** The last frame heard, until we say something: the same one again means that our ACK was lost. */
  let last = '';
  let bad = 0;
  const watch = watchInside(clock, reader.inside, () => {
    reader.reset();
    notTaken('a frame without an end');
  });

  const answer = (byte: number): void => {
    void line.write(Uint8Array.of(byte), writeMs);
  };
  /** One bad frame is noise; as many as a sender ever repeats are a wrong speed or a wrong device. */
  const notTaken = (detail: string): void => {
    answer(zvtControl.nak);
    bad += 1;
    if (bad > longestRepeats) garbled.tell(detail);
  };
  const settle = (result: Result<void, LineFault>): void => {
    const mine = out;
    out = null;
    cancelAnswer();
    mine?.settle(result);
    next();
  };
  const transmit = (mine: Outgoing): void => {
    last = '';
    cancelAnswer();
    cancelAnswer = clock.after(answerMs, () => {
      again(mine, 'no ACK', !mine.once);
    });
    void line.write(mine.frame, writeMs).then((written) => {
      if (!written.ok && out === mine) settle(written);
    });
  };
  const again = (mine: Outgoing, why: string, allowed: boolean): void => {
    if (out !== mine) return;
    if (allowed && mine.repeats < longestRepeats) {
      mine.repeats += 1;
      transmit(mine);
      return;
    }
    settle(fail({ kind: 'stalled', detail: `the terminal did not take a frame: ${why}` }));
  };
  const next = (): void => {
    if (out !== null) return;
    out = waiting.shift() ?? null;
    if (out !== null) transmit(out);
  };
  const giveUp = (why: LineFault): void => {
    for (const each of waiting.splice(0)) each.settle(fail(why));
    if (out !== null) settle(fail(why));
  };

  line.onOpen(() => {
    reader.reset();
    last = '';
  });
  line.onLost(giveUp);
  line.onData((bytes) => {
    for (const read of reader.push(bytes)) {
      if (read.kind === 'ack') {
        if (out !== null) settle({ ok: true, value: undefined });
      } else if (read.kind === 'nak') {
        if (out !== null) again(out, 'NAK', true);
      } else if (read.kind === 'bad') {
        notTaken(read.detail);
      } else {
        bad = 0;
        answer(zvtControl.ack);
        // Half duplex: it would not speak before it has our frame, so only its ACK was lost.
        if (out !== null) settle({ ok: true, value: undefined });
        const heard = Buffer.from(read.apdu).toString('latin1');
        if (heard === last) continue;
        last = heard;
        const whole = readWholeApdu(read.apdu);
        if (whole.kind === 'apdu') apdus.tell(whole.apdu);
        else garbled.tell(whole.detail);
      }
    }
    watch.look();
  });
  return {
    ...shared(line),
    send(apdu, how) {
      if (!line.isOpen()) return Promise.resolve(fail({ kind: 'gone', detail: 'not connected' }));
      if (waiting.length >= longestQueue)
        return Promise.resolve(fail({ kind: 'stalled', detail: 'too many messages wait' }));
      return new Promise((done) => {
        waiting.push({ frame: encodeFrame(apdu), once: how === 'once', repeats: 0, settle: done });
        next();
      });
    },
    async farewell(apdu) {
      await line.write(encodeFrame(apdu), writeMs);
    },
    onApdu: apdus.add,
    onGarbled: garbled.add,
    async close() {
      watch.stop();
      giveUp({ kind: 'closed', detail: 'closed by us' });
      await line.close();
    },
  };
}

/** Calls back when a message that has begun does not end. */
function watchInside(
  clock: DeviceClock,
  inside: () => boolean,
  torn: () => void,
): { readonly look: () => void; readonly stop: () => void } {
  let cancel: () => void = () => undefined;
  return {
    look() {
      cancel();
      if (inside()) cancel = clock.after(insideMs, torn);
    },
    stop() {
      cancel();
    },
  };
}
