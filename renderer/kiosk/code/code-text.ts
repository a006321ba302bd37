import { useMemo } from 'react';
import { createTranslate, type Translate } from '../../ui/i18n/translate.ts';
import { codeMessages, type CodeMessages } from '../../ui/messages/generated/code.ts';
import { useText } from '../kiosk-text.ts';

/** Texts about orders under a code, which most visits never see. */
export function useCodeText(): Translate<CodeMessages> {
  const { screenLanguage } = useText();
  return useMemo(() => createTranslate(screenLanguage, codeMessages), [screenLanguage]);
}
