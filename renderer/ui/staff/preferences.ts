import { nearestScreenLanguage, screenLanguages, type ScreenLanguage } from '../i18n/translate.ts';
import type { Look } from '../theme.ts';

/** How one person wants this screen; kept on the device, never sent. */
export interface Preferences {
  readonly language: ScreenLanguage;
  readonly theme: Look['theme'] | 'machine';
  readonly textPercent: Look['textPercent'];
}

export const themes = ['machine', 'light', 'dark', 'high'] as const satisfies readonly Preferences['theme'][];
export const textSizes = [100, 125, 150, 200] as const satisfies readonly Preferences['textPercent'][];

/** The part of the browser's storage that is needed. */
export type PreferenceStore = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'pointfive.screen';

function stored(store: PreferenceStore): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(store.getItem(KEY) ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    // Storage is closed to this page, or holds something else: the defaults are as good as ever.
    return {};
  }
}

/** What was chosen on this device, checked; what was not chosen comes from the browser's languages. */
export function readPreferences(store: PreferenceStore, browserLanguages: readonly string[]): Preferences {
  const found = stored(store);
  const spoken = browserLanguages[0] ?? 'en';
  return {
    language: screenLanguages.find((one) => one === found['language']) ?? nearestScreenLanguage(spoken),
    theme: themes.find((one) => one === found['theme']) ?? 'machine',
    textPercent: textSizes.find((one) => one === found['textPercent']) ?? 100,
  };
}

/** Keeps the choice; on a device whose storage is closed it lasts until the page is left. */
export function writePreferences(store: PreferenceStore, preferences: Preferences): void {
  try {
    store.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // Private windows and full disks: the screen still looks as chosen now.
  }
}
