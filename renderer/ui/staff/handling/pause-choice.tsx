import { Button } from '../../primitives/button.tsx';
import { useSay } from '../say.tsx';
import { useStaffText } from '../staff-text.ts';
import { useNow } from '../use-now.ts';
import { useRun } from '../use-run.ts';
import { clockTime } from '../time-words.ts';
import { HandlingFault } from './handling-fault.tsx';
import { useHandlingText } from './handling-text.ts';
import css from './pause-choice.module.css';

const minutes = [5, 10, 15, 30, 60] as const;

export interface PauseChoiceProps {
  readonly kioskId?: string | undefined;
  /** Epoch ms; null while orders are taken. */
  readonly pausedUntil: number | null;
}

/** No new orders for a while: one touch, and it ends by itself. */
export function PauseChoice({ kioskId, pausedUntil }: PauseChoiceProps) {
  const t = useHandlingText();
  const { screenLanguage } = useStaffText();
  const say = useSay();
  const now = useNow(30_000);
  const { run, busy, fault } = useRun();

  async function pause(length: number): Promise<void> {
    if (await run('kiosk.pause', { minutes: length }, kioskId))
      say(length === 0 ? t('pause.ended') : t('pause.done', { minutes: length }));
  }

  return (
    <section className={css['pause']} aria-label={t('pause.title')}>
      <h3 className={css['title']}>{t('pause.title')}</h3>
      {pausedUntil === null ? (
        <>
          <p className={css['soft']}>{t('pause.more')}</p>
          <div className={css['choices']}>
            {minutes.map((length) => (
              <Button key={length} disabled={busy} onClick={() => void pause(length)}>
                {t('pause.minutes', { minutes: length })}
              </Button>
            ))}
          </div>
        </>
      ) : (
        <div className={css['choices']}>
          <p className={css['until']}>
            {t('pause.until', { time: clockTime(pausedUntil, now, screenLanguage) })}
          </p>
          <Button kind="primary" disabled={busy} onClick={() => void pause(0)}>
            {t('pause.resume')}
          </Button>
        </div>
      )}
      <HandlingFault fault={fault} />
    </section>
  );
}
