import type { InsightReport } from '../../../../contract/insight.ts';
import { Notice } from '../../primitives/notice.tsx';
import { useInsightText } from '../insight-text.tsx';

/** Of what the figures do not know, in words: kiosks that have not reported, or the rest of the shop. */
export function useMissing({ behind, scope, timeZone }: InsightReport): readonly string[] {
  const { t, screenLanguage } = useInsightText();
  if (scope === 'kiosk') return [t('insight.scope.kiosk')];
  const moment = new Intl.DateTimeFormat(screenLanguage, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  });
  return behind.map(({ name, countedTo }) =>
    countedTo === null
      ? t('insight.behind.never', { kiosk: name })
      : t('insight.behind.until', { kiosk: name, time: moment.format(countedTo) }),
  );
}

export function WhatIsMissing({ report }: { readonly report: InsightReport }) {
  const missing = useMissing(report);
  if (missing.length === 0) return null;
  return (
    <Notice kind={report.scope === 'kiosk' ? 'info' : 'attention'}>
      {missing.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  );
}
