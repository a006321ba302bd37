import { useId } from 'react';
import type { InsightReport } from '../../../contract/insight.ts';
import { offerFigures, offersTogether } from '../../../domain/insight/offers.ts';
import { useInsightText } from '../../ui/staff/insight-text.tsx';
import { CsvDownload } from '../../ui/staff/insight/download.tsx';
import css from './figure-table.module.css';
import { numberWords, shareWords } from '../../ui/staff/insight/insight-words.ts';

const counts = ['made', 'called', 'wentOn', 'notWanted', 'noAnswer'] as const;

/** Hands that were offered, and how often they were wanted: how good the guess is, sign by sign. */
export function OfferTable({ report }: { readonly report: InsightReport }) {
  const { t, screenLanguage } = useInsightText();
  const id = useId();
  const signs = offerFigures(report.offers);
  const rows = [
    ...signs.map((figures) => ({ ...figures, name: t(`insight.sign.${figures.sign}`) })),
    ...(signs.length > 1 ? [{ ...offersTogether(report.offers), name: t('insight.offers.all') }] : []),
  ];
  const head = [
    t('insight.offers.sign'),
    ...counts.map((each) => t(`insight.offers.${each}`)),
    t('insight.offers.precision'),
  ];
  return (
    <section aria-labelledby={id} className={css['box']}>
      <h2 id={id} className={css['title']}>
        {t('insight.offers')}
      </h2>
      <p className={css['soft']}>{t('insight.offers.about')}</p>
      {signs.length === 0 ? (
        <p>{t('insight.offers.none')}</p>
      ) : (
        <>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
          <div className={css['scroll']} role="region" aria-label={t('insight.scroll')} tabIndex={0}>
            <table className={css['table']}>
              <thead>
                <tr>
                  {head.map((each) => (
                    <th key={each} scope="col">
                      {each}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.name}>
                    <th scope="row">{row.name}</th>
                    {counts.map((each) => (
                      <td key={each}>{numberWords(row[each], screenLanguage)}</td>
                    ))}
                    <td>{shareWords(row.precision, screenLanguage)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <CsvDownload
            label={t('insight.offers.csv')}
            file={`offers-${report.from}-${report.to}.csv`}
            head={head}
            rows={rows.map((row) => [
              row.name,
              ...counts.map((each) => row[each]),
              row.precision === null ? null : Math.round(row.precision * 1000) / 1000,
            ])}
          />
        </>
      )}
    </section>
  );
}
