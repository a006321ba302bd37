import { GraduationCap } from 'lucide-react';
import type { StationView } from '../../../contract/views.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Icon } from '../../ui/primitives/icon.tsx';
import { Notice } from '../../ui/primitives/notice.tsx';
import { ResultSheet } from '../../ui/staff/drill/result-sheet.tsx';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { InsightTexts, useInsightText } from '../../ui/staff/insight-text.tsx';
import { useRun } from '../../ui/staff/use-run.ts';
import { DrillCard } from './drill-card.tsx';
import css from './drill-section.module.css';

function Section({ view, passedMs }: { readonly view: StationView; readonly passedMs: number }) {
  const { t } = useInsightText();
  const { run, busy, fault, forget } = useRun();
  const { drill, me } = view;
  if (drill === null || me === null) return null;
  const open = drill.calls.filter(({ resolved }) => resolved === null);
  return (
    <section aria-labelledby="drill-title" className={css['drill']}>
      <header className={css['head']}>
        <span className={css['mark']}>
          <Icon of={GraduationCap} />
          {t('drill.mark')}
        </span>
        <h2 id="drill-title" className={css['title']}>
          {t('drill.title')}
        </h2>
        <Button
          size="s"
          disabled={busy}
          onClick={() => void run(drill.mine ? 'drill.leave' : 'drill.join', {})}
        >
          {t(drill.mine ? 'drill.leave' : 'drill.join')}
        </Button>
      </header>
      <p>{t('drill.invite', { name: drill.startedBy })}</p>
      <FaultNotice fault={fault} onClose={forget} />
      {drill.mine && (
        <>
          {drill.paused && <Notice kind="attention">{t('drill.paused')}</Notice>}
          <ul className={css['list']}>
            {open.map((call) => (
              <li key={call.callId}>
                <DrillCard
                  call={call}
                  myId={me.staffId}
                  paused={drill.paused}
                  waitedMs={call.waitingMs + (drill.paused ? 0 : passedMs)}
                />
              </li>
            ))}
          </ul>
          {open.length === 0 && !drill.done && <p>{t('drill.wait')}</p>}
          <p className={css['soft']}>{t('drill.toCome', { count: drill.toCome })}</p>
          <ResultSheet drill={drill} />
        </>
      )}
    </section>
  );
}

/** Practice, below every real call; nothing while none runs. */
export function DrillSection(props: { readonly view: StationView; readonly passedMs: number }) {
  if (props.view.drill === null) return null;
  return (
    <InsightTexts>
      <Section {...props} />
    </InsightTexts>
  );
}
