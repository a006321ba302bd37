import { useEffect, useId } from 'react';
import type { KioskTalk } from '../../../contract/talk.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { useKiosk } from '../kiosk-context.tsx';
import { ProductCard } from './product-card.tsx';
import { ReplyChips } from './reply-chips.tsx';
import { useTalkText } from './talk-text.ts';
import { useSettled } from './use-settled.ts';
import css from './message-cards.module.css';

/** What staff wrote or showed, large; the engine is told that it stands here. */
export function MessageCards({ talk }: { readonly talk: KioskTalk }) {
  const t = useTalkText();
  const { actions, view, connection } = useKiosk();
  const { messages, replies } = talk;
  const titleId = useId();
  const ids = messages.map(({ messageId }) => messageId);
  const shown = ids.join(' ');
  const { run } = actions;
  const settled = useSettled(shown);
  useEffect(() => {
    if (shown !== '' && connection === 'open') void run('talk.shown', { messageIds: shown.split(' ') });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only what is shown counts: the page's functions are new with every picture
  }, [shown, connection]);
  if (messages.length === 0) return null;
  const newest = messages.at(-1);
  const picture = newest?.content.kind === 'picture' ? newest.content.itemId : null;
  const browsing = view.session?.step === 'browsing';
  return (
    <section className={css['cards']} aria-labelledby={titleId} data-settled={settled || undefined}>
      <header className={css['head']}>
        <h2 id={titleId} className={css['from']}>
          {t(picture === null ? 'message.from' : 'message.shows', { name: newest?.byName ?? '' })}
        </h2>
        {picture !== null && browsing && (
          <Button
            kind="primary"
            onClick={() => {
              if (!settled) return;
              actions.go({ screen: 'item', itemId: picture, lineId: null });
              void actions.run('talk.dismiss', { messageIds: ids });
            }}
          >
            {t('message.look')}
          </Button>
        )}
        <Button onClick={() => settled && void actions.run('talk.dismiss', { messageIds: ids })}>
          {t('message.close')}
        </Button>
      </header>
      <div className={css['scroll']}>
        {messages.map(({ messageId, content }) => (
          <div key={messageId} className={css['message']}>
            {content.kind === 'picture' ? (
              <ProductCard itemId={content.itemId} />
            ) : (
              <p className={css['text']} lang={content.language} dir="auto">
                {content.text}
              </p>
            )}
          </div>
        ))}
        {replies.length > 0 && <ReplyChips talk={talk} label={t('reply.answer')} settled={settled} />}
      </div>
    </section>
  );
}
