import { createHealthKeeper, faultOfLine } from '../device-health.ts';
import type { AssistButton } from '../ports/button.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { OpenLine } from '../transport/line.ts';
import { createListeners } from '../transport/listeners.ts';
import { createReconnectingLine } from '../transport/reconnecting-line.ts';

/**
 * How a contact reaches us. No common format exists for receivers of call buttons, so it is said for each:
 * `line` is a whole line of text (CR, LF or both end it), `bytes` a sequence anywhere in the stream.
 */
export type ButtonMatch =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'bytes'; readonly bytes: readonly number[] };

/** A button heard without a pause for this long is stuck, or something lies on it: a fault, not endless calls. */
const stuckMs = 30_000;
/**
 * Contacts closer than this are one press: metal bounces for up to 50 ms, a held button repeats itself every few
 * hundred, and a frightened hand presses in bursts. Only after such a pause is it a second press.
 */
const pauseMs = 1_000;
const longestLine = 256;

/**
 * A help button behind a line. Gives one press per touch, at its first contact; whatever follows without a second's
 * pause is the same press, and after 30 s of it a fault.
 */
export function createLineButton(options: {
  readonly id: string;
  readonly open: OpenLine;
  readonly clock: DeviceClock;
  readonly match: ButtonMatch;
  readonly log?: (line: string) => void;
}): AssistButton {
  const { clock } = options;
  const log = options.log ?? (() => undefined);
  const health = createHealthKeeper(clock);
  const presses = createListeners<undefined>();
  const find = createMatcher(options.match);
  const line = createReconnectingLine({ open: options.open, clock });
  let held = false;
  let cancelPause: () => void = () => undefined;
  let cancelStuck: () => void = () => undefined;

  const released = (): void => {
    held = false;
    cancelPause();
    cancelStuck();
    if (line.isOpen()) health.proven();
  };
  const contact = (): void => {
    if (!held) {
      held = true;
      presses.tell(undefined);
      health.proven();
      cancelStuck = clock.after(stuckMs, () => {
        log(`pressed without a pause for ${stuckMs} ms`);
        health.proven(['unrecoverable']);
      });
    }
    cancelPause();
    cancelPause = clock.after(pauseMs, released);
  };

  line.onData((bytes) => {
    for (let count = find(bytes); count > 0; count -= 1) contact();
  });
  line.onOpen(() => {
    health.set('ready', []);
  });
  line.onLost((why) => {
    held = false;
    cancelPause();
    cancelStuck();
    health.set('absent', [faultOfLine(why)]);
  });

  return {
    id: options.id,
    health: health.now,
    watch: health.watch,
    onPress: (listener) =>
      presses.add(() => {
        listener();
      }),
    async close() {
      cancelPause();
      cancelStuck();
      presses.clear();
      await line.close();
    },
  };
}

/** Counts how often the match ends inside these bytes, over any split; memory stays bounded. */
export function createMatcher(match: ButtonMatch): (bytes: Iterable<number>) => number {
  if (match.kind === 'line') {
    let line = '';
    return (bytes) => {
      let count = 0;
      for (const byte of bytes) {
        if (byte === 0x0d || byte === 0x0a) {
          if (line.trim() === match.text) count += 1;
          line = '';
        } else if (line.length < longestLine) line += String.fromCharCode(byte);
      }
      return count;
    };
  }
  if (match.bytes.length === 0) throw new RangeError('a button needs at least one byte to match');
  let tail: number[] = [];
  return (bytes) => {
    let count = 0;
    for (const byte of bytes) {
      tail = [...tail, byte].slice(-match.bytes.length);
      if (tail.length === match.bytes.length && tail.every((held, at) => held === match.bytes[at])) {
        count += 1;
        tail = [];
      }
    }
    return count;
  };
}
