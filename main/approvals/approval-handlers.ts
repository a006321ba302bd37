import type { approvalCommands } from '../../contract/approval-commands.ts';
import type { Handlers } from '../gateway/door.ts';
import { withStaff } from '../gateway/with-staff.ts';
import type { Approvals } from './approvals.ts';

export function approvalHandlers(approvals: Approvals): Pick<Handlers, keyof typeof approvalCommands> {
  return {
    'approval.priceDiffers': (input) => approvals.priceDiffers(input.lineId),
    'approval.withdraw': (input) => approvals.withdraw(input.approvalId),
    'approval.settle': (input, caller) => withStaff(caller, (staff) => approvals.settle(input, staff)),
    'approval.adjust': (input, caller) => withStaff(caller, (staff) => approvals.adjust(input, staff)),
  };
}
