import type { InboxDetail, InboxItem } from '../../contract/inbox.ts';
import type { CommandInput } from '../../contract/commands.ts';
import { dayStart } from '../../domain/catalog/business-days.ts';
import type { InboxEvent, InboxException, InboxPerson } from '../../domain/inbox/exception.ts';
import { unreachable } from '../../domain/result.ts';
import type { Clock } from '../clock.ts';
import type { ShopLink } from '../link/shop-link.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';
import type { Stores } from '../stores.ts';
import type { BookAnswer, InboxBook } from './inbox-book.ts';

export interface InboxDeps {
  readonly book: InboxBook;
  readonly stores: Stores;
  readonly clock: Clock;
  readonly link: ShopLink;
  readonly kiosk: { readonly id: string; readonly name: string };
  readonly timeZone: () => string;
}

type Ref = { readonly exceptionId: string };

/** What staff do about the list, and what they see of it. Every act of a person leaves an audit row. */
export class Inbox {
  readonly #deps: InboxDeps;

  constructor(deps: InboxDeps) {
    this.#deps = deps;
  }

  /** Open entries in the order in which to look, then those that were closed today on the shop's clock. */
  items(): readonly InboxItem[] {
    const { book, clock } = this.#deps;
    const now = clock.now();
    const floors = this.#deps.link.floors();
    return book
      .list(dayStart(now, this.#deps.timeZone()))
      .map(({ history, rev: _rev, ...exception }): InboxItem => {
        const floor = floors.find(({ kioskId }) => kioskId === exception.kioskId);
        const home = floors.find(({ kioskId }) => kioskId === exception.home);
        const own = this.#deps.kiosk;
        return {
          ...exception,
          kioskName: exception.kioskId === own.id ? own.name : (floor?.name ?? exception.kioskId),
          ageMs: Math.max(0, (exception.closedAt ?? now) - exception.openedAt),
          lastNote: history.findLast((entry) => entry.type === 'noted')?.note ?? null,
          reachable: exception.home === book.home || home?.link === 'connected',
        };
      });
  }

  read({ exceptionId }: Ref): InboxDetail | Refusal {
    const found = this.#deps.book.find(exceptionId);
    if (found === undefined) return refuse('no-such-exception', 'there is no such entry');
    const people = this.#deps.stores.staff
      .list()
      .filter(({ active }) => active === 1)
      .map(({ staff_id: staffId, name }) => ({ staffId, name }));
    return { history: found.history, people };
  }

  take(input: Ref, by: InboxPerson): null | Refusal {
    return this.#act('inbox.take', input, by, { type: 'taken', by });
  }

  assign(input: CommandInput<'inbox.assign'>, by: InboxPerson): null | Refusal {
    return this.#act('inbox.assign', input, by, { type: 'assigned', by, to: input.to });
  }

  handBack(input: Ref, by: InboxPerson): null | Refusal {
    return this.#act('inbox.handBack', input, by, { type: 'handed-back', by });
  }

  note(input: CommandInput<'inbox.note'>, by: InboxPerson): null | Refusal {
    return this.#act('inbox.note', input, by, { type: 'noted', by, note: input.note });
  }

  close(input: CommandInput<'inbox.close'>, by: InboxPerson): null | Refusal {
    const { reason, note } = input;
    return this.#act('inbox.close', input, by, { type: 'closed', by, reason, note });
  }

  #act(action: string, { exceptionId }: Ref, by: InboxPerson, event: InboxEvent): null | Refusal {
    const { stores, book, clock } = this.#deps;
    const answer = stores.db
      .transaction(() => {
        const done = book.act(exceptionId, event);
        if (done.ok) stores.records.audit(clock.now(), by.staffId, action, wordOf(done.exception, event));
        return done;
      })
      .immediate();
    return answer.ok ? null : explained(answer);
  }
}

function wordOf(exception: InboxException, event: InboxEvent): string {
  const what = `${exception.cause} ${exception.subject}`;
  if (event.type === 'closed') return `${what}: ${event.reason} (${event.note})`;
  if (event.type === 'assigned') return `${what}: to ${event.to.staffId}`;
  return event.type === 'noted' ? `${what}: ${event.note}` : what;
}

function explained({ refusal }: Extract<BookAnswer, { readonly ok: false }>): Refusal {
  switch (refusal.why) {
    case 'no-such-exception':
      return refuse(refusal.why, 'there is no such entry at this kiosk');
    case 'closed':
      return refuse('ended', 'this entry is closed already');
    case 'already':
      return refuse('already', 'that is so already');
    case 'not-yours':
      return refuse('taken', `${refusal.owner} looks after this`);
    case 'note-needed':
      return refuse('note-needed', 'this reason needs a few words');
    case 'cause-stands':
      return refuse('cause-stands', 'what it is about is still so: do the next step first');
    default:
      return unreachable(refusal);
  }
}
