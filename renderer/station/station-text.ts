import { createTextContext } from '../ui/i18n/text-context.tsx';
import type { Translate } from '../ui/i18n/translate.ts';
import { stationMessages, type StationMessages } from '../ui/messages/generated/station.ts';

/** The station's own words. */
export const { TextProvider: StationTextProvider, useText } =
  createTextContext<StationMessages>(stationMessages);
export type StationTranslate = Translate<StationMessages>;
