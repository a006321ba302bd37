import type { InboxStore } from '../../db/inbox-store.ts';
import {
  type GoneProof,
  type InboxEvent,
  type InboxException,
  type NewException,
  openedException,
} from '../../domain/inbox/exception.ts';
import {
  applyToException,
  compareExceptions,
  type InboxRefusal,
} from '../../domain/inbox/exception-rules.ts';
import { joinedException, mayBeNoticedTwice, sameTrouble } from '../../domain/inbox/exception-join.ts';
import type { InboxCause } from '../../domain/inbox/inbox-cause.ts';
import type { Clock } from '../clock.ts';
import type { IdSource } from '../ids.ts';

/** Something that a person must look at, as whoever noticed it knows it. */
export type Noticed = Pick<NewException, 'cause' | 'subject' | 'detail'> &
  Partial<Omit<NewException, 'exceptionId' | 'home'>>;

export type BookAnswer =
  | { readonly ok: true; readonly exception: InboxException }
  | { readonly ok: false; readonly refusal: InboxRefusal | { readonly why: 'no-such-exception' } };

/**
 * The shop's book of what a person must look at: at most one open entry for each cause and subject. Whoever notices
 * something may say so inside the transaction in which it became true, any number of times.
 */
export class InboxBook {
  readonly home: string;
  readonly #store: InboxStore;
  readonly #clock: Clock;
  readonly #ids: IdSource;
  readonly #listeners = new Set<() => void>();
  #read: {
    readonly changes: number;
    readonly since: number;
    readonly all: readonly InboxException[];
  } | null = null;

  constructor(deps: { store: InboxStore; clock: Clock; ids: IdSource; home: string }) {
    this.home = deps.home;
    this.#store = deps.store;
    this.#clock = deps.clock;
    this.#ids = deps.ids;
  }

  /** Called with each change, perhaps before its commit: read later, not at once. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Opens an entry, or notes that what it is about was noticed again. */
  open(noticed: Noticed): void {
    const standing = this.#store.standing(this.home, noticed.cause, noticed.subject);
    if (standing !== undefined) {
      this.#apply(standing, { type: 'seen-again', detail: noticed.detail });
      return;
    }
    // Told by the kiosk that it is about: one trouble is one entry.
    if (
      mayBeNoticedTwice(noticed.cause) &&
      this.#store.elsewhere(this.home, noticed.cause, noticed.subject) !== undefined
    )
      return;
    const entry: NewException = {
      kioskId: this.home,
      sessionId: null,
      orderId: null,
      orderNumber: null,
      amount: null,
      ...noticed,
      exceptionId: this.#ids.uuid(),
      home: this.home,
    };
    this.#save(openedException(entry, this.#clock.now()));
  }

  /** As `open`, for what is looked for again and again: not opened anew once somebody has said why it is over. */
  openUnlessClosed(noticed: Noticed): void {
    const end = this.#store.lastOf(this.home, noticed.cause, noticed.subject)?.end ?? null;
    if (end !== null && end.reason !== 'cause-gone') return;
    this.open(noticed);
  }

  /** What an entry is about is over by itself: ends it with the proof. */
  gone(cause: InboxCause, subject: string, proof: GoneProof, by: string): void {
    const standing = this.#store.standing(this.home, cause, subject);
    if (standing !== undefined) this.#apply(standing, { type: 'cause-gone', proof, by });
  }

  act(exceptionId: string, event: InboxEvent): BookAnswer {
    const exception = this.#store.load(exceptionId);
    if (exception === undefined || (exception.home !== '' && exception.home !== this.home))
      return { ok: false, refusal: { why: 'no-such-exception' } };
    return this.#apply({ ...exception, home: this.home }, event);
  }

  /** Open ones of this engine, for whoever proves that they are over. */
  ownOpen(): readonly InboxException[] {
    return this.#store.open().filter(({ home }) => home === this.home);
  }

  /** What is open, with what was closed since a moment, in the order in which to look; copies of other kiosks too. */
  list(since: number): readonly InboxException[] {
    const { changes } = this.#store;
    if (this.#read?.changes !== changes || this.#read.since !== since) {
      const all = [...this.#store.open(), ...this.#store.closedSince(since)];
      this.#read = { changes, since, all: all.map((each) => this.#named(each)).toSorted(compareExceptions) };
    }
    return this.#read.all;
  }

  find(exceptionId: string): InboxException | undefined {
    const found = this.#store.load(exceptionId);
    return found === undefined ? undefined : this.#named(found);
  }

  /** What another engine keeps; an older copy changes nothing, and what was noticed here too stays one entry. */
  hear(copy: InboxException): void {
    if (copy.home === this.home || this.#joins(copy)) return;
    const known = this.#store.load(copy.exceptionId);
    if (known === undefined || copy.rev > known.rev) this.#save(copy);
  }

  /** At a kiosk: what the hub keeps is of interest only where it is about something that was noticed here too. */
  hearOfOwn(copy: InboxException): void {
    if (copy.home !== this.home) this.#joins(copy);
  }

  #joins(copy: InboxException): boolean {
    const own = this.#store.lastOf(this.home, copy.cause, copy.subject);
    if (own === undefined || !sameTrouble(own, copy)) return false;
    const joined = joinedException(own, copy);
    if (joined !== own) this.#save(joined);
    return true;
  }

  #apply(exception: InboxException, event: InboxEvent): BookAnswer {
    const outcome = applyToException(exception, event, this.#clock.now());
    if (outcome.ok) this.#save(outcome.exception);
    return outcome;
  }

  #save(exception: InboxException): void {
    this.#store.save(exception);
    for (const listener of this.#listeners) listener();
  }

  /** Entries of before kiosks were named are the own kiosk's. */
  #named(exception: InboxException): InboxException {
    return exception.home === '' ? { ...exception, home: this.home, kioskId: this.home } : exception;
  }
}
