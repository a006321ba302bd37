import type { handoverCommands } from '../../contract/handover-commands.ts';
import { readSpokenCode } from '../../domain/order/spoken-code.ts';
import type { Handlers } from '../gateway/door.ts';
import { withStaff } from '../gateway/with-staff.ts';
import { refuse } from '../ordering/refusal.ts';
import type { Handover } from './compose-handover.ts';

export function handoverHandlers({
  directory,
  keeper,
  claimer,
}: Handover): Pick<Handlers, keyof typeof handoverCommands> {
  return {
    'handover.list': () => ({ tickets: directory.waiting(), whole: directory.whole }),
    'handover.find': (input) => {
      const code = readSpokenCode(input.code);
      if (code === null) return refuse('not-a-code', 'no code of ours has such signs');
      return { tickets: directory.find(code), whole: directory.whole };
    },
    'handover.take': (input, caller) => withStaff(caller, (staff) => keeper.take(input.ticketId, staff)),
    'handover.giveBack': (input, caller) =>
      withStaff(caller, (staff) => keeper.giveBack(input.ticketId, staff)),
    'handover.claim': (input) => claimer.claim(input.code),
  };
}
