import { useEffect, useState } from 'react';
import type { InsightReport } from '../../../contract/insight.ts';
import { FrictionList } from '../../ui/staff/insight/friction-list.tsx';
import { Headlines } from '../../ui/staff/insight/headlines.tsx';
import { WhatIsMissing } from '../../ui/staff/insight/what-is-missing.tsx';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { InsightTexts, useInsightText } from '../../ui/staff/insight-text.tsx';
import { Segments } from '../../ui/staff/segments.tsx';
import { useRun } from '../../ui/staff/use-run.ts';
import css from './shift-figures.module.css';

const presets = ['1', '7', '30'] as const;

function Figures() {
  const { t } = useInsightText();
  const { run, busy, fault, forget } = useRun();
  const [preset, setPreset] = useState<(typeof presets)[number]>('1');
  const [report, setReport] = useState<InsightReport | null>(null);

  async function show(days: (typeof presets)[number]): Promise<void> {
    setPreset(days);
    const answer = await run('insight.report', { last: Number(days) });
    if (answer !== undefined) setReport(answer.value);
  }

  useEffect(() => {
    void show('1');
    // oxlint-disable-next-line react/exhaustive-deps -- once, when the tab opens; afterwards by the person's own wish
  }, []);

  return (
    <section className={css['figures']} aria-labelledby="figures-title">
      <h2 id="figures-title" className={css['title']}>
        {t('insight.title')}
      </h2>
      <Segments
        label={t('insight.range')}
        quiet
        disabled={busy}
        options={presets.map((value) => ({ value, label: t(`insight.range.${value}`) }))}
        value={preset}
        onPick={(value) => void show(value)}
      />
      <FaultNotice fault={fault} onClose={forget} />
      {busy && <p role="status">{t('insight.loading')}</p>}
      {report && !busy && (
        <>
          <WhatIsMissing report={report} />
          {report.total.calls === 0 ? <p>{t('insight.none')}</p> : <Headlines report={report} />}
          <FrictionList report={report} />
        </>
      )}
    </section>
  );
}

/** Who runs a shift sees how help is today, and where people get stuck. */
export function ShiftFigures() {
  return (
    <InsightTexts>
      <Figures />
    </InsightTexts>
  );
}
