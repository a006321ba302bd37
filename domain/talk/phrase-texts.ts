import type { PhraseLanguage, PhraseTexts } from './phrase-ids.ts';
import { easternTexts } from './phrase-texts-east.ts';
import { westernTexts } from './phrase-texts-west.ts';

/** Every card and every reply in every language. */
export const phraseTexts: Readonly<Record<PhraseLanguage, PhraseTexts>> = {
  ...westernTexts,
  ...easternTexts,
};
