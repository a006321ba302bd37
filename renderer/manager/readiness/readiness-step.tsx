import { Circle, CircleCheck, CircleHelp, CircleMinus, CircleX, LoaderCircle } from 'lucide-react';
import type { ReadinessStepView } from '../../../contract/device-views.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Icon } from '../../ui/primitives/icon.tsx';
import { faultName } from '../../ui/staff/device-words.ts';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { useStaffText } from '../../ui/staff/staff-text.ts';
import { useRun } from '../../ui/staff/use-run.ts';
import { provenWords } from '../devices/proven-words.ts';
import { TestPicture } from '../devices/test-picture.tsx';
import { type ManagerTranslate, useText } from '../manager-text.ts';
import css from './readiness-step.module.css';

const resultIcons = {
  ok: CircleCheck,
  failed: CircleX,
  skipped: CircleMinus,
  'not-there': CircleMinus,
} as const;
const stateIcons = { waiting: Circle, running: LoaderCircle, asking: CircleHelp, done: CircleMinus } as const;

/** Kinds of devices that have a picture of what should happen. */
const pictured = {
  printer: 'printer',
  cutter: 'printer',
  scanner: 'scanner',
  button: 'button',
  light: 'light',
  pager: 'pager',
  terminal: 'terminal',
} as const;

function isPictured(check: ReadinessStepView['check']): check is keyof typeof pictured {
  return Object.hasOwn(pictured, check);
}

function question(t: ManagerTranslate, check: ReadinessStepView['check']): string {
  switch (check) {
    case 'printer':
    case 'cutter':
    case 'speaker':
    case 'light':
    case 'pager':
      return t(`ready.ask.${check}`);
    default:
      return t('ready.ask.other');
  }
}

/** One step: a line while it waits or is done, a picture with a question while it is this step's turn. */
export function ReadinessStep({
  step,
  current,
}: {
  readonly step: ReadinessStepView;
  readonly current: boolean;
}) {
  const { t } = useText();
  const staff = useStaffText();
  const { run, busy, fault, forget } = useRun();
  const { key, check, state, result, note } = step;
  const name = step.deviceName
    ? `${t(`ready.check.${check}`)}: ${step.deviceName}`
    : t(`ready.check.${check}`);
  const attempt = () => void run('readiness.try', { key });
  const answer = (right: boolean) => void run('readiness.answer', { key, right, note: '' });
  const words =
    state === 'done' && result !== null
      ? t(`ready.result.${result}`)
      : state === 'running'
        ? t('ready.trying')
        : state === 'asking'
          ? t('ready.asked')
          : t('ready.waits');
  return (
    <li className={css['step']} data-result={result ?? undefined} aria-current={current ? 'step' : undefined}>
      <div className={css['line']}>
        <Icon
          of={result === null ? stateIcons[state] : resultIcons[result]}
          size="l"
          className={css['icon']}
        />
        <div className={css['words']}>
          <p className={css['name']}>{name}</p>
          <p className={css['result']}>{words}</p>
        </div>
        {state === 'done' && (result === 'failed' || result === 'skipped') && (
          <Button size="s" blocked={busy} aria-label={`${t('ready.again')}: ${name}`} onClick={attempt}>
            {t('ready.again')}
          </Button>
        )}
      </div>
      {note !== '' && state === 'done' && (
        <p className={css['note']}>
          {result === 'ok' && step.deviceId !== null ? provenWords(t, note) : faultName(staff.t, note)}
        </p>
      )}
      {current && state !== 'done' && (
        <div className={css['turn']}>
          {isPictured(check) && <TestPicture kind={pictured[check]} />}
          <div className={css['do']}>
            <p className={css['what']}>
              {state === 'asking'
                ? question(t, check)
                : state === 'running' && isPictured(check)
                  ? t(`devices.expect.${pictured[check]}`)
                  : t(`ready.do.${check}`)}
            </p>
            <div className={css['actions']}>
              {state === 'asking' ? (
                <>
                  <Button kind="primary" blocked={busy} onClick={() => answer(true)}>
                    {t('ready.yes')}
                  </Button>
                  <Button blocked={busy} onClick={() => answer(false)}>
                    {t('ready.no')}
                  </Button>
                </>
              ) : (
                <Button kind="primary" blocked={busy || state === 'running'} onClick={attempt}>
                  {t(state === 'running' ? 'ready.trying' : 'ready.try')}
                </Button>
              )}
              <Button kind="quiet" blocked={busy} onClick={() => void run('readiness.skip', { key })}>
                {t('ready.skip')}
              </Button>
            </div>
          </div>
        </div>
      )}
      <FaultNotice fault={fault} onClose={forget} />
    </li>
  );
}
