import { createHealthKeeper, faultOfLine, type HealthKeeper } from '../device-health.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { LightAnswer, LightState, SignalLight } from '../ports/light.ts';
import { createLatest } from '../transport/latest.ts';
import type { LineFault } from '../transport/line.ts';

/**
 * How often the state is sent again to a light that is there: one that lost its power and got it back behind a cable
 * that stayed plugged in starts dark and cannot say so.
 */
export const sayAgainMs = 30_000;

/** What every light driver shares; how a state reaches the lamp is its own. */
export interface LightCore {
  readonly health: HealthKeeper;
  /** The way to the light is open: it is shown what it should show. `probing` for one that will answer. */
  readonly opened: (state: 'ready' | 'probing') => void;
  readonly lost: (why: LineFault) => void;
  /** The light, with the driver's own way to let go. */
  readonly light: (letGo: () => Promise<void>) => SignalLight;
}

/** What a line that did not carry a state means for it. */
export function answerOfLine(why: LineFault): LightAnswer {
  const fault = faultOfLine(why);
  return fault === 'no-answer' ? { kind: 'no-answer' } : { kind: 'absent', fault };
}

/**
 * The wanted state of one light, sent when it changes, when the light comes back, and every 30 s; dark at the end.
 * `send` must end by its own deadline and keeps the health.
 */
export function createLightCore(options: {
  readonly id: string;
  readonly clock: DeviceClock;
  readonly send: (state: LightState) => Promise<LightAnswer>;
  readonly log?: (line: string) => void;
}): LightCore {
  const { clock } = options;
  const health = createHealthKeeper(clock);
  // Dark until it is told: a light that was left burning by a kiosk that is gone must not go on calling.
  const latest = createLatest<LightState, LightAnswer>(options.send, { value: 'off' });
  let open = false;
  let cancelAgain: () => void = () => undefined;

  const sayAgain = (): void => {
    latest.again();
    cancelAgain = clock.after(sayAgainMs, sayAgain);
  };

  return {
    health,
    opened(state) {
      open = true;
      health.set(state, []);
      cancelAgain();
      sayAgain();
    },
    lost(why) {
      open = false;
      cancelAgain();
      if (health.now().state !== 'absent') options.log?.(why.detail);
      health.set('absent', [faultOfLine(why)]);
    },
    light: (letGo) => ({
      id: options.id,
      health: health.now,
      watch: health.watch,
      show: latest.put,
      async say() {
        const answer = await latest.ask();
        if (answer === null) throw new Error('a light always has a state');
        return answer;
      },
      async close() {
        cancelAgain();
        if (open) latest.put('off');
        open = false;
        await latest.idle();
        await letGo();
      },
    }),
  };
}
