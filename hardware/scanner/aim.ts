/** A scan's text with the AIM symbology identifier taken off its front. */
export interface AimText {
  /** e.g. `]E0`; null when none was sent. */
  readonly aim: string | null;
  readonly text: string;
}

/**
 * Takes an AIM identifier off: `]`, a letter of a symbology, a modifier digit or letter (ISO/IEC 15424). A text that
 * only happens to begin with `]` is left as it is.
 */
export function splitAim(raw: string): AimText {
  const found = /^\][A-Za-z][0-9A-Za-z]/.exec(raw);
  return found === null ? { aim: null, text: raw } : { aim: found[0], text: raw.slice(found[0].length) };
}
