import { Button } from '../../ui/primitives/button.tsx';
import { useCountdown } from '../../ui/use-countdown.ts';
import { useText } from '../kiosk-text.ts';
import { Sheet } from '../sheet.tsx';
import css from './idle-warning.module.css';

/** "Are you still there?" Any touch at all is a yes: the page listens everywhere. */
export function IdleWarning({
  leavingInMs,
  onStay,
}: {
  readonly leavingInMs: number;
  readonly onStay: () => void;
}) {
  const { t } = useText();
  const seconds = useCountdown(leavingInMs, null) ?? 0;
  return (
    <Sheet label={t('idle.title')} alert onClose={onStay}>
      <div className={css['content']}>
        <p className={css['clock']} aria-hidden="true">
          {seconds}
        </p>
        <h2 className={css['title']}>{t('idle.title')}</h2>
        <p className={css['text']}>{t('idle.text')}</p>
        <p className={css['after']}>{t('idle.after')}</p>
        <Button kind="primary" size="l" wide onClick={onStay}>
          {t('idle.stay')}
        </Button>
      </div>
    </Sheet>
  );
}
