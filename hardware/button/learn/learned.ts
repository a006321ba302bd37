import type { ModemInput } from '../../transport/modem-lines.ts';
import type { ButtonMatch } from '../byte-match.ts';
import type { PayloadMatch } from '../mqtt-button.ts';
import type { ReportMatch } from '../report-match.ts';

/** What a button was found to say. `release` is null when nothing reliable comes when it is let go. */
export type Learned =
  | { readonly kind: 'line'; readonly press: ButtonMatch; readonly release: ButtonMatch | null }
  | { readonly kind: 'report'; readonly press: ReportMatch; readonly release: ReportMatch | null }
  | {
      readonly kind: 'message';
      readonly topic: string;
      readonly press: PayloadMatch;
      readonly release: PayloadMatch | null;
    }
  | { readonly kind: 'contact'; readonly input: ModemInput; readonly rests: 'open' | 'closed' };

/** Why nothing was learned. */
export type LearnFaultKind =
  /** The way to the button did not open. */
  | 'not-connected'
  /** Nothing came when it should have been pressed. */
  | 'nothing-heard'
  /** Each press said something else. */
  | 'not-the-same'
  /** What a press says is said without a press too. */
  | 'not-told-apart'
  /** The person gave up. */
  | 'stopped';

export interface LearnFault {
  readonly kind: LearnFaultKind;
  /** What to tell the person, and what to do about it. */
  readonly sentence: string;
}

/** What a person is asked to do now. */
export type LearnStep =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'be-still'; readonly ms: number }
  | { readonly kind: 'press'; readonly nth: number; readonly of: number }
  | { readonly kind: 'let-go'; readonly nth: number; readonly of: number };

/** In one sentence, for whoever stands at the button. */
export function learnedSentence(learned: Learned): string {
  switch (learned.kind) {
    case 'line':
      return `A press sends ${bytesInWords(learned.press)}${released(learned.release, bytesInWords)}.`;
    case 'report':
      return `A press sends the report ${reportInWords(learned.press)}${released(learned.release, reportInWords)}.`;
    case 'message':
      return `A press publishes ${payloadInWords(learned.press)} on ${learned.topic}${released(learned.release, payloadInWords)}.`;
    case 'contact':
      return `A press ${learned.rests === 'open' ? 'closes' : 'opens'} the contact on ${learned.input.toUpperCase()}.`;
  }
}

function released<T>(release: T | null, words: (given: T) => string): string {
  return release === null
    ? '; nothing comes when it is let go, so long presses can not be told'
    : `, and ${words(release)} when it is let go`;
}

function bytesInWords(match: ButtonMatch): string {
  return match.kind === 'line'
    ? `the line "${match.text}"`
    : `the bytes ${Buffer.from([...match.bytes]).toString('hex')}`;
}

function reportInWords({ mask, value }: ReportMatch): string {
  return `${Buffer.from([...value]).toString('hex')} under the mask ${Buffer.from([...mask]).toString('hex')}`;
}

function payloadInWords(match: PayloadMatch): string {
  return match.kind === 'whole' ? `"${match.text}"` : `${match.name} = "${match.text}"`;
}
