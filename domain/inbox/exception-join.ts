import { HISTORY_LIMIT } from './exception-rules.ts';
import type { InboxException, InboxHistoryEntry, InboxPerson } from './exception.ts';
import type { InboxCause } from './inbox-cause.ts';

/** Causes that the kiosk and the hub each notice by themselves while the link between them is cut. */
const noticedTwice: readonly InboxCause[] = ['call-unanswered'];

export function mayBeNoticedTwice(cause: InboxCause): boolean {
  return noticedTwice.includes(cause);
}

/** Whether two engines noticed one and the same thing: a cause that came back after it had ended is another one. */
export function sameTrouble(one: InboxException, other: InboxException): boolean {
  const { cause, subject } = one;
  if (!mayBeNoticedTwice(cause) || other.cause !== cause || other.subject !== subject) return false;
  const [first, second] = one.openedAt <= other.openedAt ? [one, other] : [other, one];
  return first.closedAt === null || second.openedAt <= first.closedAt;
}

/**
 * One's own entry with what another engine knows of the same trouble. Whoever looks after it at one of them does, and
 * what has ended at one of them has ended. Nothing new leaves it as it is, so that two engines come to rest.
 */
export function joinedException(mine: InboxException, theirs: InboxException): InboxException {
  const { closedAt, end } = mine.closedAt === null && theirs.closedAt !== null ? theirs : mine;
  const history = historyOfBoth(mine.history, theirs.history);
  const joined: InboxException = {
    ...mine,
    openedAt: Math.min(mine.openedAt, theirs.openedAt),
    times: Math.max(mine.times, theirs.times),
    owner: ownerBy(history),
    closedAt,
    end,
    history,
  };
  return JSON.stringify(joined) === JSON.stringify(mine) ? mine : { ...joined, rev: mine.rev + 1 };
}

function ownerBy(history: readonly InboxHistoryEntry[]): InboxPerson | null {
  const last = history.findLast(
    ({ type }) => type === 'taken' || type === 'assigned' || type === 'handed-back',
  );
  switch (last?.type) {
    case 'taken':
      return last.by;
    case 'assigned':
      return last.to;
    default:
      return null;
  }
}

function historyOfBoth(
  mine: readonly InboxHistoryEntry[],
  theirs: readonly InboxHistoryEntry[],
): readonly InboxHistoryEntry[] {
  const known = new Map<string, InboxHistoryEntry>();
  for (const entry of [...mine, ...theirs])
    if (entry.type !== 'opened') known.set(JSON.stringify(entry), entry);
  const [opened] = [...mine, ...theirs]
    .filter(({ type }) => type === 'opened')
    .toSorted((a, b) => a.at - b.at);
  const later = [...known]
    .toSorted(([textA, a], [textB, b]) => a.at - b.at || (textA < textB ? -1 : 1))
    .map(([, entry]) => entry);
  return [...(opened === undefined ? [] : [opened]), ...later.slice(1 - HISTORY_LIMIT)];
}
