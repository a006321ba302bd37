import type { InsightReport } from '../../../contract/insight.ts';
import { Notice } from '../../ui/primitives/notice.tsx';
import { useInsightText } from '../../ui/staff/insight-text.tsx';

/** Says of what the figures do not know: kiosks that have not reported, or the rest of the shop. */
export function WhatIsMissing({ report }: { readonly report: InsightReport }) {
  const { t, screenLanguage } = useInsightText();
  const { behind, scope } = report;
  if (scope === 'kiosk') return <Notice kind="info">{t('insight.scope.kiosk')}</Notice>;
  if (behind.length === 0) return null;
  const moment = new Intl.DateTimeFormat(screenLanguage, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
  });
  return (
    <Notice kind="attention">
      {behind.map(({ kioskId, name, countedTo }) => (
        <p key={kioskId}>
          {countedTo === null
            ? t('insight.behind.never', { kiosk: name })
            : t('insight.behind.until', { kiosk: name, time: moment.format(countedTo) })}
        </p>
      ))}
    </Notice>
  );
}
