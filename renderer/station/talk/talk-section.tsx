import type { FloorVisit } from '../../../contract/floor.ts';
import type { TalkMessage } from '../../../domain/talk/message.ts';
import { isRightToLeft, replyText } from '../../../domain/talk/phrases.ts';
import type { PanelSectionProps } from '../panel/panel-section.ts';
import { useText } from '../station-text.ts';
import { useFloorText } from './floor-text.ts';
import { TalkWriter } from './talk-writer.tsx';
import css from './talk-section.module.css';
import { type StationMenu, useKioskMenu } from './use-kiosk-menu.ts';

/** What staff and the customer of a kiosk say to each other; there while its order can be seen. */
export function TalkSection({ view, kioskId }: PanelSectionProps) {
  const visit = view.watched?.kioskId === kioskId ? view.watched.visit : null;
  if (visit === null) return null;
  return <Talk key={visit.sessionId} kioskId={kioskId} visit={visit} />;
}

function Talk({ kioskId, visit }: { readonly kioskId: string; readonly visit: FloorVisit }) {
  const t = useFloorText();
  const { menu } = useKioskMenu(kioskId);
  const { messages } = visit.talk;
  return (
    <section className={css['box']} aria-labelledby="talk-title">
      <h3 id="talk-title" className={css['title']}>
        {t('talk.title')}
      </h3>
      {messages.length === 0 ? (
        <p className={css['soft']}>{t('talk.none')}</p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and keys must reach that
        <ol className={css['messages']} aria-live="polite" tabIndex={0}>
          {messages.map((message) => (
            <Message key={message.messageId} message={message} menu={menu} />
          ))}
        </ol>
      )}
      <TalkWriter kioskId={kioskId} visit={visit} menu={menu} />
    </section>
  );
}

function Message({ message, menu }: { readonly message: TalkMessage; readonly menu: StationMenu | null }) {
  const t = useFloorText();
  const { pick, screenLanguage } = useText();
  const { by, content, proposalId, readAt, shownAt } = message;
  const state =
    by === null || proposalId !== null
      ? null
      : t(readAt !== null ? 'talk.read' : shownAt !== null ? 'talk.shown' : 'talk.sent');
  return (
    <li className={css[by === null ? 'theirs' : 'ours']}>
      <p className={css['who']}>
        {by?.name ?? t('talk.you')}
        {proposalId !== null && ` · ${t('talk.note')}`}
        {state !== null && ` · ${state}`}
      </p>
      {content.kind === 'reply' && (
        <p className={css['text']}>{replyText(content.replyId, screenLanguage)}</p>
      )}
      {content.kind === 'picture' && (
        <p className={css['text']}>
          {t('talk.showed', {
            name: pick(menu?.index.items.get(content.itemId)?.name ?? { en: content.itemId }),
          })}
        </p>
      )}
      {content.kind === 'words' && (
        <>
          <p
            className={css['text']}
            lang={content.language}
            dir={isRightToLeft(content.language) ? 'rtl' : 'auto'}
          >
            {content.text}
          </p>
          {content.meaning !== null && <p className={css['soft']}>{content.meaning}</p>}
        </>
      )}
    </li>
  );
}
