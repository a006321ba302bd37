import type { PeopleCommandName } from '../../contract/people-commands.ts';
import { actorOf } from '../gateway/caller.ts';
import type { Handlers } from '../gateway/door.ts';
import type { PeopleDesk } from './people-desk.ts';

/** What is said about people, and by them about themselves. */
export function peopleHandlers(
  people: PeopleDesk,
): Pick<Handlers, PeopleCommandName | 'staff.signIn' | 'staff.signOut'> {
  return {
    'staff.signIn': (input, caller) => people.signIn(caller, input),
    'staff.signOut': (_input, caller) => people.signOut(caller),
    'staff.here': (_input, caller) => {
      people.noteHere(caller);
      return null;
    },
    'staff.lock': (_input, caller) => people.lock(caller),
    'staff.caughtUp': (_input, caller) => people.caughtUp(caller),
    'duty.set': (input, caller) => people.setDuty(caller, input.duty),
    'people.save': (input, caller) => people.save(input, actorOf(caller)),
    'people.remove': (input, caller) => people.remove(input.staffId, actorOf(caller)),
    'people.setPin': (input, caller) => people.setPin(input.staffId, input.pin, actorOf(caller)),
    'people.lockAfter': (input, caller) => people.setLockMinutes(input.minutes, actorOf(caller)),
  };
}
