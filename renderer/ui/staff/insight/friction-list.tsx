import type { InsightReport } from '../../../../contract/insight.ts';
import { LEAST_VISITS } from '../../../../domain/insight/friction.ts';
import { useInsightText } from '../insight-text.tsx';
import { CsvDownload } from './download.tsx';
import { findingName, productOf } from './finding-name.ts';
import css from './friction-list.module.css';
import { shareWords, stepWords } from './insight-words.ts';

const counts = ['calls', 'backOuts', 'removals', 'undos', 'reopened', 'changes'] as const;

/** Longest list that somebody reads; the file has all. */
const SHOWN = 12;

/** Where people get stuck, the surest trouble first; what may be chance says so. */
export function FrictionList({ report }: { readonly report: InsightReport }) {
  const { t, pick, screenLanguage } = useInsightText();
  const { findings, visits } = report.friction;
  return (
    <section aria-labelledby="friction-title" className={css['friction']}>
      <h2 id="friction-title" className={css['title']}>
        {t('insight.friction')}
      </h2>
      <p className={css['soft']}>{t('insight.friction.about', { visits, least: LEAST_VISITS })}</p>
      {findings.length === 0 && (
        <p>{t(visits < LEAST_VISITS ? 'insight.friction.few' : 'insight.friction.none')}</p>
      )}
      <ol className={css['list']}>
        {findings.slice(0, SHOWN).map((finding) => (
          <li
            key={`${finding.kind} ${finding.itemId} ${finding.groupId ?? ''}`}
            className={css['finding']}
            data-worse={finding.worse || undefined}
          >
            <p className={css['name']}>
              {findingName(finding, t, pick)}
              <span className={css['mark']}>
                {t(finding.worse ? 'insight.friction.worse' : 'insight.friction.chance')}
              </span>
            </p>
            {finding.groupName !== null && finding.shareOfCalls !== null && finding.calls > 0 && (
              <p>
                {t('insight.friction.share', {
                  share: shareWords(finding.shareOfCalls, screenLanguage),
                  product: productOf(finding, pick),
                  group: pick(finding.groupName),
                })}
              </p>
            )}
            <p className={css['soft']}>
              {[
                t('insight.friction.product', { troubled: finding.troubled, visits: finding.visits }),
                ...counts
                  .filter((each) => finding[each] > 0)
                  .map((each) => t(`insight.friction.${each}`, { count: finding[each] })),
              ].join(' · ')}
            </p>
          </li>
        ))}
      </ol>
      {findings.length > 0 && (
        <CsvDownload
          label={t('insight.csv.friction')}
          file={`friction-${report.from}-${report.to}.csv`}
          head={[
            t('insight.col.product'),
            t('insight.col.choice'),
            t('insight.col.visits'),
            t('insight.col.troubled'),
            t('insight.col.calls'),
            t('insight.col.backOuts'),
            t('insight.col.removals'),
            t('insight.col.undos'),
            t('insight.col.reopened'),
            t('insight.col.changes'),
            t('insight.col.share'),
            t('insight.col.worse'),
          ]}
          rows={findings.map((finding) => [
            finding.kind === 'stage' ? stepWords(t, finding.itemId) : productOf(finding, pick),
            finding.kind === 'stage'
              ? t('insight.friction.cell.stage')
              : finding.groupName === null
                ? ''
                : pick(finding.groupName),
            finding.visits,
            finding.troubled,
            ...counts.map((each) => finding[each]),
            finding.shareOfCalls === null ? null : Math.round(finding.shareOfCalls * 1000) / 1000,
            finding.worse ? 1 : 0,
          ])}
        />
      )}
    </section>
  );
}
