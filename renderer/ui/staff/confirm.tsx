import type { ReactNode } from 'react';
import { Button } from '../primitives/button.tsx';
import { FaultNotice } from './fault-notice.tsx';
import { Panel } from './panel.tsx';
import { useStaffText } from './staff-text.ts';
import type { Run } from './use-run.ts';

export interface ConfirmProps {
  readonly title: string;
  /** What it will mean. */
  readonly children: ReactNode;
  readonly yes: string;
  readonly danger?: boolean;
  readonly run: Pick<Run, 'busy' | 'fault' | 'forget'>;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

/** Asks once more before something that others will see; what goes wrong is said in the question itself. */
export function Confirm({ title, children, yes, danger = false, run, onYes, onClose }: ConfirmProps) {
  const { t } = useStaffText();
  return (
    <Panel
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind={danger ? 'danger' : 'primary'} blocked={run.busy} onClick={onYes}>
            {yes}
          </Button>
        </>
      }
    >
      {children}
      <FaultNotice fault={run.fault} onClose={run.forget} />
    </Panel>
  );
}
