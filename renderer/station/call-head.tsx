import { levelOf } from '../../domain/assist/call-level.ts';
import { Icon } from '../ui/primitives/icon.tsx';
import { spokenTime, stopWatch } from '../ui/staff/time-words.ts';
import type { Call, CallCardProps } from './call-card.tsx';
import css from './call-head.module.css';
import { levelIcons } from './level-icons.ts';
import { useText } from './station-text.ts';

/** "Kiosk 2, Kiosk 3 and Kiosk 5" */
function namesOf(calls: readonly Call[], language: string): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(
    new Set(calls.map(({ kioskName }) => kioskName)),
  );
}

/** What is read from three metres: how bad, where, why, how long. */
export function CallHead({ calls, passedMs }: Pick<CallCardProps, 'calls' | 'passedMs'>) {
  const { t, screenLanguage } = useText();
  const [call] = calls;
  const level = levelOf(call);
  const waitedMs = Math.max(...calls.map(({ waitingMs }) => waitingMs)) + passedMs;
  return (
    <header className={css['head']} data-level={level}>
      <p className={css['level']}>
        <span className={css['shape']}>
          <Icon of={levelIcons[level]} size="l" />
        </span>
        <span className={css['levelWord']}>{t(`level.${level}`)}</span>
      </p>
      <div className={css['where']}>
        <h3 className={css['kiosk']}>{namesOf(calls, screenLanguage)}</h3>
        <p className={css['place']}>
          {calls.length === 1 ? call.place : t('kiosks.several', { count: calls.length })}
        </p>
      </div>
      <p className={css['waited']}>
        <span aria-hidden>{stopWatch(waitedMs)}</span>
        <span className="visually-hidden">
          {t('waited.long', { time: spokenTime(waitedMs, screenLanguage) })}
        </span>
      </p>
      <p className={css['cause']}>
        {t(`cause.${call.cause}`)}
        {call.reason && <span className={css['reason']}> · {t(`reason.${call.reason}`)}</span>}
      </p>
      {calls.length > 1 && (
        <ul className={css['kiosks']}>
          {calls.map((one) => (
            <li key={one.callId}>
              <span className={css['name']}>{one.kioskName}</span> {one.place}
            </li>
          ))}
        </ul>
      )}
    </header>
  );
}
