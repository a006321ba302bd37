import type { LadderView } from '../../contract/ladder-view.ts';
import { FATIGUE_DAYS, MOST_USELESS } from '../../domain/insight/fatigue.ts';
import { Notice } from '../ui/primitives/notice.tsx';
import css from './manager-page.module.css';
import { useText } from './manager-text.ts';

/** Warns that people are called for nothing so often that they stop listening; nothing while they are not. */
export function FatigueNotice({
  fatigue: { warns, calls, useless, uselessRate, worst },
  linked,
}: {
  readonly fatigue: LadderView['fatigue'];
  /** Whether what calls teach is elsewhere. */
  readonly linked: boolean;
}) {
  const { t, screenLanguage } = useText();
  if (!warns || uselessRate === null || worst === null) return null;
  const share = new Intl.NumberFormat(screenLanguage, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <Notice
      kind="attention"
      action={
        linked && (
          <a className={css['link']} href="#insight">
            {t('fatigue.link')}
          </a>
        )
      }
    >
      <strong>{t('fatigue.title', { useless, calls })}</strong>
      <p>
        {t('fatigue.text', {
          percent: share.format(uselessRate),
          days: FATIGUE_DAYS,
          goal: share.format(MOST_USELESS),
          kiosk: worst.kioskName,
          count: worst.useless,
        })}
      </p>
    </Notice>
  );
}
