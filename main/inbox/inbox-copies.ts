import { saidException } from '../../contract/inbox.ts';
import type { InboxStore } from '../../db/inbox-store.ts';
import type { ShopLink } from '../link/shop-link.ts';
import type { InboxBook } from './inbox-book.ts';

export interface InboxCopiesDeps {
  readonly book: InboxBook;
  readonly store: InboxStore;
  readonly link: ShopLink;
  readonly fault: (error: unknown) => void;
}

/**
 * Tells the hub of each change of an entry, and keeps what other kiosks tell. An entry is told whole and remembered as
 * told only once the link has it on disk; a kill in between tells it twice, and the higher count of changes wins.
 */
export class InboxCopies {
  readonly #deps: InboxCopiesDeps;
  #telling = false;
  #stopped = false;

  constructor(deps: InboxCopiesDeps) {
    this.#deps = deps;
    deps.link.onSaid('exception', (body, from) => this.#hear(body, from.kioskId));
  }

  /** Begins to tell; gives the way to end it. */
  start(): () => void {
    const stops = [
      this.#deps.book.onChange(() => this.#soon()),
      this.#deps.link.onChange(() => this.#soon()),
    ];
    this.#soon();
    return () => {
      this.#stopped = true;
      for (const stop of stops) stop();
    };
  }

  /** After the transaction that may be under way. */
  #soon(): void {
    if (this.#telling || this.#deps.link.role !== 'kiosk') return;
    this.#telling = true;
    setImmediate(() => {
      void this.#tell()
        .catch(this.#deps.fault)
        .finally(() => {
          this.#telling = false;
        });
    });
  }

  async #tell(): Promise<void> {
    const { book, store, link } = this.#deps;
    for (;;) {
      const unsaid = this.#stopped ? [] : store.unsaid(book.home);
      if (unsaid.length === 0) return;
      for (const exception of unsaid) {
        if ((await link.say('exception', exception)) === 'no-peer' || this.#stopped) return;
        store.said(exception.exceptionId, exception.rev);
      }
    }
  }

  #hear(body: unknown, from: string | null): Promise<{ readonly unread: string } | undefined> {
    const said = saidException.safeParse(body);
    if (!said.success) return Promise.resolve({ unread: said.error.issues[0]?.message ?? 'not an entry' });
    if (said.data.home !== from) return Promise.resolve({ unread: `${from} tells of ${said.data.home}` });
    this.#deps.book.hear(said.data);
    return Promise.resolve(undefined);
  }
}
