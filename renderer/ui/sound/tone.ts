/** One note of a signal. */
export interface Tone {
  readonly hertz: number;
  /** Seconds after the first. */
  readonly at: number;
}

const LOUD = 0.35;
const TONE_SECONDS = 0.22;

/** Sounds one note, soft at its ends, at its time after now. */
export function soundTone(context: AudioContext, { hertz, at }: Tone): void {
  const start = context.currentTime + at;
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.type = 'triangle';
  oscillator.frequency.value = hertz;
  // A tone that begins or ends at full strength clicks.
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(LOUD, start + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.001, start + TONE_SECONDS);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + TONE_SECONDS);
}
