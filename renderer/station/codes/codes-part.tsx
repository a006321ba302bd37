import { Search } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type SyntheticEvent } from 'react';
import type { FoundTicket } from '../../../contract/handover.ts';
import type { StationView } from '../../../contract/views.ts';
import { readSpokenCode, spokenSigns } from '../../../domain/order/spoken-code.ts';
import { useClient } from '../../ui/client/client.tsx';
import { Button } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/notice.tsx';
import { useHandlingText } from '../../ui/staff/handling/handling-text.ts';
import { LineField } from '../../ui/staff/line-field.tsx';
import { useStaffText } from '../../ui/staff/staff-text.ts';
import { useNow } from '../../ui/staff/use-now.ts';
import css from './codes-part.module.css';
import { TicketCard } from './ticket-card.tsx';

/** What others do with these orders is seen after this long at the latest. */
const LOOK_AGAIN_MS = 5_000;

export interface Looked {
  readonly tickets: readonly FoundTicket[];
  /** This engine knows of every kiosk of the shop. */
  readonly whole: boolean;
}

/** Orders that wait under a code, at whichever kiosk: found by what the customer says, and taken over here. */
export function CodesPart({
  view,
  drawn = null,
}: {
  readonly view: StationView;
  /** For drawings: what was found. */
  readonly drawn?: Looked | null;
}) {
  const t = useHandlingText();
  const { screenLanguage } = useStaffText();
  const { send } = useClient();
  const [typed, setTyped] = useState('');
  const [wanted, setWanted] = useState<string | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const [looked, setLooked] = useState<Looked | null>(drawn);
  const [unread, setUnread] = useState(false);
  const tick = useNow(LOOK_AGAIN_MS);
  const waiting = view.kiosks.reduce((sum, { parked }) => sum + parked, 0);
  const silent = view.kiosks.filter(({ link }) => link === 'gone').map(({ name }) => name);

  const newest = useRef(0);
  const look = useCallback(async () => {
    // Answers may overtake each other: an older one says what was, perhaps of another code.
    const mine = ++newest.current;
    const answer =
      wanted === null ? await send('handover.list', {}) : await send('handover.find', { code: wanted });
    return mine === newest.current ? answer : null;
  }, [send, wanted]);
  const show = useCallback((answer: Awaited<ReturnType<typeof look>>) => {
    if (answer === null) return;
    setUnread(!answer.ok);
    if (answer.ok) setLooked(answer.value);
  }, []);
  useEffect(() => {
    void look().then(show);
    return () => {
      newest.current += 1;
    };
  }, [look, show, tick, waiting]);

  function find(event: SyntheticEvent): void {
    event.preventDefault();
    const code = readSpokenCode(typed);
    setUnreadable(code === null);
    if (code === null) return;
    setLooked(null);
    setWanted(code);
  }
  function all(): void {
    setTyped('');
    setUnreadable(false);
    setLooked(null);
    setWanted(null);
  }

  return (
    <div className={css['codes']}>
      <form className={css['find']} onSubmit={find}>
        <LineField
          label={t('tickets.code')}
          hint={t('tickets.lead')}
          value={typed}
          longest={12}
          bad={unreadable}
          onChange={setTyped}
        />
        <Button type="submit" kind="primary" icon={Search}>
          {t('tickets.find')}
        </Button>
        {wanted !== null && <Button onClick={all}>{t('tickets.all')}</Button>}
      </form>
      {unreadable && (
        <Notice kind="attention" urgent>
          {t('fault.not-a-code', { signs: spokenSigns })}
        </Notice>
      )}
      {unread && <Notice kind="attention">{t('tickets.unread')}</Notice>}
      {looked?.whole === true && silent.length > 0 && (
        <Notice kind="attention">
          {t('tickets.unheard', { kiosks: new Intl.ListFormat(screenLanguage).format(silent) })}
        </Notice>
      )}
      {looked?.whole === false && <Notice kind="info">{t('tickets.notWhole')}</Notice>}
      {looked?.tickets.length === 0 && (
        <p className={css['none']} role="status">
          {wanted === null ? t('tickets.none') : t('tickets.notFound', { code: wanted })}
        </p>
      )}
      <ul className={css['tickets']} aria-label={t('tickets.title')}>
        {looked?.tickets.map((ticket) => (
          <TicketCard
            key={`${ticket.home} ${ticket.ticketId}`}
            found={ticket}
            me={view.me}
            onChange={() => void look().then(show)}
          />
        ))}
      </ul>
    </div>
  );
}
