import { createTextContext } from '../ui/i18n/text-context.tsx';
import { boardMessages, type BoardMessages } from '../ui/messages/generated/board.ts';

/** The board's own words. */
export const { TextProvider: BoardTextProvider, useText } = createTextContext<BoardMessages>(boardMessages);
