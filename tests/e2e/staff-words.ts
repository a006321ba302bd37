import { expect, type Page } from '@playwright/test';
import { createTranslate, type ScreenLanguage } from '../../renderer/ui/i18n/translate.ts';
import { boardMessages } from '../../renderer/ui/messages/generated/board.ts';
import { dockMessages } from '../../renderer/ui/messages/generated/dock.ts';
import { managerMessages } from '../../renderer/ui/messages/generated/manager.ts';
import { networkMessages } from '../../renderer/ui/messages/generated/network.ts';
import { pairMessages } from '../../renderer/ui/messages/generated/pair.ts';
import { staffMessages } from '../../renderer/ui/messages/generated/staff.ts';
import { stationMessages } from '../../renderer/ui/messages/generated/station.ts';

/** What the screens of the people who work here say, in a language. */
export function staffWords(language: ScreenLanguage) {
  return {
    staff: createTranslate(language, staffMessages),
    station: createTranslate(language, stationMessages),
    manager: createTranslate(language, managerMessages),
    board: createTranslate(language, boardMessages),
    dock: createTranslate(language, dockMessages),
    network: createTranslate(language, networkMessages),
    pair: createTranslate(language, pairMessages),
  };
}

/** Somebody types a PIN on a page. */
export async function signIn(page: Page, pin: string, language: ScreenLanguage = 'en'): Promise<void> {
  const entry = page.getByLabel(staffWords(language).staff('signIn.pin'));
  await entry.fill(pin);
  await entry.press('Enter');
  await expect(entry).toHaveCount(0);
}
