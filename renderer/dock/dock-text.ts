import { createTextContext } from '../ui/i18n/text-context.tsx';
import { dockMessages, type DockMessages } from '../ui/messages/generated/dock.ts';

/** The dock's own words. What a virtual device says of itself stays as the device says it. */
export const { TextProvider: DockTextProvider, useText } = createTextContext<DockMessages>(dockMessages);
