import type { DrillView } from '../../../../contract/drill.ts';
import { stopWatch } from '../time-words.ts';
import { useInsightText } from '../insight-text.tsx';
import css from './result-sheet.module.css';

type Row = DrillView['calls'][number];

/** What practice took, beside what the shop usually needs. */
export function ResultSheet({ drill }: { readonly drill: DrillView }) {
  const { t, pick } = useInsightText();
  const done = drill.calls.filter(({ resolved }) => resolved !== null);
  const cell = (ms: number | null | undefined, usual: number | null) => (
    <td>
      {ms === null || ms === undefined ? '–' : stopWatch(ms)}
      {usual !== null && <span className={css['usual']}>{t('drill.usual', { time: stopWatch(usual) })}</span>}
    </td>
  );
  const since = (row: Row, ms: number | null | undefined): number | null =>
    ms === null || ms === undefined ? null : ms - row.startsMs;
  return (
    <section aria-labelledby="drill-sheet" className={css['sheet']}>
      <h3 id="drill-sheet">{t('drill.sheet')}</h3>
      {done.length === 0 ? (
        <p className={css['soft']}>{t('drill.sheet.none')}</p>
      ) : (
        <>
          <p className={css['soft']}>{t('drill.sheet.about')}</p>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
          <div className={css['scroll']} role="region" aria-label={t('insight.scroll')} tabIndex={0}>
            <table className={css['table']}>
              <thead>
                <tr>
                  <th scope="col">{t('drill.col.call')}</th>
                  <th scope="col">{t('drill.col.who')}</th>
                  <th scope="col">{t('insight.col.accepted')}</th>
                  <th scope="col">{t('insight.col.arrived')}</th>
                  <th scope="col">{t('insight.col.resolved')}</th>
                </tr>
              </thead>
              <tbody>
                {done.map((row) => (
                  <tr key={row.callId}>
                    <th scope="row">{pick(row.title)}</th>
                    <td>{row.accepted?.by.name ?? '–'}</td>
                    {cell(since(row, row.accepted?.atMs), drill.usual.accepted)}
                    {cell(since(row, row.arrivedMs), drill.usual.arrived)}
                    {cell(since(row, row.resolved?.atMs), drill.usual.resolved)}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}
