import { Printer, ScrollText } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import type { HelpLogPage, InsightReport } from '../../../contract/insight.ts';
import type { ManagerView } from '../../../contract/views.ts';
import type { DayRange } from '../../../domain/catalog/business-days.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { InsightTexts, useInsightText } from '../../ui/staff/insight-text.tsx';
import { Segments } from '../../ui/staff/segments.tsx';
import { useRun } from '../../ui/staff/use-run.ts';
import { DrillPanel } from './drill-panel.tsx';
import css from './insight-page.module.css';
import { FiguresPaper } from './paper/figures-paper.tsx';
import { LogPaper } from './paper/log-paper.tsx';
import { ReportView } from './report-view.tsx';

const presets = ['1', '7', '30'] as const;
type Preset = (typeof presets)[number];

const FIRST: Preset = '7';

/** Until the first report has said which days they are. */
const unknownDays: DayRange = { from: '', to: '' };

function Page({ view }: { readonly view: ManagerView }) {
  const { t } = useInsightText();
  const { run, busy, fault, forget } = useRun();
  const id = useId();
  const [preset, setPreset] = useState<Preset | 'own'>(FIRST);
  const [range, setRange] = useState<DayRange>(unknownDays);
  const [report, setReport] = useState<InsightReport | null>(null);
  const [paper, setPaper] = useState<'figures' | HelpLogPage | null>(null);

  async function show(of: DayRange | { readonly last: number }): Promise<void> {
    const answer = await run('insight.report', of);
    if (answer === undefined) return;
    setReport(answer.value);
    // Which days the last ones are, the shop's calendar says.
    setRange({ from: answer.value.from, to: answer.value.to });
  }

  async function readLog(): Promise<void> {
    const answer = await run('insight.helpLog', range);
    if (answer !== undefined) setPaper(answer.value);
  }

  useEffect(() => {
    void show({ last: Number(FIRST) });
    // oxlint-disable-next-line react/exhaustive-deps -- once, when the tab opens; afterwards by the person's own wish
  }, []);

  function pick(next: Preset | 'own'): void {
    setPreset(next);
    if (next === 'own') return;
    void show({ last: Number(next) });
  }

  const whole = range.from !== '' && range.to !== '';
  if (paper === 'figures' && report !== null)
    return <FiguresPaper report={report} onClose={() => setPaper(null)} />;
  if (paper !== null && paper !== 'figures') return <LogPaper log={paper} onClose={() => setPaper(null)} />;
  return (
    <div className={css['page']}>
      <header>
        <h2 className={css['title']}>{t('insight.title')}</h2>
        <p className={css['soft']}>{t('insight.about')}</p>
      </header>
      <div className={css['row']}>
        <Segments
          label={t('insight.range')}
          disabled={busy}
          options={presets.map((value) => ({ value, label: t(`insight.range.${value}`) }))}
          value={preset === 'own' ? '' : preset}
          onPick={(value) => pick(value === '' ? 'own' : value)}
        />
        {(['from', 'to'] as const).map((edge) => (
          <label key={edge} htmlFor={`${id}-${edge}`} className={css['field']}>
            <span>{t(`insight.${edge}`)}</span>
            <input
              id={`${id}-${edge}`}
              className={css['day']}
              type="date"
              value={range[edge]}
              onChange={(event) => {
                setRange({ ...range, [edge]: event.target.value });
                setPreset('own');
              }}
            />
          </label>
        ))}
        <Button kind="primary" blocked={busy || !whole} onClick={() => void show(range)}>
          {t('insight.show')}
        </Button>
        {report && (
          <Button icon={Printer} onClick={() => setPaper('figures')}>
            {t('insight.print')}
          </Button>
        )}
        <Button icon={ScrollText} blocked={busy || !whole} onClick={() => void readLog()}>
          {t('insight.log')}
        </Button>
      </div>
      <FaultNotice fault={fault} onClose={forget} />
      {busy && <p role="status">{t('insight.loading')}</p>}
      {report && <ReportView report={report} />}
      <DrillPanel view={view} />
    </div>
  );
}

/** The manager's tab: what calls teach. */
export function InsightPage({ view }: { readonly view: ManagerView }) {
  return (
    <InsightTexts>
      <Page view={view} />
    </InsightTexts>
  );
}
