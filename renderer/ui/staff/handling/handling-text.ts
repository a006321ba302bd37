import { useMemo } from 'react';
import { createTranslate, type Translate } from '../../i18n/translate.ts';
import { handlingMessages, type HandlingMessages } from '../../messages/generated/handling.ts';
import { useStaffText } from '../staff-text.ts';

export type HandlingTranslate = Translate<HandlingMessages>;

/** Words for what staff do about an order or a kiosk, at a desk and at the kiosk itself. */
export function useHandlingText(): HandlingTranslate {
  const { screenLanguage } = useStaffText();
  return useMemo(() => createTranslate(screenLanguage, handlingMessages), [screenLanguage]);
}
