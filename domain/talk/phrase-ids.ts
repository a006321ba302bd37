import type { ReplyId } from './message.ts';

/** Languages that phrase cards exist in, by the order in which staff find them. */
export const phraseLanguages = [
  'en',
  'zh-Hans',
  'ar',
  'de',
  'es',
  'fr',
  'it',
  'ja',
  'ko',
  'nl',
  'pl',
  'pt',
  'ru',
  'tr',
] as const;
export type PhraseLanguage = (typeof phraseLanguages)[number];

/** What staff can say by a card, in the order of a visit. */
export const phraseIds = [
  'hello',
  'coming',
  'moment',
  'which-one',
  'suggestion',
  'is-this-right',
  'sold-out',
  'allergy',
  'eat-here',
  'show-id',
  'pay-card',
  'pay-counter',
  'wait-here',
  'ready-soon',
  'anything-else',
  'thanks',
] as const;
export type PhraseId = (typeof phraseIds)[number];

/** Every card of staff and every reply of customers, in one language. */
export type PhraseTexts = Readonly<Record<PhraseId | ReplyId, string>>;
