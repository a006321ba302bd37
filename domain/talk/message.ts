/** Longest text of a message, in characters as people count them. */
export const LONGEST_MESSAGE = 140;

/** What a customer can say with one tap. */
export const replyIds = [
  'yes',
  'no',
  'please-come',
  'not-understood',
  'cannot-hear',
  'another-one',
  'too-expensive',
  'thank-you',
] as const;
export type ReplyId = (typeof replyIds)[number];

export type MessageContent =
  /** `language`: what the text is written in. `meaning`: the same in the words of whoever sent it, where that differs. */
  | {
      readonly kind: 'words';
      readonly text: string;
      readonly language: string;
      readonly meaning: string | null;
    }
  /** A product of the menu: its picture, price and allergens. */
  | { readonly kind: 'picture'; readonly itemId: string }
  | { readonly kind: 'reply'; readonly replyId: ReplyId };

/** One line of the talk between staff and the customer of a visit. It ends with the visit, and nothing keeps it. */
export interface TalkMessage {
  readonly messageId: string;
  readonly at: number;
  /** null: the customer. */
  readonly by: { readonly staffId: string; readonly name: string } | null;
  readonly content: MessageContent;
  /** The proposal that it is written under, if it is. */
  readonly proposalId: string | null;
  /** When the kiosk's page said that it shows it; null before. */
  readonly shownAt: number | null;
  /** When the customer put it away. */
  readonly readAt: number | null;
}

/**
 * Text as it may be shown: one line, no control characters, and none of the signs that turn the direction of what
 * follows them, so that nobody can dress up words as others. null when nothing is left or it is too long.
 */
export function cleanText(raw: string): string | null {
  const text = raw
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  return text === '' || [...text].length > LONGEST_MESSAGE ? null : text;
}

/** Messages a minute, for each side: enough for a talk, too few for a nuisance. */
const MOST_A_MINUTE = 20;

/** Messages of one visit, both sides: a talk that is longer needs a person. */
export const MOST_MESSAGES = 200;

/** Whether one more message of this side is too many now. `at`: epoch ms. */
export function isTooOften(messages: readonly TalkMessage[], byCustomer: boolean, at: number): boolean {
  if (messages.length >= MOST_MESSAGES) return true;
  const recent = messages.filter(
    (message) => (message.by === null) === byCustomer && message.at > at - 60_000,
  );
  return recent.length >= MOST_A_MINUTE;
}
