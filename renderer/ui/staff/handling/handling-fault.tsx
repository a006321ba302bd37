import { Notice } from '../../primitives/notice.tsx';
import { faultWords, type CommandFault } from '../fault-words.ts';
import { useStaffText } from '../staff-text.ts';
import { useHandlingText } from './handling-text.ts';

const known = [
  'above-limit',
  'too-high',
  'price-missing',
  'reason',
  'answered',
  'no-session',
  'not-now',
  'no-such-code',
  'in-doubt',
  'busy',
  'taken',
  'locked',
  'not-here',
  'moving',
] as const;

/** Why something about an order or a kiosk was not done, where it was asked for. */
export function HandlingFault({ fault }: { readonly fault: CommandFault | null }) {
  const t = useHandlingText();
  const staff = useStaffText();
  if (fault === null) return null;
  const reason = fault.why === 'refused' ? known.find((each) => each === fault.reason) : undefined;
  return (
    <Notice kind="attention" urgent>
      {reason === undefined ? faultWords(staff.t, fault) : t(`fault.${reason}`)}
    </Notice>
  );
}
