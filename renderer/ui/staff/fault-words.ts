import type { SendAnswer } from '../client/commands.ts';
import type { StaffTranslate } from './staff-text.ts';

/** An answer that is not "done". */
export type CommandFault = Extract<SendAnswer<unknown>, { readonly ok: false }>;

type PlainFault =
  | 'fault.offline'
  | 'fault.signedOut'
  | 'fault.notAllowed'
  | 'fault.engine'
  | 'fault.tooLarge'
  | 'fault.ended'
  | 'fault.notAccepted'
  | 'fault.already'
  | 'fault.settled'
  | 'fault.noSuchOrder'
  | 'fault.noSuchDraft'
  | 'fault.hasErrors'
  | 'fault.noSuchVersion'
  | 'fault.unknownItem'
  | 'fault.noDock'
  | 'fault.noPrinter'
  | 'fault.noCatalog'
  | 'fault.noSuchPerson'
  | 'fault.lastManager'
  | 'fault.pinTaken'
  | 'fault.pinTrivial'
  | 'fault.noPicture'
  | 'fault.kioskGone'
  | 'fault.kioskUnsure'
  | 'fault.atTheHub'
  | 'signIn.wrong';

/** Rules of the shop by their stable names, and faults of the door, in our own words. */
const words: Readonly<Record<string, PlainFault>> = {
  offline: 'fault.offline',
  'signed-out': 'fault.signedOut',
  'bad-token': 'fault.signedOut',
  'not-allowed': 'fault.notAllowed',
  'engine-fault': 'fault.engine',
  'too-large': 'fault.tooLarge',
  ended: 'fault.ended',
  'no-such-call': 'fault.ended',
  'not-accepted': 'fault.notAccepted',
  already: 'fault.already',
  settled: 'fault.settled',
  'no-such-attempt': 'fault.settled',
  'no-such-order': 'fault.noSuchOrder',
  'no-such-draft': 'fault.noSuchDraft',
  'has-errors': 'fault.hasErrors',
  'no-such-version': 'fault.noSuchVersion',
  'unknown-item': 'fault.unknownItem',
  'no-dock': 'fault.noDock',
  'no-printer': 'fault.noPrinter',
  'no-catalog': 'fault.noCatalog',
  'no-such-person': 'fault.noSuchPerson',
  'last-manager': 'fault.lastManager',
  'pin-taken': 'fault.pinTaken',
  'pin-trivial': 'fault.pinTrivial',
  'no-picture': 'fault.noPicture',
  'picture-too-large': 'fault.tooLarge',
  'wrong-pin': 'signIn.wrong',
  'kiosk-gone': 'fault.kioskGone',
  'kiosk-unsure': 'fault.kioskUnsure',
  'at-the-hub': 'fault.atTheHub',
};

/**
 * Why something was not done, for the person who asked. Reasons that this screen does not know are said in the
 * engine's own English sentence rather than hidden.
 * @param takenBy who has the call, when that is known and matters
 */
export function faultWords(t: StaffTranslate, fault: CommandFault, takenBy?: string | null): string {
  const name = fault.why === 'refused' ? fault.reason : fault.why;
  if (name === 'taken') return takenBy ? t('fault.taken', { name: takenBy }) : t('fault.takenByOther');
  const known = words[name];
  return known === undefined ? t('fault.other', { message: fault.message }) : t(known);
}

/** Whole seconds that a refused sign-in asks to wait; null when it was refused for another reason. */
export function secondsToWait(fault: CommandFault): number | null {
  if (fault.why !== 'refused' || fault.reason !== 'wait') return null;
  return Number(/\d+/.exec(fault.message)?.[0] ?? 30);
}
