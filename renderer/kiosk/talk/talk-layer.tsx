import { useState } from 'react';
import type { ReplyId } from '../../../domain/talk/message.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { useKiosk } from '../kiosk-context.tsx';
import { MessageCards } from './message-cards.tsx';
import { ProposalSheet } from './proposal-sheet.tsx';
import { ReplyChips } from './reply-chips.tsx';
import { useTalkText } from './talk-text.ts';
import css from './talk-layer.module.css';

/** Nobody has asked anything yet: these would answer nothing. */
const answersOnly: readonly ReplyId[] = ['yes', 'no', 'thank-you'];

/** What staff say and propose to this customer, above the bar; in the help sheet also what can be said first. */
export function TalkLayer({ inSheet }: { readonly inSheet: boolean }) {
  const t = useTalkText();
  const { view } = useKiosk();
  const [later, setLater] = useState<string | null>(null);
  const { talk } = view;
  if (talk === null) return null;
  const { proposal, messages } = talk;
  const first =
    talk.said === null ? talk.replies.filter(({ replyId }) => !answersOnly.includes(replyId)) : talk.replies;
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
      {inSheet && messages.length === 0 && first.length > 0 && (
        <div className={css['first']}>
          <ReplyChips talk={{ ...talk, replies: first }} label={t('reply.first')} settled />
        </div>
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
