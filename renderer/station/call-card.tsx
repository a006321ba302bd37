import { Check, Footprints, PanelRightOpen, UserRoundCheck } from 'lucide-react';
import { useState } from 'react';
import type { Currency } from '../../domain/catalog/catalog.ts';
import type { StationView } from '../../contract/views.ts';
import { Button } from '../ui/primitives/button.tsx';
import { Icon } from '../ui/primitives/icon.tsx';
import { FaultNotice } from '../ui/staff/fault-notice.tsx';
import { useSay } from '../ui/staff/say.tsx';
import { useStaffText } from '../ui/staff/staff-text.ts';
import { spokenTime, stopWatch } from '../ui/staff/time-words.ts';
import { useRun } from '../ui/staff/use-run.ts';
import css from './call-card.module.css';
import { CallFacts } from './call-facts.tsx';
import { levelOf } from '../../domain/assist/call-level.ts';
import { likelyCause, stateWords } from './call-words.ts';
import { levelIcons } from './level-icons.ts';
import { useKioskPanel } from './panel/use-kiosk-panel.ts';
import { ResolvePanel } from './resolve-panel.tsx';
import { useSeenRef } from './seen.tsx';
import { SettlePanel } from './settle-panel.tsx';
import { useText } from './station-text.ts';

export type Call = StationView['calls'][number];

export interface CallCardProps {
  readonly call: Call;
  readonly myId: string | null;
  readonly currency: Currency | null;
  /** Milliseconds waited by now. */
  readonly waitedMs: number;
}

/** One call: who and where from three metres, what and why from one, what to do at arm's length. */
export function CallCard({ call, myId, currency, waitedMs }: CallCardProps) {
  const { t, screenLanguage } = useText();
  const staff = useStaffText();
  const say = useSay();
  const { run, busy, fault, forget } = useRun();
  const kioskPanel = useKioskPanel();
  const [panel, setPanel] = useState<'resolve' | 'settle' | null>(null);
  const seen = useSeenRef(call.callId, call.state === 'raised');
  const level = levelOf(call);
  const mine = call.acceptedBy !== null && call.acceptedBy.staffId === myId;
  const free = call.acceptedBy === null;
  const there = mine && call.arrivedAt !== null;
  const next = free ? 'accept' : mine && !there ? 'arrive' : call.payment ? 'settle' : 'resolve';

  async function accept(): Promise<void> {
    if (await run('assist.accept', { callId: call.callId })) say(t('done.accepted'));
  }

  const resolveWords =
    call.acceptedBy !== null && !mine
      ? t('do.resolveOther', { name: call.acceptedBy.name })
      : t('do.resolve');

  return (
    <article ref={seen} className={css['card']} data-level={level} data-free={free || undefined}>
      <header className={css['head']}>
        <p className={css['level']}>
          <span className={css['shape']}>
            <Icon of={levelIcons[level]} size="l" />
          </span>
          <span className={css['levelWord']}>{t(`level.${level}`)}</span>
        </p>
        <div className={css['where']}>
          <h3 className={css['kiosk']}>
            {call.kioskName}
            <span className={css['place']}>{call.place}</span>
          </h3>
          <p className={css['cause']}>
            {t(`cause.${call.cause}`)}
            {call.reason && <span className={css['reason']}> · {t(`reason.${call.reason}`)}</span>}
          </p>
        </div>
        <p className={css['waited']}>
          <span aria-hidden>{stopWatch(waitedMs)}</span>
          <span className="visually-hidden">
            {t('waited.long', { time: spokenTime(waitedMs, screenLanguage) })}
          </span>
        </p>
      </header>
      <p className={css['likely']}>{likelyCause(t, staff.t, call)}</p>
      <CallFacts call={call} currency={currency} />
      {call.counterAt !== null && <p className={css['counter']}>{t('state.counter', { code: call.code })}</p>}
      <FaultNotice fault={fault} onClose={forget} takenBy={call.acceptedBy?.name ?? null} />
      <footer className={css['foot']}>
        <p className={css['state']} data-taken={!free || undefined} role="status">
          {!free && <Icon of={UserRoundCheck} />}
          {stateWords(t, call, myId)}
        </p>
        <div className={css['actions']}>
          <Button
            kind="quiet"
            icon={PanelRightOpen}
            onClick={() => kioskPanel.open({ kioskId: call.kioskId, callId: call.callId })}
          >
            {t('kiosk.look', { kiosk: call.kioskName })}
          </Button>
          {next !== 'resolve' && !(free && call.payment) && (
            <Button disabled={busy} onClick={() => setPanel('resolve')}>
              {resolveWords}
            </Button>
          )}
          {call.payment && next !== 'settle' && (
            <Button disabled={busy} onClick={() => setPanel('settle')}>
              {t('do.settle')}
            </Button>
          )}
          {next === 'accept' && (
            <Button kind="primary" size="l" icon={Check} disabled={busy} onClick={() => void accept()}>
              {t('do.accept')}
            </Button>
          )}
          {next === 'arrive' && (
            <Button
              kind="primary"
              size="l"
              icon={Footprints}
              disabled={busy}
              onClick={() => void run('assist.arrive', { callId: call.callId })}
            >
              {t('do.arrive')}
            </Button>
          )}
          {next === 'settle' && (
            <Button kind="primary" size="l" disabled={busy} onClick={() => setPanel('settle')}>
              {t('do.settle')}
            </Button>
          )}
          {next === 'resolve' && (
            <Button
              kind={mine ? 'primary' : 'secondary'}
              size={mine ? 'l' : 'm'}
              disabled={busy}
              onClick={() => setPanel('resolve')}
            >
              {resolveWords}
            </Button>
          )}
        </div>
      </footer>
      {panel === 'resolve' && <ResolvePanel call={call} onClose={() => setPanel(null)} />}
      {panel === 'settle' && call.payment && (
        <SettlePanel
          payment={call.payment}
          kioskId={call.kioskId}
          currency={currency}
          onClose={() => setPanel(null)}
        />
      )}
    </article>
  );
}
