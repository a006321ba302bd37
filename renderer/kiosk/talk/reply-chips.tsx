import type { KioskTalk } from '../../../contract/talk.ts';
import { newId } from '../../ui/client/new-id.ts';
import { useKiosk } from '../kiosk-context.tsx';
import { useTalkText } from './talk-text.ts';
import css from './reply-chips.module.css';

export interface ReplyChipsProps {
  readonly talk: KioskTalk;
  readonly label: string;
  /** Whether they have stood long enough for a touch to be meant. */
  readonly settled: boolean;
}

/** What a customer can say without a voice, in their own language; what was said last stays marked. */
export function ReplyChips({ talk, label, settled }: ReplyChipsProps) {
  const t = useTalkText();
  const { actions } = useKiosk();
  const said = talk.replies.find(({ replyId }) => replyId === talk.said);
  return (
    <fieldset className={css['replies']}>
      <legend>{said === undefined ? label : t('reply.said', { text: said.text })}</legend>
      <div className={css['chips']} dir="auto">
        {talk.replies.map(({ replyId, text }) => (
          <button
            key={replyId}
            type="button"
            className={css['chip']}
            aria-pressed={replyId === talk.said}
            onClick={() => settled && void actions.run('talk.reply', { messageId: newId(), replyId })}
          >
            {text}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
