import type { HelpLogPage } from '../../../../contract/insight.ts';
import { causeWords } from '../../../ui/staff/cause-words.ts';
import { useInsightText } from '../../../ui/staff/insight-text.tsx';
import { minuteWords, reasonWords } from '../../../ui/staff/insight/insight-words.ts';
import { PaperSheet } from './paper-sheet.tsx';
import css from './paper-sheet.module.css';

/** The help log on paper: how the bell reached people, and how fast they came. No names, no orders. */
export function LogPaper({ log, onClose }: { readonly log: HelpLogPage; readonly onClose: () => void }) {
  const { t, screenLanguage } = useInsightText();
  const moment = new Intl.DateTimeFormat(screenLanguage, {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: log.timeZone,
  });
  const nameOf = (kioskId: string): string => log.names[kioskId] ?? kioskId;
  return (
    <PaperSheet {...log} title={t('insight.log')} onClose={onClose}>
      <p>{t('insight.log.about')}</p>
      {log.brokenAt === null ? (
        <p>{t('insight.log.whole', { records: log.records })}</p>
      ) : (
        <p className={css['warn']}>{t('insight.log.broken', { seq: log.brokenAt })}</p>
      )}
      {log.left > 0 && <p className={css['warn']}>{t('insight.log.left', { count: log.left })}</p>}
      <section>
        <h3>{t('insight.log.calls')}</h3>
        {log.calls.length === 0 && <p>{t('insight.none')}</p>}
        {log.calls.length > 0 && (
          <table className={css['table']}>
            <thead>
              <tr>
                <th scope="col">{t('insight.log.raised')}</th>
                {(['kiosk', 'cause'] as const).map((each) => (
                  <th key={each} scope="col" data-words>
                    {t(`insight.by.${each}`)}
                  </th>
                ))}
                {(['seen', 'accepted', 'arrived', 'resolved'] as const).map((each) => (
                  <th key={each} scope="col">
                    {t(`insight.col.${each}`)}
                  </th>
                ))}
                <th scope="col">{t('insight.log.rung')}</th>
                <th scope="col" data-words>
                  {t('insight.log.end')}
                </th>
              </tr>
            </thead>
            <tbody>
              {log.calls.map((call) => (
                <tr key={call.callId}>
                  <th scope="row">{moment.format(call.raisedAt)}</th>
                  <td data-words>{nameOf(call.kioskId)}</td>
                  <td data-words>{causeWords(t, call.cause) ?? call.cause}</td>
                  {([call.deliveredAt, call.acceptedAt, call.arrivedAt, call.endedAt] as const).map(
                    (at, place) => (
                      // oxlint-disable-next-line react/no-array-index-key -- the columns never move
                      <td key={place}>{minuteWords(at === null ? null : at - call.raisedAt)}</td>
                    ),
                  )}
                  <td>{call.rung < 0 ? '–' : call.rung + 1}</td>
                  <td data-words>
                    {call.resolution === null
                      ? call.endedAt === null
                        ? t('insight.log.open')
                        : t('insight.log.itself')
                      : (reasonWords(t, call.resolution) ?? call.resolution)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section>
        <h3>{t('insight.log.ways')}</h3>
        {log.ways.length === 0 && <p>{t('insight.log.ways.none')}</p>}
        {log.ways.length > 0 && (
          <table className={css['table']}>
            <thead>
              <tr>
                <th scope="col">{t('insight.log.from')}</th>
                <th scope="col" data-words>
                  {t('insight.by.kiosk')}
                </th>
                <th scope="col" data-words>
                  {t('insight.log.way')}
                </th>
              </tr>
            </thead>
            <tbody>
              {log.ways.map(({ at, kioskId, way }, place) => (
                // oxlint-disable-next-line react/no-array-index-key -- a list that is read once
                <tr key={place}>
                  <th scope="row">{moment.format(at)}</th>
                  <td data-words>{nameOf(kioskId)}</td>
                  <td data-words>{t(`insight.way.${way}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </PaperSheet>
  );
}
