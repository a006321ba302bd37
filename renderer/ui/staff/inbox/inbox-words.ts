import type { InboxItem } from '../../../../contract/inbox.ts';
import type { InboxHistoryEntry } from '../../../../domain/inbox/exception.ts';
import { unreachable } from '../../../../domain/result.ts';
import type { InsightTranslate } from '../insight-text.tsx';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How old something is, to the minute while it is young. */
export function ageWords(t: InsightTranslate, ms: number): string {
  if (ms < MINUTE) return t('inbox.age.minute');
  if (ms < 2 * HOUR) return t('inbox.age.minutes', { count: Math.floor(ms / MINUTE) });
  return t('inbox.age.hours', { count: Math.floor(ms / HOUR) });
}

/** Who looks after it, as the person at this screen should read it. */
export function ownerWords(t: InsightTranslate, { owner }: InboxItem, myId: string | null): string {
  if (owner === null) return t('inbox.owner.none');
  return owner.staffId === myId ? t('inbox.owner.me') : t('inbox.owner', { name: owner.name });
}

/** How it ended; null while it is open. */
export function endWords(t: InsightTranslate, { end }: Pick<InboxItem, 'end'>): string | null {
  if (end === null) return null;
  if (end.reason === 'cause-gone')
    return t('inbox.history.cause-gone', { proof: t(`inbox.proof.${end.proof}`) });
  const words = t('inbox.history.closed', { name: end.by.name, reason: t(`inbox.reason.${end.reason}`) });
  return end.note === '' ? words : `${words} · ${end.note}`;
}

/** One step of the history in words. */
export function stepWords(t: InsightTranslate, entry: InboxHistoryEntry): string {
  switch (entry.type) {
    case 'opened':
      return t('inbox.history.opened');
    case 'seen-again':
      return t('inbox.history.seen-again');
    case 'taken':
      return t('inbox.history.taken', { name: entry.by.name });
    case 'assigned':
      return t('inbox.history.assigned', { name: entry.by.name, to: entry.to.name });
    case 'handed-back':
      return t('inbox.history.handed-back', { name: entry.by.name });
    case 'noted':
      return t('inbox.history.noted', { name: entry.by.name, note: entry.note });
    case 'closed':
      return endWords(t, { end: entry }) ?? '';
    case 'cause-gone':
      return t('inbox.history.proven', {
        what: t('inbox.history.cause-gone', { proof: t(`inbox.proof.${entry.proof}`) }),
        by: entry.by,
      });
    default:
      return unreachable(entry);
  }
}
