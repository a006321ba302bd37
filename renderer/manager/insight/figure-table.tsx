import { useState } from 'react';
import type { InsightReport } from '../../../contract/insight.ts';
import { type Dimension, dimensions, type FigureRow } from '../../../domain/insight/figures.ts';
import { useInsightText } from '../../ui/staff/insight-text.tsx';
import { Segments } from '../../ui/staff/segments.tsx';
import { CsvDownload } from '../../ui/staff/insight/download.tsx';
import css from './figure-table.module.css';
import { minuteWords, numberWords, rowWords, shareWords } from '../../ui/staff/insight/insight-words.ts';

const spreads = ['seen', 'accepted', 'arrived', 'resolved'] as const;

/** The figures of each kiosk, cause, … as a table that scrolls sideways where it is too wide. */
export function FigureTable({
  report,
  first = 'kiosk',
}: {
  readonly report: InsightReport;
  readonly first?: Dimension;
}) {
  const { t, screenLanguage } = useInsightText();
  const [by, setBy] = useState<Dimension>(first);
  const rows = report.tables[by];
  const name = (row: FigureRow): string => rowWords(t, by, row, screenLanguage);
  const number = (value: number | null): string => numberWords(value, screenLanguage);
  const seconds = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 100) / 10);
  const head = [
    t(`insight.by.${by}`),
    t('insight.col.calls'),
    t('insight.col.orders'),
    t('insight.col.per100'),
    ...spreads.flatMap((each) => [`${t(`insight.col.${each}`)} p50 s`, `${t(`insight.col.${each}`)} p90 s`]),
    t('insight.col.useless'),
    t('insight.col.unanswered'),
    t('insight.col.rungs'),
  ];
  return (
    <div className={css['box']}>
      <Segments
        label={t('insight.table')}
        options={dimensions.map((value) => ({ value, label: t(`insight.by.${value}`) }))}
        value={by}
        onPick={setBy}
      />
      <p className={css['soft']}>{t('insight.minutes')}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className={css['scroll']} role="region" aria-label={t('insight.scroll')} tabIndex={0}>
        <table className={css['table']}>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {t(`insight.by.${by}`)}
              </th>
              {(['calls', 'orders', 'per100'] as const).map((each) => (
                <th key={each} scope="col" rowSpan={2}>
                  {t(`insight.col.${each}`)}
                </th>
              ))}
              {spreads.map((each) => (
                <th key={each} scope="colgroup" colSpan={2}>
                  {t(`insight.col.${each}`)}
                </th>
              ))}
              {(['useless', 'unanswered', 'rungs'] as const).map((each) => (
                <th key={each} scope="col" rowSpan={2}>
                  {t(`insight.col.${each}`)}
                </th>
              ))}
            </tr>
            <tr>
              {spreads.flatMap((each) =>
                (['p50', 'p90'] as const).map((rank) => (
                  <th key={`${each} ${rank}`} scope="col" className={css['rank']}>
                    {t(`insight.col.${rank}`)}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{name(row)}</th>
                <td>{number(row.figures.calls)}</td>
                <td>{number(row.figures.orders)}</td>
                <td>{number(row.figures.per100)}</td>
                {spreads.flatMap((each) =>
                  (['p50', 'p90'] as const).map((rank) => (
                    <td key={`${each} ${rank}`}>{minuteWords(row.figures[each][rank])}</td>
                  )),
                )}
                <td>{shareWords(row.figures.uselessRate, screenLanguage)}</td>
                <td data-bad={row.figures.unanswered > 0 || undefined}>{number(row.figures.unanswered)}</td>
                <td>{row.figures.rungs.length === 0 ? '–' : String(row.figures.rungs.length)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <CsvDownload
        label={t('insight.csv')}
        file={`calls-by-${by}-${report.from}-${report.to}.csv`}
        head={head}
        rows={rows.map((row) => [
          name(row),
          row.figures.calls,
          row.figures.orders,
          row.figures.per100 === null ? null : Math.round(row.figures.per100 * 10) / 10,
          ...spreads.flatMap((each) => [seconds(row.figures[each].p50), seconds(row.figures[each].p90)]),
          row.figures.uselessRate === null ? null : Math.round(row.figures.uselessRate * 1000) / 1000,
          row.figures.unanswered,
          row.figures.rungs.length,
        ])}
      />
    </div>
  );
}
