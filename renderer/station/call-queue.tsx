import { BellRing } from 'lucide-react';
import type { StationView } from '../../contract/views.ts';
import { Icon } from '../ui/primitives/icon.tsx';
import { CallCard } from './call-card.tsx';
import css from './call-queue.module.css';
import { useText } from './station-text.ts';
import { usePassed } from './use-passed.ts';

/** Everybody who waits, in the order in which staff should go. */
export function CallQueue({ view }: { readonly view: StationView }) {
  const { t } = useText();
  const passedMs = usePassed(view);
  const waiting = view.calls.filter((call) => call.acceptedBy === null).length;
  return (
    <section className={css['queue']} aria-labelledby="calls-title">
      <h2 id="calls-title" className={css['title']}>
        {t('calls.title')}
        <span className={css['count']}>
          {view.calls.length > 0 && t('calls.waiting', { count: waiting })}
        </span>
      </h2>
      {view.calls.length === 0 ? (
        <div className={css['none']}>
          <Icon of={BellRing} size="xl" />
          <p className={css['noneWord']}>{t('calls.none')}</p>
          <p>{t('calls.none.more')}</p>
        </div>
      ) : (
        <ul className={css['list']}>
          {view.calls.map((call) => (
            <li key={call.callId}>
              <CallCard
                call={call}
                myId={view.me?.staffId ?? null}
                currency={view.currency}
                waitedMs={call.waitingMs + passedMs}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
