import { BellRing } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { climbs } from '../../domain/assist/call-rules.ts';
import type { StationView } from '../../contract/views.ts';
import { Icon } from '../ui/primitives/icon.tsx';
import { NotifyOffer } from './app/notify-offer.tsx';
import { CallCard } from './call-card.tsx';
import css from './call-queue.module.css';
import { DrillSection } from './drill/drill-section.tsx';
import { useText } from './station-text.ts';
import { usePassed } from './use-passed.ts';

/** Who of the others is there, so that nobody counts on somebody at lunch. */
function PeopleHere({ view }: { readonly view: StationView }) {
  const { t, screenLanguage } = useText();
  const others = view.people.filter(({ staffId }) => staffId !== view.me?.staffId);
  const list = new Intl.ListFormat(screenLanguage, { type: 'conjunction' });
  const names = (duty: 'on' | 'break') =>
    list.format(others.filter((person) => person.duty === duty).map(({ name }) => name));
  const [here, away] = [names('on'), names('break')];
  if (here === '' && away === '') return null;
  return (
    <p className={css['people']}>
      {[here && t('people.here', { names: here }), away && t('people.breaks', { names: away })]
        .filter((line) => line !== '')
        .join(' · ')}
    </p>
  );
}

/** Where the focus goes when the card that had it is gone: keys go on from the queue, not from the top of the page. */
function useFocusKept(count: number) {
  const title = useRef<HTMLHeadingElement>(null);
  const before = useRef(count);
  useEffect(() => {
    const fewer = count < before.current;
    before.current = count;
    if (fewer && document.activeElement === document.body) title.current?.focus({ preventScroll: true });
  }, [count]);
  return title;
}

/** Everybody who waits, in the order in which staff should go. */
export function CallQueue({ view }: { readonly view: StationView }) {
  const { t } = useText();
  const passedMs = usePassed(view);
  const waiting = view.calls.filter(climbs).length;
  const title = useFocusKept(view.calls.length);
  return (
    <section className={css['queue']} aria-labelledby="calls-title">
      <h2 id="calls-title" ref={title} tabIndex={-1} className={css['title']}>
        {t('calls.title')}
        <span className={css['count']}>
          {view.calls.length > 0 && t('calls.waiting', { count: waiting })}
        </span>
      </h2>
      <PeopleHere view={view} />
      {view.calls.length === 0 ? (
        <div className={css['none']}>
          <Icon of={BellRing} size="xl" />
          <p className={css['noneWord']}>{t('calls.none')}</p>
          <p>{t('calls.none.more')}</p>
          <NotifyOffer />
        </div>
      ) : (
        <ul className={css['list']}>
          {view.tickets.map(({ ticketId, callIds, useless }) => {
            const [first, ...others] = view.calls.filter(({ callId }) => callIds.includes(callId));
            return (
              first && (
                <li key={ticketId}>
                  <CallCard view={view} calls={[first, ...others]} useless={useless} passedMs={passedMs} />
                </li>
              )
            );
          })}
        </ul>
      )}
      <DrillSection view={view} passedMs={passedMs} />
    </section>
  );
}
