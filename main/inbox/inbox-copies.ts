import { saidException } from '../../contract/inbox.ts';
import type { InboxException } from '../../domain/inbox/exception.ts';
import { mayBeNoticedTwice } from '../../domain/inbox/exception-join.ts';
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
 * Tells the hub of each change of an entry, and keeps what other kiosks tell; a hub tells a kiosk what both may have
 * noticed. An entry is told whole and remembered as
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
    if (this.#telling || this.#deps.link.role === 'alone') return;
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
    const { book, store } = this.#deps;
    for (;;) {
      const unsaid = this.#stopped ? [] : store.unsaid(book.home);
      if (unsaid.length === 0) return;
      for (const exception of unsaid) {
        if (!(await this.#said(exception)) || this.#stopped) return;
        store.said(exception.exceptionId, exception.rev);
      }
    }
  }

  /** True when the other side will have it, or need not. */
  async #said(exception: InboxException): Promise<boolean> {
    const { link, book } = this.#deps;
    if (link.role === 'kiosk') return (await link.say('exception', exception)) === 'kept';
    if (exception.kioskId !== book.home && mayBeNoticedTwice(exception.cause))
      await link.say('exception', exception, exception.kioskId);
    return true;
  }

  #hear(body: unknown, from: string | null): Promise<{ readonly unread: string } | undefined> {
    const said = saidException.safeParse(body);
    if (!said.success) return Promise.resolve({ unread: said.error.issues[0]?.message ?? 'not an entry' });
    if (from === null) {
      this.#deps.book.hearOfOwn(said.data);
      return Promise.resolve(undefined);
    }
    if (said.data.home !== from) return Promise.resolve({ unread: `${from} tells of ${said.data.home}` });
    this.#deps.book.hear(said.data);
    return Promise.resolve(undefined);
  }
}
