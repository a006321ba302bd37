import { unreachable } from '../result.ts';
import type { InboxEvent, InboxException } from './exception.ts';
import { inboxRules, weightOf } from './inbox-cause.ts';

/** Why nothing was changed, so that whoever tapped can be told. */
export type InboxRefusal =
  | { readonly why: 'closed' }
  | { readonly why: 'already' }
  | { readonly why: 'not-yours'; readonly owner: string }
  /** These reasons say nothing without a few words. */
  | { readonly why: 'note-needed' }
  /** What opened it is still so: doing the next step ends it. */
  | { readonly why: 'cause-stands' };

export type InboxOutcome =
  | { readonly ok: true; readonly exception: InboxException }
  | { readonly ok: false; readonly refusal: InboxRefusal };

/** Entries kept of one exception; the opening and the newest stay. */
export const HISTORY_LIMIT = 100;

const LEAST_NOTE = 3;

const refused = (refusal: InboxRefusal): InboxOutcome => ({ ok: false, refusal });

/** The exception after an event at a moment (epoch ms), or why nothing changed. Nothing ends without a reason. */
export function applyToException(exception: InboxException, event: InboxEvent, at: number): InboxOutcome {
  if (exception.closedAt !== null) return refused({ why: 'closed' });
  const { owner } = exception;
  const changed = (change: Partial<InboxException>): InboxOutcome => ({
    ok: true,
    exception: {
      ...exception,
      ...change,
      rev: exception.rev + 1,
      history: kept([...exception.history, { at, ...event }]),
    },
  });
  switch (event.type) {
    case 'taken':
      if (owner === null) return changed({ owner: event.by });
      return owner.staffId === event.by.staffId
        ? refused({ why: 'already' })
        : refused({ why: 'not-yours', owner: owner.name });
    case 'assigned':
      return owner?.staffId === event.to.staffId ? refused({ why: 'already' }) : changed({ owner: event.to });
    case 'handed-back':
      if (owner === null) return refused({ why: 'already' });
      return owner.staffId === event.by.staffId
        ? changed({ owner: null })
        : refused({ why: 'not-yours', owner: owner.name });
    case 'noted':
      return isWord(event.note) ? changed({}) : refused({ why: 'note-needed' });
    case 'seen-again':
      return event.detail === exception.detail
        ? refused({ why: 'already' })
        : changed({ detail: event.detail, times: exception.times + 1 });
    case 'closed': {
      if (inboxRules[exception.cause].holds) return refused({ why: 'cause-stands' });
      const saysLittle = event.reason === 'other' || event.reason === 'written-off';
      if (saysLittle && !isWord(event.note)) return refused({ why: 'note-needed' });
      const { by, reason, note } = event;
      return changed({ closedAt: at, end: { by, reason, note: note.trim() } });
    }
    case 'cause-gone':
      return changed({ closedAt: at, end: { by: event.by, reason: 'cause-gone', proof: event.proof } });
    default:
      return unreachable(event);
  }
}

/** Of two copies of one exception the newer; the home counts its changes, so copies may come twice or in any order. */
export function newerException(one: InboxException, other: InboxException): InboxException {
  return other.rev > one.rev ? other : one;
}

/** The order of the list: what is open first, money before customers before the shop, the oldest first. */
export function compareExceptions(a: InboxException, b: InboxException): number {
  if (a.closedAt !== null || b.closedAt !== null)
    return (b.closedAt ?? Number.MAX_SAFE_INTEGER) - (a.closedAt ?? Number.MAX_SAFE_INTEGER);
  return weightOf(a.cause) - weightOf(b.cause) || a.openedAt - b.openedAt;
}

function isWord(note: string): boolean {
  return note.trim().length >= LEAST_NOTE;
}

function kept(history: InboxException['history']): InboxException['history'] {
  if (history.length <= HISTORY_LIMIT) return history;
  return [...history.slice(0, 1), ...history.slice(1 - HISTORY_LIMIT)];
}
