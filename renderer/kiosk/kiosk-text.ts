import { createTextContext } from '../ui/i18n/text-context.tsx';
import type { Translate } from '../ui/i18n/translate.ts';
import { kioskMessages, type KioskMessages } from '../ui/messages/generated/kiosk.ts';

/** The customer's texts. */
export const { TextProvider, useText } = createTextContext<KioskMessages>(kioskMessages);
export type KioskTranslate = Translate<KioskMessages>;
