import { useMemo } from 'react';
import { createTranslate, type Translate } from '../../ui/i18n/translate.ts';
import { talkMessages, type TalkMessages } from '../../ui/messages/generated/talk.ts';
import { useText } from '../kiosk-text.ts';

/** The texts of what staff and customers say to each other: loaded with it, not with the page. */
export function useTalkText(): Translate<TalkMessages> {
  const { screenLanguage } = useText();
  return useMemo(() => createTranslate(screenLanguage, talkMessages), [screenLanguage]);
}
