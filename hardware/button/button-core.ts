import { createHealthKeeper, faultOfLine } from '../device-health.ts';
import type { AssistButton, PressKind } from '../ports/button.ts';
import type { DeviceClock, DeviceFault } from '../ports/device.ts';
import type { LineFault } from '../transport/line.ts';
import { createListeners } from '../transport/listeners.ts';
import { type ButtonSignal, createPressLogic, stuckMs } from './press-logic.ts';

/** What every button driver shares; how signals reach it is its own. */
export interface ButtonCore {
  readonly signal: (what: ButtonSignal) => void;
  /** The way to the button is open, and nobody holds it. */
  readonly ready: () => void;
  /** It was held already when we first looked: no press, and nothing can come of it until it is let go. */
  readonly heldFromStart: () => void;
  readonly lost: (why: LineFault) => void;
  /** The button, with the driver's own way to let go. */
  readonly button: (letGo: () => Promise<void>) => AssistButton;
}

/** Health and presses of one button. A stuck button is `unrecoverable` until it is let go. */
export function createButtonCore(options: {
  readonly id: string;
  readonly clock: DeviceClock;
  readonly longPressMs?: number;
  readonly log?: (line: string) => void;
}): ButtonCore {
  const { clock } = options;
  const log = options.log ?? (() => undefined);
  const health = createHealthKeeper(clock);
  const presses = createListeners<PressKind>();
  const logic = createPressLogic({
    clock,
    longPressMs: options.longPressMs ?? null,
    onPress(kind) {
      presses.tell(kind);
      health.proven(standing());
    },
    onStuck() {
      log(`pressed without a pause for ${stuckMs} ms`);
      health.proven(['unrecoverable']);
    },
    onReleased() {
      health.proven();
    },
  });
  const standing = (): readonly DeviceFault[] => health.now().faults;

  return {
    signal: logic.signal,
    ready() {
      health.set('ready', []);
    },
    heldFromStart() {
      log('held already at the first look: something lies on it, or it rests the other way round');
      health.proven(['unrecoverable']);
    },
    lost(why) {
      logic.forget();
      if (health.now().state !== 'absent') log(why.detail);
      health.set('absent', [faultOfLine(why)]);
    },
    button: (letGo) => ({
      id: options.id,
      health: health.now,
      watch: health.watch,
      onPress: presses.add,
      async close() {
        logic.forget();
        presses.clear();
        await letGo();
      },
    }),
  };
}
