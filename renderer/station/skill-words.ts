import type { CallCause } from '../../domain/assist/call.ts';
import { knownSkills, type KnownSkill } from '../../domain/people/person.ts';
import type { StationTranslate } from './station-text.ts';

const needed: Readonly<Partial<Record<CallCause, KnownSkill>>> = {
  'payment-unknown': 'payments',
  'payment-conflict': 'payments',
  terminal: 'payments',
  'age-check': 'age-check',
  printer: 'devices',
  scanner: 'devices',
  'kiosk-fault': 'devices',
  'hub-lost': 'devices',
};

/** What helps most with a cause; null where anybody will do. */
export function skillFor(cause: CallCause): KnownSkill | null {
  return needed[cause] ?? null;
}

/** A skill in words; one of the shop's own keeps the shop's word. */
export function skillWords(t: StationTranslate, skill: string): string {
  const known = knownSkills.find((one) => one === skill);
  return known === undefined ? skill : t(`skill.${known}`);
}
