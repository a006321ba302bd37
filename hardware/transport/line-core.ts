import { fail, type Result } from '../../domain/result.ts';
import { inTime } from '../in-time.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { Line, LineFault } from './line.ts';
import { createListeners } from './listeners.ts';

/**
 * What may wait behind a line that takes no bytes, so that a stalled device can't fill the memory. A receipt is a few
 * kilobytes; one write alone may be longer.
 */
const LONGEST_QUEUE_BYTES = 256 * 1_024;
/** Longer than any handle needs that is let go of at all. */
const RELEASE_MS = 3_000;

/** What a kind of line must be able to do; the rest is the same for all of them. */
export interface LineParts {
  /** Name for messages, e.g. '/dev/ttyUSB0' or '10.0.0.7:9100'. */
  readonly name: string;
  readonly clock: DeviceClock;
  /** Hands one chunk to the system; resolves when it took all of it. May hang for ever. */
  readonly send: (chunk: Uint8Array) => Promise<Result<void, LineFault>>;
  readonly chunkBytes: number;
  /** Releases the system's handle, `hard` without waiting for unsent bytes. Never rejects. May hang for ever. */
  readonly release: (hard: boolean) => Promise<void>;
}

/** The line, and the two ways in which the system's events reach it. */
export interface LineCore {
  readonly line: Line;
  readonly received: (bytes: Uint8Array) => void;
  /** The other end or the system closed it. Later calls count for nothing. */
  readonly lost: (why: LineFault) => void;
}

/** Write order, deadlines and closing exactly once, the same for every kind of line. */
export function createLineCore(parts: LineParts): LineCore {
  const data = createListeners<Uint8Array>();
  const closed = createListeners<LineFault>();
  let ended: LineFault | null = null;
  let released: Promise<void> | null = null;
  let waiting = 0;
  let tail: Promise<unknown> = Promise.resolve();

  function end(why: LineFault, hard: boolean): Promise<void> {
    if (ended === null) {
      ended = why;
      released = inTime(parts.release(hard), { clock: parts.clock, ms: RELEASE_MS }).then(() => undefined);
      data.clear();
      closed.tell(why);
      closed.clear();
    }
    return released ?? Promise.resolve();
  }

  async function sendAll(bytes: Uint8Array): Promise<Result<void, LineFault>> {
    for (let at = 0; at < bytes.length; at += parts.chunkBytes) {
      if (ended !== null) return fail(ended);
      const sent = await parts.send(bytes.subarray(at, at + parts.chunkBytes));
      if (!sent.ok) return sent;
    }
    return ended === null ? { ok: true, value: undefined } : fail(ended);
  }

  function write(bytes: Uint8Array, deadlineMs: number): Promise<Result<void, LineFault>> {
    if (ended !== null) return Promise.resolve(fail(ended));
    if (waiting > 0 && waiting + bytes.length > LONGEST_QUEUE_BYTES) {
      const detail = `${parts.name}: ${waiting} bytes wait already, nothing of this write was sent`;
      return Promise.resolve(fail({ kind: 'full', detail }));
    }
    // The caller may reuse its buffer while the bytes still wait for their turn.
    const own = bytes.slice();
    waiting += own.length;
    return new Promise((settle) => {
      let settled = false;
      const answer = (result: Result<void, LineFault>): void => {
        if (settled) return;
        settled = true;
        waiting -= own.length;
        cancelDeadline();
        stopWatching();
        settle(result);
      };
      const cancelDeadline = parts.clock.after(deadlineMs, () => {
        void end({ kind: 'stalled', detail: `${parts.name} took no more bytes for ${deadlineMs} ms` }, true);
      });
      const stopWatching = closed.add((why) => {
        answer(fail(why));
      });
      const turn = tail.then(() => sendAll(own));
      tail = turn.then(answer);
    });
  }

  return {
    line: {
      write,
      onData: data.add,
      onClose(listener) {
        if (ended === null) return closed.add(listener);
        listener(ended);
        return () => undefined;
      },
      // Bytes that are not out yet belong to something given up: kept in the system behind a blocked CTS, they would hold
      // the port for as long as the device is off, and be printed when it comes back.
      close: () => end({ kind: 'closed', detail: `${parts.name} was closed by us` }, waiting > 0),
    },
    received(bytes) {
      if (ended === null) data.tell(bytes);
    },
    lost(why) {
      void end(why, true);
    },
  };
}
