import { soundTone, type Tone } from '../../ui/sound/tone.ts';

/** What happened to a call, for somebody who does not see the screen. */
export type HelpSignal = 'sent' | 'seen' | 'accepted' | 'arrived' | 'unreachable' | 'go-to-counter' | 'over';

const notes = (...hertz: readonly number[]): readonly Tone[] =>
  hertz.map((each, position) => ({ hertz: each, at: position * 0.18 }));

/**
 * Told apart without looking, the same in every shop. Steps up are steps nearer: one note when the call has gone out,
 * two when staff have it, three when somebody comes, four when they are here. Two notes down: nobody was reached yet;
 * three down: go to the counter. The same low note twice: the call is over.
 */
export const helpTones: Readonly<Record<HelpSignal, readonly Tone[]>> = {
  sent: notes(523),
  seen: notes(523, 659),
  accepted: notes(523, 659, 784),
  arrived: notes(523, 659, 784, 1047),
  unreachable: notes(523, 440),
  'go-to-counter': notes(523, 440, 349),
  over: notes(349, 349),
};

let context: AudioContext | null = null;

/** Sounds a signal. A browser that lets no page sound before a touch stays silent: the screen says the same. */
export function playHelpTone(signal: HelpSignal, open: () => AudioContext = () => new AudioContext()): void {
  context ??= open();
  for (const tone of helpTones[signal]) soundTone(context, tone);
}
