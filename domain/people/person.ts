import type { Language } from '../catalog/catalog.ts';

/** What a person says of themself: reachable, on a break, or not here. */
export const duties = ['on', 'break', 'off'] as const;
export type Duty = (typeof duties)[number];

/** Skills with a name in every language; a shop may write others. */
export const knownSkills = ['payments', 'devices', 'age-check', 'sign-language', 'first-aid'] as const;
export type KnownSkill = (typeof knownSkills)[number];

export const MAX_SKILLS = 12;
export const MAX_LANGUAGES = 12;

/** Somebody who forgot to sign out is not on duty for ever: so long without a sign of them, in milliseconds. */
export const DUTY_LASTS_MS = 14 * 3_600_000;

/** The duty that may still be believed; `now` and `activeAt` in epoch ms. */
export function dutyNow(said: Duty, activeAt: number | null, now: number): Duty {
  return activeAt === null || now - activeAt > DUTY_LASTS_MS ? 'off' : said;
}

/** Whether somebody with these languages can speak with a customer who reads that one; scripts do not matter in talk. */
export function speaks(languages: readonly Language[], wanted: Language): boolean {
  const spoken = mainTag(wanted);
  return languages.some((language) => mainTag(language) === spoken);
}

function mainTag(language: Language): string {
  return language.split('-', 1)[0]?.toLowerCase() ?? '';
}
