import { createTextContext } from '../i18n/text-context.tsx';
import type { Translate } from '../i18n/translate.ts';
import { staffMessages, type StaffMessages } from '../messages/generated/staff.ts';

/** Words that all staff screens share: signing in, devices, refusals. */
export const { TextProvider: StaffTextProvider, useText: useStaffText } =
  createTextContext<StaffMessages>(staffMessages);
export type StaffTranslate = Translate<StaffMessages>;
