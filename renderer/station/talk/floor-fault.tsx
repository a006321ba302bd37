import { Notice } from '../../ui/primitives/notice.tsx';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import type { CommandFault } from '../../ui/staff/fault-words.ts';
import { useFloorText } from './floor-text.ts';

const known = [
  'line-moved',
  'visit-over',
  'no-call',
  'proposal-open',
  'not-now',
  'too-often',
  'no-words',
  'answered',
] as const;

/** Why something did not reach the customer, in words of its own where it has some. */
export function FloorFault({
  fault,
  onClose,
}: {
  readonly fault: CommandFault | null;
  readonly onClose: () => void;
}) {
  const t = useFloorText();
  const reason = fault?.why === 'refused' ? known.find((one) => one === fault.reason) : undefined;
  if (reason === undefined) return <FaultNotice fault={fault} onClose={onClose} />;
  return (
    <Notice kind="attention" urgent>
      {t(`fault.${reason}`)}
    </Notice>
  );
}
