import { ClipboardCheck } from 'lucide-react';
import type { ReadinessView } from '../../../contract/device-views.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { useSay } from '../../ui/staff/say.tsx';
import { clockTime } from '../../ui/staff/time-words.ts';
import { useNow } from '../../ui/staff/use-now.ts';
import { useRun } from '../../ui/staff/use-run.ts';
import { useText } from '../manager-text.ts';
import css from './readiness-section.module.css';
import { ReadinessStep } from './readiness-step.tsx';

/** The guided minute before a shop opens. */
export function ReadinessSection({ readiness }: { readonly readiness: ReadinessView }) {
  const { t, screenLanguage } = useText();
  const { run, busy, fault, forget } = useRun();
  const say = useSay();
  const now = useNow(60_000);
  const { round, last } = readiness;

  async function finish(print: boolean): Promise<void> {
    const done = await run('readiness.finish', { print });
    if (done === undefined) return;
    say(t(!print ? 'ready.finishedQuiet' : done.value.printed ? 'ready.finished' : 'ready.notPrinted'));
  }

  const done = round?.steps.filter(({ state }) => state === 'done').length ?? 0;
  // One thing at a time is asked of the person: the first that is not done.
  const current = round?.steps.find(({ state }) => state !== 'done')?.key ?? null;
  return (
    <section aria-labelledby="ready-title" className={css['section']}>
      <h2 id="ready-title" className={css['title']}>
        {t('ready.title')}
      </h2>
      <div className={css['box']}>
        {round === null ? (
          <>
            <p>{t('ready.what')}</p>
            <p className={css['soft']}>
              {last === null
                ? t('ready.never')
                : t('ready.last', {
                    time: clockTime(last.endedAt, now, screenLanguage),
                    name: last.by,
                    verdict: t(`ready.verdict.${last.verdict}`),
                  })}
            </p>
            <Button
              kind="primary"
              icon={ClipboardCheck}
              blocked={busy}
              onClick={() => void run('readiness.start', {})}
            >
              {t('ready.start')}
            </Button>
          </>
        ) : (
          <>
            <p className={css['progress']} role="status">
              {t('ready.progress', { done, all: round.steps.length })}
            </p>
            <ol className={css['steps']}>
              {round.steps.map((step) => (
                <ReadinessStep key={step.key} step={step} current={step.key === current} />
              ))}
            </ol>
            <div className={css['actions']}>
              <Button kind="quiet" onClick={() => void run('readiness.cancel', {})}>
                {t('ready.cancel')}
              </Button>
              <Button blocked={busy} onClick={() => void finish(false)}>
                {t('ready.finishQuiet')}
              </Button>
              <Button
                kind={current === null ? 'primary' : 'secondary'}
                blocked={busy}
                onClick={() => void finish(true)}
              >
                {t('ready.finish')}
              </Button>
            </div>
          </>
        )}
        <FaultNotice fault={fault} onClose={forget} />
      </div>
    </section>
  );
}
