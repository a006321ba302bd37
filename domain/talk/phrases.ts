import type { Language } from '../catalog/catalog.ts';
import type { ReplyId } from './message.ts';
import { type PhraseId, type PhraseLanguage, phraseLanguages } from './phrase-ids.ts';
import { phraseTexts } from './phrase-texts.ts';

/** The phrase language nearest to a language tag; null when there is none. */
export function phraseLanguage(language: Language): PhraseLanguage | null {
  const exact = phraseLanguages.find((known) => known === language);
  if (exact !== undefined) return exact;
  const base = language.split('-')[0];
  return phraseLanguages.find((known) => known.split('-')[0] === base) ?? null;
}

/** A card's text. */
export function phraseText(phraseId: PhraseId, language: PhraseLanguage): string {
  return phraseTexts[language][phraseId];
}

/** What a customer says by one tap, in the nearest language that it exists in; English where there is none. */
export function replyText(replyId: ReplyId, language: Language): string {
  return phraseTexts[phraseLanguage(language) ?? 'en'][replyId];
}

/** Whether a language is written from right to left. */
export function isRightToLeft(language: Language): boolean {
  return ['ar', 'fa', 'he', 'ur'].includes(language.split('-')[0] ?? '');
}
