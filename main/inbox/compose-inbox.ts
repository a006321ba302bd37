import type { Database } from 'better-sqlite3';
import { InboxFacts } from '../../db/inbox-facts.ts';
import { LinkTrouble } from '../../db/link-trouble.ts';
import type { AssistDesk } from '../assist/desk.ts';
import type { LiveCatalog } from '../catalog/live-catalog.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Feed } from '../gateway/feed.ts';
import type { ShopLink } from '../link/shop-link.ts';
import type { Log } from '../log.ts';
import type { Stores } from '../stores.ts';
import { Inbox } from './inbox.ts';
import type { InboxBook } from './inbox-book.ts';
import { InboxCopies } from './inbox-copies.ts';
import { InboxWatch } from './inbox-watch.ts';
import { errorWords } from '../error-words.ts';

export interface InboxParts {
  readonly inbox: Inbox;
  /** Begins to notice; gives the way to end it. */
  readonly start: () => () => void;
}

/** The list of what a person must look at, with what notices that something has not happened. */
export function composeInbox(deps: {
  readonly config: Config;
  readonly book: InboxBook;
  readonly stores: Stores;
  readonly clock: Clock;
  readonly live: LiveCatalog;
  readonly desk: AssistDesk;
  readonly link: ShopLink;
  /** For reading what of the link waits or was not understood. */
  readonly deskDb: Database;
  readonly log: Log;
  readonly feed: () => Pick<Feed, 'invalidate'>;
}): InboxParts {
  const { config, book, stores, clock, live, desk, link, log } = deps;
  const fault = (error: unknown): void => log('engine.fault', { where: 'inbox', message: errorWords(error) });
  const watch = new InboxWatch({
    book,
    facts: new InboxFacts(stores.db),
    stores,
    clock,
    desk,
    link,
    linkTrouble: new LinkTrouble(deps.deskDb),
    patience: config.inbox,
  });
  const copies = new InboxCopies({ book, store: stores.inbox, link, fault });
  return {
    inbox: new Inbox({
      book,
      stores,
      clock,
      link,
      kiosk: config.kiosk,
      timeZone: () => live.catalog()?.shop.timeZone ?? 'UTC',
    }),
    start() {
      const stops = [
        book.onChange(() => deps.feed().invalidate('station', 'manager')),
        link.onChange(() => watch.look()),
        copies.start(),
      ];
      watch.start();
      return () => {
        watch.stop();
        for (const stop of stops) stop();
      };
    },
  };
}
