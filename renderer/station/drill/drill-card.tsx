import { useState } from 'react';
import type { DrillView } from '../../../contract/drill.ts';
import { type ResolveReason, resolveReasons } from '../../../domain/assist/call.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { causeWords } from '../../ui/staff/cause-words.ts';
import { Choices } from '../../ui/staff/choices.tsx';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { useInsightText } from '../../ui/staff/insight-text.tsx';
import { Panel } from '../../ui/staff/panel.tsx';
import { useStaffText } from '../../ui/staff/staff-text.ts';
import { stopWatch } from '../../ui/staff/time-words.ts';
import { useRun } from '../../ui/staff/use-run.ts';
import css from './drill-section.module.css';

export interface DrillCardProps {
  readonly call: DrillView['calls'][number];
  readonly myId: string;
  readonly paused: boolean;
  readonly waitedMs: number;
}

/** A call to practise on: hatched and marked on every side, so that nobody runs for it. */
export function DrillCard({ call, myId, paused, waitedMs }: DrillCardProps) {
  const { t, pick } = useInsightText();
  const staff = useStaffText();
  const { run, busy, fault, forget } = useRun();
  const [ending, setEnding] = useState(false);
  const [reason, setReason] = useState<ResolveReason | null>(null);
  const { callId, accepted, arrivedMs } = call;
  const mine = accepted?.by.staffId === myId;
  const name = accepted?.by.name ?? '';
  const next = accepted === null ? 'accept' : mine && arrivedMs === null ? 'arrive' : mine ? 'resolve' : null;
  const teaches = pick(call.teaches);

  function press(): void {
    if (next === 'accept') void run('drill.accept', { callId });
    else if (next === 'arrive') void run('drill.arrive', { callId });
    else setEnding(true);
  }

  async function end(): Promise<void> {
    if (reason !== null && (await run('drill.resolve', { callId, reason }))) setEnding(false);
  }

  return (
    <article className={css['card']}>
      <header className={css['cardHead']}>
        <span className={css['mark']}>{t('drill.mark')}</span>
        <h3 className={css['where']}>
          {call.kioskName} <span className={css['soft']}>{call.place}</span>
        </h3>
        <span className={css['waited']}>{stopWatch(waitedMs)}</span>
      </header>
      <p className={css['what']}>{pick(call.title)}</p>
      <p className={css['soft']}>
        {[
          causeWords(t, call.cause),
          ...call.packet.lines.map((line) => `${line.quantity} × ${pick(line.name)}`),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      {arrivedMs !== null && teaches !== '' && <p>{t('drill.teaches', { what: teaches })}</p>}
      {accepted !== null && (
        <p role="status">{t(arrivedMs === null ? 'drill.taken' : 'drill.there', { name })}</p>
      )}
      <FaultNotice fault={fault} onClose={forget} takenBy={name === '' ? null : name} />
      {next !== null && (
        <Button kind="primary" disabled={busy || paused} onClick={press}>
          {t(`drill.${next}`)}
        </Button>
      )}
      {ending && (
        <Panel
          title={t('drill.how')}
          onClose={() => setEnding(false)}
          actions={
            <>
              <Button onClick={() => setEnding(false)}>{staff.t('back')}</Button>
              <Button kind="primary" blocked={busy || reason === null} onClick={() => void end()}>
                {t('drill.resolve')}
              </Button>
            </>
          }
        >
          <Choices
            label={t('drill.how')}
            options={resolveReasons.map((value) => ({ value, label: t(`insight.reason.${value}`) }))}
            value={reason}
            onPick={setReason}
          />
        </Panel>
      )}
    </article>
  );
}
