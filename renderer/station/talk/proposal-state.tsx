import { Undo2 } from 'lucide-react';
import type { FloorTalk } from '../../../contract/talk.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/notice.tsx';
import { useSay } from '../../ui/staff/say.tsx';
import { useRun } from '../../ui/staff/use-run.ts';
import { FloorFault } from './floor-fault.tsx';
import { useFloorText } from './floor-text.ts';

export interface ProposalStateProps {
  readonly proposal: NonNullable<FloorTalk['proposal']>;
  readonly kioskId: string;
  readonly mine: boolean;
}

/** What became of the last proposal, and the way to take an open one back. */
export function ProposalState({ proposal, kioskId, mine }: ProposalStateProps) {
  const t = useFloorText();
  const say = useSay();
  const { run, busy, fault, forget } = useRun();
  const { proposalId, state, fit, by } = proposal;
  const { name } = by;
  const stale = fit !== null && !fit.fits;
  const words =
    state !== 'open'
      ? t(`proposal.${state}`, { name })
      : stale
        ? t('proposal.stale')
        : mine
          ? t('proposal.open')
          : t('proposal.openOther', { name });

  async function withdraw(): Promise<void> {
    if (await run('talk.withdraw', { proposalId }, kioskId)) say(t('done.withdrawn'));
  }

  return (
    <>
      <Notice
        kind={stale ? 'attention' : 'info'}
        {...(state === 'open'
          ? {
              action: (
                <Button icon={Undo2} size="s" disabled={busy} onClick={() => void withdraw()}>
                  {t('do.withdraw')}
                </Button>
              ),
            }
          : {})}
      >
        {words}
      </Notice>
      <FloorFault fault={fault} onClose={forget} />
    </>
  );
}
