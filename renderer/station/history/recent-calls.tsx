import type { AssistCall } from '../../../domain/assist/call.ts';
import { CAUSE_GONE } from '../../../domain/assist/call-rules.ts';
import { useId } from 'react';
import { clockTime, stopWatch } from '../../ui/staff/time-words.ts';
import { useNow } from '../../ui/staff/use-now.ts';
import css from './recent-calls.module.css';
import { useText, type StationTranslate } from '../station-text.ts';

function endWords(t: StationTranslate, call: AssistCall): string {
  if (call.endedAt === null) return t('missed.open');
  if (call.state === 'withdrawn' || call.resolution === null) return t('recent.withdrawn');
  if (call.resolution.note === CAUSE_GONE)
    return t(call.cause === 'approval' ? 'recent.answered' : 'recent.resolved.nobody');
  const reason = t(`resolve.${call.resolution.reason}`);
  return call.acceptedBy === null ? reason : t('recent.resolved', { name: call.acceptedBy.name, reason });
}

const HOUR_MS = 3_600_000;

function lastedWords(t: StationTranslate, ms: number): string {
  return t(ms < HOUR_MS ? 'recent.took' : 'recent.tookHours', { time: stopWatch(ms) });
}

/** How the last calls ended. */
export function RecentCalls({
  title,
  calls,
}: {
  readonly title: string;
  readonly calls: readonly AssistCall[];
}) {
  const { t, screenLanguage } = useText();
  const now = useNow(60_000);
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={css['title']}>
        {title}
      </h2>
      {calls.length === 0 ? (
        <p className={css['none']}>{t('recent.none')}</p>
      ) : (
        <ul className={css['list']}>
          {calls.map((call) => (
            <li key={call.callId} className={css['call']}>
              <p className={css['what']}>
                {call.kioskName} · {t(`cause.${call.cause}`)}
              </p>
              <p className={css['when']}>{clockTime(call.raisedAt, now, screenLanguage)}</p>
              <p className={css['end']}>
                {call.counterAt !== null && `${t('missed.counter')} `}
                {endWords(t, call)}
                {call.endedAt !== null && ` · ${lastedWords(t, call.endedAt - call.raisedAt)}`}
              </p>
              {call.resolution !== null &&
                call.resolution.note !== '' &&
                call.resolution.note !== CAUSE_GONE && (
                  <p className={css['note']}>“{call.resolution.note}”</p>
                )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
