import { useMemo } from 'react';
import type { InsightReport } from '../../../contract/insight.ts';
import { daysBetween } from '../../../domain/catalog/business-days.ts';
import { useInsightText } from '../../ui/staff/insight-text.tsx';
import { BarChart } from './bar-chart.tsx';
import { FigureTable } from './figure-table.tsx';
import { FrictionList } from '../../ui/staff/insight/friction-list.tsx';
import { Headlines } from '../../ui/staff/insight/headlines.tsx';
import css from './insight-page.module.css';
import { longWords } from '../../ui/staff/insight/insight-words.ts';
import { OfferTable } from './offer-table.tsx';
import { WhatIsMissing } from '../../ui/staff/insight/what-is-missing.tsx';

const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

/** A report on the screen and on paper. */
export function ReportView({ report }: { readonly report: InsightReport }) {
  const { t, screenLanguage } = useInsightText();
  const { total, tables, bell, anchor, from, to } = report;
  const charts = useMemo(() => {
    const count = (rows: InsightReport['tables']['day'], key: string): number =>
      rows.find((row) => row.key === key)?.figures.calls ?? 0;
    const days = daysBetween({ from, to });
    const short = new Intl.DateTimeFormat(screenLanguage, {
      day: 'numeric',
      month: 'numeric',
      timeZone: 'UTC',
    });
    return {
      days: days.map((day) => short.format(Date.parse(day))),
      callsByDay: days.map((day) => count(tables.day, day)),
      callsByHour: hours.map((hour) => count(tables.hour, hour)),
    };
  }, [tables, from, to, screenLanguage]);
  return (
    <div className={css['report']}>
      <WhatIsMissing report={report} />
      {total.calls === 0 ? (
        <div className={css['none']}>
          <p className={css['noneTitle']}>{t('insight.none')}</p>
          <p>
            {total.orders === null
              ? t('insight.none.unknown')
              : t('insight.none.more', { orders: total.orders })}
          </p>
        </div>
      ) : (
        <>
          <Headlines report={report} />
          <div className={css['charts']}>
            {charts.days.length > 1 && (
              <BarChart title={t('insight.chart.day')} labels={charts.days} values={charts.callsByDay} />
            )}
            <BarChart title={t('insight.chart.hour')} labels={hours} values={charts.callsByHour} />
          </div>
          <FigureTable report={report} />
        </>
      )}
      <FrictionList report={report} />
      <OfferTable report={report} />
      {bell.off > 60_000 && (
        <p className={css['soft']}>{t('insight.bell.off', { time: longWords(bell.off, screenLanguage) })}</p>
      )}
      {anchor && (
        <p className={css['soft']}>
          <span className={css['hash']}>
            {t('insight.anchor', { seq: anchor.seq, hash: anchor.hash.slice(0, 16) })}
          </span>{' '}
          {t('insight.anchor.more')}
        </p>
      )}
    </div>
  );
}
