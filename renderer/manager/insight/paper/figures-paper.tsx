import type { InsightReport } from '../../../../contract/insight.ts';
import { type Dimension, dimensions } from '../../../../domain/insight/figures.ts';
import { LEAST_VISITS } from '../../../../domain/insight/friction.ts';
import { offerFigures } from '../../../../domain/insight/offers.ts';
import { useInsightText } from '../../../ui/staff/insight-text.tsx';
import { findingName } from '../../../ui/staff/insight/finding-name.ts';
import { headlinesOf } from '../../../ui/staff/insight/headlines-of.ts';
import { minuteWords, numberWords, rowWords, shareWords } from '../../../ui/staff/insight/insight-words.ts';
import { useMissing } from '../../../ui/staff/insight/what-is-missing.tsx';
import { PaperSheet } from './paper-sheet.tsx';
import css from './paper-sheet.module.css';

/** Products beyond these are in the file for spreadsheets. */
const MOST_ROWS = 30;

function DimensionTable({ report, by }: { readonly report: InsightReport; readonly by: Dimension }) {
  const { t, screenLanguage } = useInsightText();
  const rows = report.tables[by];
  if (rows.length === 0) return null;
  const most = Math.max(1, ...rows.map(({ figures }) => figures.calls));
  const pair = ({ p50, p90 }: { readonly p50: number | null; readonly p90: number | null }): string =>
    p50 === null ? '–' : `${minuteWords(p50)} / ${minuteWords(p90)}`;
  return (
    <section>
      <h3>{t(`insight.by.${by}`)}</h3>
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">{t(`insight.by.${by}`)}</th>
            <th scope="col">{t('insight.col.calls')}</th>
            <th scope="col">{t('insight.col.orders')}</th>
            <th scope="col">{t('insight.col.per100')}</th>
            {(['seen', 'accepted', 'arrived', 'resolved'] as const).map((each) => (
              <th key={each} scope="col">
                {t(`insight.col.${each}`)}
              </th>
            ))}
            <th scope="col">{t('insight.col.useless')}</th>
            <th scope="col">{t('insight.col.unanswered')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map(({ figures, ...row }) => (
            <tr key={row.key}>
              <th scope="row">{rowWords(t, by, row, screenLanguage)}</th>
              <td className={css['bars']}>
                <span style={{ width: `${(figures.calls * 100) / most}%` }} />
                <b>{numberWords(figures.calls, screenLanguage)}</b>
              </td>
              <td>{numberWords(figures.orders, screenLanguage)}</td>
              <td>{numberWords(figures.per100, screenLanguage)}</td>
              <td>{pair(figures.seen)}</td>
              <td>{pair(figures.accepted)}</td>
              <td>{pair(figures.arrived)}</td>
              <td>{pair(figures.resolved)}</td>
              <td>{shareWords(figures.uselessRate, screenLanguage)}</td>
              <td data-bad={figures.unanswered > 0 || undefined}>
                {numberWords(figures.unanswered, screenLanguage)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST_ROWS && (
        <p className={css['soft']}>{t('insight.paper.more', { count: rows.length - MOST_ROWS })}</p>
      )}
    </section>
  );
}

/** The whole report on paper: every table, with bars instead of the charts. */
export function FiguresPaper({
  report,
  onClose,
}: {
  readonly report: InsightReport;
  readonly onClose: () => void;
}) {
  const { t, pick, screenLanguage } = useInsightText();
  const missing = useMissing(report);
  const { friction } = report;
  const offers = offerFigures(report.offers);
  return (
    <PaperSheet {...report} title={t('insight.title')} onClose={onClose}>
      {missing.map((line) => (
        <p key={line} className={css['warn']}>
          {line}
        </p>
      ))}
      <dl className={css['facts']}>
        {headlinesOf(report, t, screenLanguage).map(({ name, value, more, goal }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={css['value']}>{value}</dd>
            <dd>{more}</dd>
            {goal && (
              <dd>
                {t(goal.met ? 'insight.goal.met' : 'insight.goal.missed')} · {goal.words}
              </dd>
            )}
          </div>
        ))}
      </dl>
      <p className={css['soft']}>
        {t('insight.minutes')} {t('insight.paper.pairs')}
      </p>
      {dimensions.map((by) => (
        <DimensionTable key={by} report={report} by={by} />
      ))}
      <section>
        <h3>{t('insight.friction')}</h3>
        {friction.findings.length === 0 && (
          <p>{t(friction.visits < LEAST_VISITS ? 'insight.friction.few' : 'insight.friction.none')}</p>
        )}
        {friction.findings.length > 0 && (
          <table className={css['table']}>
            <thead>
              <tr>
                <th scope="col">{t('insight.friction')}</th>
                <th scope="col">{t('insight.col.visits')}</th>
                <th scope="col">{t('insight.col.troubled')}</th>
                <th scope="col">{t('insight.col.calls')}</th>
                <th scope="col">{t('insight.col.worse')}</th>
              </tr>
            </thead>
            <tbody>
              {friction.findings.slice(0, MOST_ROWS).map((finding) => (
                <tr key={`${finding.kind} ${finding.itemId} ${finding.groupId ?? ''}`}>
                  <th scope="row">{findingName(finding, t, pick)}</th>
                  <td>{numberWords(finding.visits, screenLanguage)}</td>
                  <td>{numberWords(finding.troubled, screenLanguage)}</td>
                  <td>{numberWords(finding.calls, screenLanguage)}</td>
                  <td>{t(finding.worse ? 'insight.friction.worse' : 'insight.friction.chance')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section>
        <h3>{t('insight.offers')}</h3>
        {offers.length === 0 && <p>{t('insight.offers.none')}</p>}
        {offers.map((each) => (
          <p key={each.sign}>
            {t(`insight.sign.${each.sign}`)}: {t('insight.offers.made')} {each.made} ·{' '}
            {t('insight.offers.precision')} {shareWords(each.precision, screenLanguage)}
          </p>
        ))}
      </section>
    </PaperSheet>
  );
}
