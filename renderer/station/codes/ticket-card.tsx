import { Check, HandHelping, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { FoundTicket } from '../../../contract/handover.ts';
import type { StaffPerson } from '../../../contract/views.ts';
import { formatMoney } from '../../../domain/money.ts';
import { CLAIM_LOOK_MS } from '../../../domain/handover/ticket.ts';
import { unreachable } from '../../../domain/result.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { AskReason, reasons } from '../../ui/staff/handling/ask-reason.tsx';
import { HandlingFault } from '../../ui/staff/handling/handling-fault.tsx';
import { type HandlingTranslate, useHandlingText } from '../../ui/staff/handling/handling-text.ts';
import { useSay } from '../../ui/staff/say.tsx';
import { useStaffText } from '../../ui/staff/staff-text.ts';
import { useNow } from '../../ui/staff/use-now.ts';
import { useRun } from '../../ui/staff/use-run.ts';
import css from './ticket-card.module.css';

const MINUTE_MS = 60_000;

export interface TicketCardProps {
  readonly found: FoundTicket;
  readonly me: StaffPerson | null;
  /** Something was done about it. */
  readonly onChange: () => void;
}

/** One order under a code: where it is, what is in it, who has it, and what this person may do. */
export function TicketCard({ found, me, onChange }: TicketCardProps) {
  const t = useHandlingText();
  const { language, pick } = useStaffText();
  const say = useSay();
  const now = useNow(MINUTE_MS / 6);
  const { run, busy, fault } = useRun();
  const [closing, setClosing] = useState(false);
  const { ticketId, home, homeName, code, currency, total, ticket } = found;
  const away = found.link === 'gone';
  const holder = ticket.state === 'held' ? ticket.by : null;
  const mine = holder?.kind === 'counter' && holder.staffId === me?.staffId;
  const overrules = me !== null && me.role !== 'staff';
  const stuck = ticket.state === 'held' && holder?.kind === 'kiosk' && now - ticket.since >= CLAIM_LOOK_MS;

  async function take(): Promise<void> {
    const done = await run('handover.take', { ticketId }, home);
    if (done?.value.yours === true) say(t('tickets.done.taken'));
    else if (done !== undefined) say(lateWords(t, done.value.ticket));
    onChange();
  }
  async function giveBack(): Promise<void> {
    if (await run('handover.giveBack', { ticketId }, home)) say(t('tickets.done.givenBack'));
    onChange();
  }
  async function close(reason: string): Promise<void> {
    if (!(await run('parked.close', { code, reason }, home))) return;
    setClosing(false);
    say(t('parked.done.closed'));
    onChange();
  }

  return (
    <li className={css['card']}>
      <div className={css['head']}>
        <p className={css['code']}>{code}</p>
        <p className={css['soft']}>
          {t('tickets.at', {
            kiosk: homeName,
            age: t('parked.age', {
              minutes: Math.max(0, Math.floor((now - found.parkedAt) / MINUTE_MS)),
            }),
          })}
        </p>
      </div>
      <ul className={css['lines']}>
        {found.lines.map((line, at) => (
          <li key={at}>
            {t('tickets.line', { quantity: line.quantity, name: pick(line.name) })}
            {line.options.length > 0 && (
              <span className={css['soft']}>{` · ${line.options.map(pick).join(', ')}`}</span>
            )}
          </li>
        ))}
      </ul>
      <p className={css['total']}>
        {t('tickets.total', {
          total: currency === null ? String(total) : formatMoney(total, currency, language),
        })}
      </p>
      <p className={css['state']}>{stateWords(t, found, mine)}</p>
      {found.inDoubt && <p className={css['state']}>{t('parked.inDoubt')}</p>}
      {away && ticket.state !== 'ended' && (
        <p className={css['state']}>{t('tickets.gone', { kiosk: homeName })}</p>
      )}
      {!closing && <HandlingFault fault={fault} />}
      {ticket.state !== 'ended' && !away && !found.inDoubt && (
        <div className={css['actions']}>
          {ticket.state === 'waiting' && (
            <Button kind="primary" icon={HandHelping} disabled={busy} onClick={() => void take()}>
              {t('tickets.take')}
            </Button>
          )}
          {(mine || (overrules && holder?.kind === 'counter')) && (
            <Button icon={Undo2} disabled={busy} onClick={() => void giveBack()}>
              {t('tickets.giveBack')}
            </Button>
          )}
          {(mine || stuck) && (
            <Button
              kind={mine ? 'primary' : 'secondary'}
              icon={Check}
              disabled={busy}
              onClick={() => setClosing(true)}
            >
              {t('parked.close')}
            </Button>
          )}
        </div>
      )}
      {closing && (
        <AskReason
          title={`${code} · ${t('parked.close')}`}
          reasons={reasons.parked}
          run={{ busy, fault }}
          onClose={() => setClosing(false)}
          onDone={({ reason }) => void close(reason)}
        />
      )}
    </li>
  );
}

type Seen = Pick<FoundTicket, 'ticket' | 'homeName'>;

/** Why it is not theirs: somebody was faster, or it ended by itself. */
function lateWords(t: HandlingTranslate, seen: Seen): string {
  const { ticket } = seen;
  const name = ticket.state === 'held' ? ticket.by.name : ticket.state === 'ended' ? ticket.by : '';
  return name === '' ? stateWords(t, seen, false) : t('tickets.done.late', { name });
}

function stateWords(t: HandlingTranslate, { ticket, homeName }: Seen, mine: boolean): string {
  switch (ticket.state) {
    case 'waiting':
      return t('tickets.waiting');
    case 'held':
      if (mine) return t('tickets.mine');
      return t(ticket.by.kind === 'counter' ? 'tickets.counter' : 'tickets.moving', { name: ticket.by.name });
    case 'ended':
      if (ticket.how === 'fetched') return t('tickets.ended.fetched', { name: ticket.by, kiosk: homeName });
      if (ticket.how === 'moved') return t('tickets.ended.moved', { name: ticket.by });
      if (ticket.how === 'closed') return t('tickets.ended.closed', { name: ticket.by });
      return t(`tickets.ended.${ticket.how}`);
    default:
      return unreachable(ticket);
  }
}
