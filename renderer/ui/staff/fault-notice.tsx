import { X } from 'lucide-react';
import { Icon } from '../primitives/icon.tsx';
import { Notice } from '../primitives/notice.tsx';
import { Button } from '../primitives/button.tsx';
import { faultWords, type CommandFault } from './fault-words.ts';
import { useStaffText } from './staff-text.ts';

export interface FaultNoticeProps {
  readonly fault: CommandFault | null;
  readonly onClose: () => void;
  readonly takenBy?: string | null;
}

/** Why the last thing was not done, at the place where it was asked for. */
export function FaultNotice({ fault, onClose, takenBy = null }: FaultNoticeProps) {
  const { t } = useStaffText();
  if (fault === null) return null;
  return (
    <Notice
      kind="attention"
      urgent
      action={
        <Button kind="quiet" size="s" aria-label={t('close')} onClick={onClose}>
          <Icon of={X} />
        </Button>
      }
    >
      {faultWords(t, fault, takenBy)}
    </Notice>
  );
}
