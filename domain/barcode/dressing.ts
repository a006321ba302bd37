import { type IdentifiedText, type IdentifierTable, readIdentifier, symbologyOfAim } from './symbology.ts';

/** What a scanner is set to put around a code inside its frame, as its setup card says. */
export interface ScannerDressing {
  /** Whose letters name the symbology in front of the text. */
  readonly identifiers: IdentifierTable;
  /** A fixed text before the identifier, '' for none. */
  readonly before: string;
  /** A fixed text behind the code, '' for none. */
  readonly after: string;
}

/** AIM identifiers or none, nothing else: how a scanner leaves the factory. */
export const bareDressing: ScannerDressing = { identifiers: 'aim', before: '', after: '' };

/**
 * Takes what the scanner put around a code off: fixed texts first, then the identifier. A text that lacks one of them
 * is taken as it is: the scanner may have been set anew, and a code with its dressing is found nowhere, never wrongly.
 */
export function undress(raw: string, dressing: ScannerDressing): IdentifiedText {
  return readIdentifier(withoutFixed(raw, dressing), dressing.identifiers);
}

/** The same where the device gave the AIM identifier in a field of its own. */
export function undressIdentified(raw: string, aim: string, dressing: ScannerDressing): IdentifiedText {
  return { aim, symbology: symbologyOfAim(aim), text: withoutFixed(raw, dressing) };
}

function withoutFixed(raw: string, { before, after }: ScannerDressing): string {
  const tail = raw.startsWith(before) ? raw.slice(before.length) : raw;
  return tail.endsWith(after) ? tail.slice(0, tail.length - after.length) : tail;
}
