import { Coffee, LockKeyhole, UserRoundCheck } from 'lucide-react';
import type { StaffPerson } from '../../contract/views.ts';
import { Icon } from '../ui/primitives/icon.tsx';
import { useSay } from '../ui/staff/say.tsx';
import type { Run } from '../ui/staff/use-run.ts';
import css from './duty-switch.module.css';
import { useText } from './station-text.ts';

/** On duty or on a break, in sight for everybody; and the lock, which is also the way to the next person. */
export function DutySwitch({
  me,
  command: { run, busy },
}: {
  readonly me: StaffPerson;
  /** Its faults are said below the bar: there is no room for a sentence in it. */
  readonly command: Run;
}) {
  const { t } = useText();
  const say = useSay();
  const away = me.duty !== 'on';
  const words = t(away ? 'duty.break' : 'duty.on');
  async function change(): Promise<void> {
    if (await run('duty.set', { duty: away ? 'on' : 'break' })) say(t(away ? 'done.on' : 'done.break'));
  }
  return (
    <>
      <button
        type="button"
        className={css['duty']}
        data-duty={me.duty}
        aria-pressed={away}
        aria-label={t('duty.switch', { now: words })}
        title={t(away ? 'duty.toOn' : 'duty.toBreak')}
        aria-disabled={busy || undefined}
        onClick={() => void change()}
      >
        <Icon of={away ? Coffee : UserRoundCheck} />
        <span className={css['word']}>{words}</span>
      </button>
      <button
        type="button"
        className={css['lock']}
        aria-label={t('lock')}
        title={t('lock')}
        aria-disabled={busy || undefined}
        onClick={() => void run('staff.lock', {})}
      >
        <Icon of={LockKeyhole} />
      </button>
    </>
  );
}
