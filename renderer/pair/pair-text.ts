import { createTextContext } from '../ui/i18n/text-context.tsx';
import { pairMessages, type PairMessages } from '../ui/messages/generated/pair.ts';

/** What a device reads before it is let in. */
export const { TextProvider: PairTextProvider, useText } = createTextContext<PairMessages>(pairMessages);
