import { useState } from 'react';
import { Button } from '../../ui/primitives/button.tsx';
import { useKiosk } from '../kiosk-context.tsx';
import { MessageCards } from './message-cards.tsx';
import { ProposalSheet } from './proposal-sheet.tsx';
import { ReplyChips } from './reply-chips.tsx';
import { useTalkText } from './talk-text.ts';
import css from './talk-layer.module.css';

/** What staff say and propose to this customer, above the bar; in the help sheet also what can be said first. */
export function TalkLayer({ inSheet }: { readonly inSheet: boolean }) {
  const t = useTalkText();
  const { view } = useKiosk();
  const [later, setLater] = useState<string | null>(null);
  const { talk } = view;
  if (talk === null) return null;
  const { proposal, messages } = talk;
  return (
    <>
      {proposal !== null && later === proposal.proposalId && (
        <div className={css['strip']}>
          <p>
            {t(proposal.as === 'suggestion' ? 'suggestion.strip' : 'proposal.strip', {
              name: proposal.byName,
            })}
          </p>
          <Button kind="primary" onClick={() => setLater(null)}>
            {t('proposal.look')}
          </Button>
        </div>
      )}
      <MessageCards talk={talk} />
      {inSheet && messages.length === 0 && talk.replies.length > 0 && (
        <ReplyChips talk={talk} label={t('reply.first')} />
      )}
      {proposal !== null && later !== proposal.proposalId && (
        <ProposalSheet
          key={proposal.proposalId}
          proposal={proposal}
          onLater={() => setLater(proposal.proposalId)}
        />
      )}
    </>
  );
}
