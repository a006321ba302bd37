import { useId, useState } from 'react';
import type { ManagerView } from '../../../contract/views.ts';
import { drillScenarios } from '../../../domain/drill/scenarios.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/notice.tsx';
import { ResultSheet } from '../../ui/staff/drill/result-sheet.tsx';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { useInsightText } from '../../ui/staff/insight-text.tsx';
import { useSay } from '../../ui/staff/say.tsx';
import { Segments } from '../../ui/staff/segments.tsx';
import { useRun } from '../../ui/staff/use-run.ts';
import css from './insight-page.module.css';

const sources = ['made', 'past'] as const;

/** The manager begins practice, sees who takes part, and reads the result sheet. */
export function DrillPanel({ view }: { readonly view: Pick<ManagerView, 'drill' | 'kiosks'> }) {
  const { t, pick, screenLanguage } = useInsightText();
  const say = useSay();
  const { run, busy, fault, forget } = useRun();
  const id = useId();
  const [source, setSource] = useState<(typeof sources)[number]>('made');
  const [count, setCount] = useState(5);
  const [every, setEvery] = useState(30);
  const [kioskId, setKioskId] = useState('');
  const [scenarioId, setScenarioId] = useState('');
  const { drill } = view;

  async function start(): Promise<void> {
    const asked = {
      source,
      scenarioIds: scenarioId === '' || source === 'past' ? [] : [scenarioId],
      count,
      everySeconds: every,
      kioskIds: kioskId === '' ? [] : [kioskId],
    };
    if (await run('drill.start', asked)) say(t('drill.begun'));
  }

  const names = new Intl.ListFormat(screenLanguage).format((drill?.joined ?? []).map(({ name }) => name));
  const numbers = [
    { key: 'count', value: count, set: setCount, min: 1, max: 20 },
    { key: 'every', value: every, set: setEvery, min: 5, max: 600 },
  ] as const;
  return (
    <section aria-labelledby={`${id}-title`} className={css['report']}>
      <div>
        <h2 id={`${id}-title`} className={css['title']}>
          {t('drill.title')}
        </h2>
        <p className={css['soft']}>{t('drill.about')}</p>
      </div>
      {(drill === null || drill.done) && (
        <div className={css['row']}>
          <Segments
            label={t('drill.source')}
            options={sources.map((value) => ({ value, label: t(`drill.source.${value}`) }))}
            value={source}
            onPick={setSource}
          />
          {source === 'made' && (
            <label className={css['field']} htmlFor={`${id}-scenario`}>
              <span>{t('drill.scenario')}</span>
              <select
                id={`${id}-scenario`}
                className={css['day']}
                value={scenarioId}
                onChange={(event) => setScenarioId(event.target.value)}
              >
                <option value="">{t('drill.scenario.all')}</option>
                {drillScenarios.map((scenario) => (
                  <option key={scenario.scenarioId} value={scenario.scenarioId ?? ''}>
                    {pick(scenario.title)}
                  </option>
                ))}
              </select>
            </label>
          )}
          <label className={css['field']} htmlFor={`${id}-kiosk`}>
            <span>{t('drill.kiosk')}</span>
            <select
              id={`${id}-kiosk`}
              className={css['day']}
              value={kioskId}
              onChange={(event) => setKioskId(event.target.value)}
            >
              <option value="">{t('drill.kiosk.all')}</option>
              {view.kiosks.map((kiosk) => (
                <option key={kiosk.kioskId} value={kiosk.kioskId}>
                  {kiosk.name}
                </option>
              ))}
            </select>
          </label>
          {numbers.map(({ key, value, set, min, max }) => (
            <label key={key} className={css['field']} htmlFor={`${id}-${key}`}>
              <span>{t(`drill.${key}`)}</span>
              <input
                id={`${id}-${key}`}
                className={css['day']}
                type="number"
                inputMode="numeric"
                min={min}
                max={max}
                value={value}
                onChange={(event) =>
                  set(Math.min(max, Math.max(min, Math.round(Number(event.target.value)))))
                }
              />
            </label>
          ))}
          <Button kind="primary" blocked={busy} onClick={() => void start()}>
            {t('drill.start')}
          </Button>
        </div>
      )}
      <FaultNotice fault={fault} onClose={forget} />
      {drill && (
        <>
          {drill.paused && <Notice kind="attention">{t('drill.paused')}</Notice>}
          <p>
            {drill.joined.length === 0 ? t('drill.joined.none') : t('drill.joined', { names })} ·{' '}
            {t('drill.toCome', { count: drill.toCome })}
          </p>
          <ResultSheet drill={drill} />
          <div className={css['row']}>
            <Button disabled={busy} onClick={() => void run('drill.stop', {})}>
              {t('drill.stop')}
            </Button>
            <p className={css['soft']}>{t('drill.stop.more')}</p>
          </div>
        </>
      )}
    </section>
  );
}
