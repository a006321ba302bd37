import type { DeviceClock } from '../ports/device.ts';
import type { PressKind } from '../ports/button.ts';

/** A button held for this long is stuck, or something lies on it: a fault, not endless calls. */
export const stuckMs = 30_000;
/**
 * Contacts closer than this are one press: metal bounces for up to 50 ms, a held button repeats itself every few
 * hundred, and a frightened hand presses in bursts. Only after such a pause is it a second press.
 */
export const pauseMs = 1_000;

/**
 * What a button said. `contact`: it was touched, and nothing will be heard when it is let go. `down` and `up`: it was
 * pressed, and will say or has said that it was let go.
 */
export type ButtonSignal = 'contact' | 'down' | 'up';

/** The one meaning of presses for every kind of button. */
export interface PressLogic {
  readonly signal: (what: ButtonSignal) => void;
  /** The line is gone: whatever was held is forgotten. */
  readonly forget: () => void;
}

/**
 * One press per touch, told at its first contact; what follows without a second's pause is the same press. After 30 s
 * of it `onStuck`, and `onReleased` when it ends. A long press is told once per press, after `longPressMs` of an
 * unbroken `down`: a burst of contacts without an `up` between them can't be told from a nervous finger.
 */
export function createPressLogic(options: {
  readonly clock: DeviceClock;
  readonly onPress: (kind: PressKind) => void;
  readonly onStuck: () => void;
  /** After the pause that ends a press. */
  readonly onReleased: () => void;
  /** How long a press is a long one; null: long presses are not told. */
  readonly longPressMs: number | null;
}): PressLogic {
  const { clock } = options;
  let pressed = false;
  let down = false;
  let lastAt = 0;
  let longTold = false;
  let cancelPause: () => void = () => undefined;
  let cancelStuck: () => void = () => undefined;
  let cancelLong: () => void = () => undefined;

  function begin(): void {
    pressed = true;
    longTold = false;
    cancelStuck = clock.after(stuckMs, options.onStuck);
    options.onPress('press');
  }

  function forget(): void {
    pressed = false;
    down = false;
    cancelPause();
    cancelStuck();
    cancelLong();
  }

  function pause(): void {
    cancelPause();
    cancelPause = clock.after(pauseMs, () => {
      forget();
      options.onReleased();
    });
  }

  function hold(): void {
    cancelPause();
    // A button that was held in silence and says "down" again has lost its "up" on the way: that is a new press.
    if (down && clock.now() - lastAt >= pauseMs) forget();
    if (!pressed) begin();
    if (down) return;
    down = true;
    if (options.longPressMs === null || longTold) return;
    cancelLong = clock.after(options.longPressMs, () => {
      longTold = true;
      options.onPress('long-press');
    });
  }

  return {
    signal(what) {
      if (what === 'contact') {
        if (!pressed) begin();
        if (!down) pause();
      } else if (what === 'down') hold();
      else if (down) {
        down = false;
        cancelLong();
        pause();
      }
      lastAt = clock.now();
    },
    forget,
  };
}
