import { createTextContext } from '../ui/i18n/text-context.tsx';
import type { Translate } from '../ui/i18n/translate.ts';
import { managerMessages, type ManagerMessages } from '../ui/messages/generated/manager.ts';

/** The manager's own words. */
export const { TextProvider: ManagerTextProvider, useText } =
  createTextContext<ManagerMessages>(managerMessages);
export type ManagerTranslate = Translate<ManagerMessages>;
