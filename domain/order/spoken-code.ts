/**
 * Letters and figures of the codes that customers say: none that is mistaken for another, by ear or by eye. The kiosk's
 * keys for such a code are these.
 */
export const spokenSigns = '234679ACDEFHJKMNPRTWXY';

/** How many of them a code has; it is written in two halves. */
export const SPOKEN_LENGTH = 4;

/**
 * A code as it is written, from what people type of what they read or heard: 'k47q', 'K4 7Q', in wide letters. null: no
 * code of ours has such signs.
 */
export function readSpokenCode(text: string): string | null {
  const signs = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{P}]/gu, '');
  if (signs.length !== SPOKEN_LENGTH || [...signs].some((sign) => !spokenSigns.includes(sign))) return null;
  return `${signs.slice(0, SPOKEN_LENGTH / 2)}-${signs.slice(SPOKEN_LENGTH / 2)}`;
}

/**
 * The same code as a QR code has it: between points, so that no code of a product is like it, and long enough that a
 * scanner which types is told from a finger. A field for codes takes it as it is.
 */
export function scannedForm(code: string): string {
  return `.${code.replace('-', '')}.`;
}

/** The code in what a scanner read; null: it is something else. */
export function readScannedForm(text: string): string | null {
  const signs = /^\.(\w{4})\.$/.exec(text.trim())?.[1];
  return signs === undefined ? null : readSpokenCode(signs);
}
