import type { KioskView } from '../../contract/views.ts';
import { defaultLadder } from '../../domain/assist/ladder.ts';
import { helpLine, helpWords } from '../../renderer/kiosk/help/help-text.ts';
import { createTranslate } from '../../renderer/ui/i18n/translate.ts';
import { kioskMessages, type KioskMessages } from '../../renderer/ui/messages/generated/kiosk.ts';

/** What really is so, as only somebody outside the software can know it. */
export interface Outside {
  /** A staff screen was connected, signed in and drawing, at some moment of the last two minutes. */
  readonly screenDrewOfLate: boolean;
  /** A paging box answered at some moment of the last two minutes. */
  readonly boxAnsweredOfLate: boolean;
  /** Something was out of order at some moment of the last two minutes: a screen gone or hanging. */
  readonly screenMissingOfLate: boolean;
  /** A staff screen has shown the call that is spoken of. */
  readonly shown: boolean;
  readonly acceptedBy: string | null;
  readonly arrived: boolean;
  /** Somebody comes to this visit, or is there, for what a machine called about. */
  readonly beside: { readonly by: string; readonly arrived: boolean } | null;
  /** Help was pressed, and nothing of it is over. */
  readonly pressed: boolean;
  /** Somebody accepted, and is here or still has the time in which to come. */
  readonly coming: boolean;
  /** What staff said of the call has had the time and the way to come to this screen. */
  readonly told: boolean;
  /** Help was pressed for it more than once. */
  readonly pressedTwice: boolean;
  /** A radio page for it has left a paging box. */
  readonly paged: boolean;
  /** The kiosk's light calls. */
  readonly lit: boolean;
  /** The order is there, on the screen or under its code. */
  readonly orderKept: boolean;
  /** The call is open and its ladder has not come to its end. */
  readonly climbing: boolean;
}

type Claim = (outside: Outside, name: string | null) => boolean;

const always: Claim = () => true;

const hasSaid: Claim = ({ acceptedBy, beside }, name) =>
  name !== null && (acceptedBy === name || beside?.by === name);

const isThere: Claim = ({ acceptedBy, arrived, beside }, name) =>
  name !== null && ((arrived && acceptedBy === name) || (beside?.arrived === true && beside.by === name));

const ARRIVE_MS = defaultLadder.arriveSeconds * 1000;

/** Whether somebody who accepted so long ago still counts as coming. */
export const isComing = (acceptedMsAgo: number, arrived: boolean): boolean =>
  arrived || acceptedMsAgo < ARRIVE_MS;

/** Every sentence about help that a customer can read, and what must be so for it to be no lie. */
const claims: Partial<Record<keyof KioskMessages, Claim>> = {
  'bar.help.screen': ({ screenDrewOfLate }) => screenDrewOfLate,
  'bar.help.pager': ({ boxAnsweredOfLate }) => boxAnsweredOfLate,
  'bar.help.none': ({ screenMissingOfLate }) => screenMissingOfLate,
  'bar.help.calling': ({ climbing }) => climbing,
  'bar.help.seen': ({ shown }) => shown,
  'bar.help.accepted': hasSaid,
  'bar.help.arrived': isThere,
  'bar.help.unreachable': ({ climbing }) => climbing,
  'bar.help.counter': always,
  'help.calling': ({ climbing }) => climbing,
  'help.callingText': ({ orderKept }) => orderKept,
  'help.stay': always,
  'help.seen': ({ shown }) => shown,
  'help.seenText': ({ climbing }) => climbing,
  'help.accepted': hasSaid,
  'help.arrived': isThere,
  'help.kept': ({ orderKept }) => orderKept,
  'help.unreachable': ({ shown, told }) => !(shown && told),
  'help.unreachableText': ({ climbing }) => climbing,
  'help.pagedText': ({ paged, climbing }) => paged && climbing,
  'help.litText': ({ lit, climbing }) => lit && climbing,
  'help.pagedLitText': ({ lit, paged, climbing }) => lit && paged && climbing,
  'help.again': ({ pressedTwice, climbing }) => pressedTwice && climbing,
  'help.heard': ({ pressed, beside }, name) => pressed && beside !== null && beside.by === name,
  'help.counter': always,
  'help.counterText': ({ coming, told }) => !(coming && told),
  'help.doubt.pager': ({ screenMissingOfLate, boxAnsweredOfLate }) =>
    screenMissingOfLate && boxAnsweredOfLate,
  'help.doubt.none': ({ screenMissingOfLate }) => screenMissingOfLate,
};

/** What of the picture the words are made of. */
export type Read = Pick<KioskView, 'help' | 'helpPath'> & {
  readonly session: { readonly lines: readonly unknown[] } | null;
};

export interface Sentence {
  readonly id: keyof KioskMessages;
  /** As it stands on the screen. */
  readonly text: string;
  readonly name: string | null;
}

/** What the customer reads about help in this picture: the button, and the sheet when it is open. */
export function sentencesOf({ help, helpPath, session }: Read): readonly Sentence[] {
  const found: Sentence[] = [];
  const say = createTranslate('en', kioskMessages);
  const name = help.state === 'none' ? null : help.byName;
  const t: typeof say = (id, ...values) => {
    const text = say(id, ...values);
    if (id !== 'common.person') found.push({ id, text, name });
    return text;
  };
  helpLine(t, help, helpPath);
  if (help.state !== 'none' && help.cause === 'help')
    helpWords(t, help, helpPath, (session?.lines.length ?? 0) > 0);
  return found;
}

/** Sentences that are not so; one that nobody has claimed anything about counts as a lie. */
export function liesIn(
  view: Read,
  outside: Outside,
): readonly { readonly sentence: Sentence; readonly outside: Outside }[] {
  return sentencesOf(view)
    .filter(({ id, name }) => claims[id]?.(outside, name) !== true)
    .map((sentence) => ({ sentence, outside }));
}
