import { useMemo } from 'react';
import { createTranslate, type Translate } from '../../ui/i18n/translate.ts';
import { floorMessages, type FloorMessages } from '../../ui/messages/generated/floor.ts';
import { useText } from '../station-text.ts';

export type FloorTranslate = Translate<FloorMessages>;

/** The words of looking at an order and talking to its customer: loaded with the panel. */
export function useFloorText(): FloorTranslate {
  const { screenLanguage } = useText();
  return useMemo(() => createTranslate(screenLanguage, floorMessages), [screenLanguage]);
}
