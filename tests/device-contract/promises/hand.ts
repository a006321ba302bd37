import { unreachable } from '../../../domain/result.ts';

/** What only a hand can do to a device. */
export type HandAction =
  | { readonly kind: 'open-cover' | 'close-cover' | 'take-paper-out' | 'put-paper-in' }
  | { readonly kind: 'pull-cable' | 'plug-cable' | 'switch-off' | 'switch-on' }
  | { readonly kind: 'scan' | 'press' };

/** What only an eye can see. */
export type EyeQuestion =
  /** Since the last question exactly these slips came out, each cut off, in this order. */
  | { readonly kind: 'slips'; readonly marks: readonly string[] }
  | { readonly kind: 'no-slip' }
  /** One slip with every line from 1 to this one on it. */
  | { readonly kind: 'lines'; readonly last: number }
  | { readonly kind: 'pager-shows'; readonly text: string }
  /** `look` in words: `red quick`, `yellow steady, green steady`, `dark`. */
  | { readonly kind: 'light-shows'; readonly look: string }
  | { readonly kind: 'display-shows'; readonly upper: string; readonly lower: string };

/** A person at the bench, or what stands for one. */
export interface Hand {
  readonly act: (action: HandAction) => Promise<void>;
  /** Null when nobody looks. */
  readonly sees: (question: EyeQuestion) => Promise<boolean | null>;
}

export function actionWords({ kind }: HandAction): string {
  switch (kind) {
    case 'open-cover':
      return 'Open the cover of the printer';
    case 'close-cover':
      return 'Close the cover of the printer';
    case 'take-paper-out':
      return 'Take the paper roll out and close the cover';
    case 'put-paper-in':
      return 'Put the paper roll in and close the cover';
    case 'pull-cable':
      return 'Pull the data cable out of this computer';
    case 'plug-cable':
      return 'Plug the data cable in again, into the same socket';
    case 'switch-off':
      return 'Switch the device off';
    case 'switch-on':
      return 'Switch the device on';
    case 'scan':
      return 'Scan any barcode';
    case 'press':
      return 'Press the button once, briefly';
    default:
      return unreachable(kind);
  }
}

export function questionWords(question: EyeQuestion): string {
  switch (question.kind) {
    case 'slips':
      return `Did exactly ${question.marks.length} new slips come out, cut off one by one, in this order: ${question.marks.join(', ')}`;
    case 'no-slip':
      return 'Did nothing come out';
    case 'lines':
      return `Did one slip come out with every line from 1 to ${question.last}, none missing or garbled`;
    case 'pager-shows':
      return `Did the pager ring and show: ${question.text}`;
    case 'light-shows':
      return `Does the light show (a colour that it lacks is left out): ${question.look}`;
    case 'display-shows':
      return `Does the display show "${question.upper}" over "${question.lower}"`;
    default:
      return unreachable(question);
  }
}
