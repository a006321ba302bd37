import type { CallLevel } from '../../domain/assist/call-level.ts';
import { soundTone, type Tone } from '../ui/sound/tone.ts';

/** `locked`: the browser lets no page sound before it was touched. */
export type SoundState = 'on' | 'muted' | 'locked';

export interface Chime {
  readonly state: () => SoundState;
  readonly onChange: (listener: () => void) => () => void;
  /** Call inside of a tap. */
  readonly unlock: () => void;
  readonly mute: (muted: boolean) => void;
  readonly play: (level: CallLevel) => void;
}

/** Told apart without looking: two rising tones; three times two; a falling third; one low tone for machines. */
export const tones: Readonly<Record<CallLevel, readonly Tone[]>> = {
  help: [
    { hertz: 659, at: 0 },
    { hertz: 880, at: 0.16 },
  ],
  urgent: [0, 0.42, 0.84].flatMap((at) => [
    { hertz: 880, at },
    { hertz: 1175, at: at + 0.14 },
  ]),
  money: [
    { hertz: 988, at: 0 },
    { hertz: 784, at: 0.2 },
    { hertz: 988, at: 0.4 },
    { hertz: 784, at: 0.6 },
  ],
  machine: [{ hertz: 523, at: 0 }],
};

/** The sound of new calls. Says itself when the browser or a person keeps it silent. */
export function createChime(parts: {
  readonly context: () => AudioContext;
  readonly muted: boolean;
  /** Keeps the choice on this device. */
  readonly keepMuted: (muted: boolean) => void;
}): Chime {
  const listeners = new Set<() => void>();
  let context: AudioContext | null = null;
  let { muted } = parts;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const running = () => context !== null && context.state === 'running';

  return {
    state: () => (muted ? 'muted' : running() ? 'on' : 'locked'),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    unlock() {
      if (running()) return;
      if (context === null) {
        context = parts.context();
        context.addEventListener('statechange', tell);
      }
      // Refused outside of a tap: the state stays locked, and the screen says so.
      context.resume().then(tell, tell);
    },
    mute(next) {
      muted = next;
      parts.keepMuted(next);
      tell();
    },
    play(level) {
      if (muted || context === null || !running()) return;
      for (const tone of tones[level]) soundTone(context, tone);
    },
  };
}
