import { Check, LockKeyhole, UserRoundCheck, Users } from 'lucide-react';
import { useState } from 'react';
import type { GlanceCall, StationView } from '../../../contract/views.ts';
import { useClient } from '../../ui/client/client.tsx';
import { Button } from '../../ui/primitives/button.tsx';
import { Icon } from '../../ui/primitives/icon.tsx';
import { faultWords } from '../../ui/staff/fault-words.ts';
import { Panel } from '../../ui/staff/panel.tsx';
import { useSay } from '../../ui/staff/say.tsx';
import { useStaffText } from '../../ui/staff/staff-text.ts';
import { spokenTime, stopWatch } from '../../ui/staff/time-words.ts';
import { levelIcons } from '../level-icons.ts';
import { useSeenRef } from '../seen.tsx';
import { useText } from '../station-text.ts';
import { usePassed } from '../use-passed.ts';
import css from './locked-station.module.css';
import { SignIn } from './sign-in.tsx';

function GlanceCard({
  call,
  waitedMs,
  onAccept,
}: {
  readonly call: GlanceCall;
  readonly waitedMs: number;
  readonly onAccept: () => void;
}) {
  const { t, screenLanguage } = useText();
  const seen = useSeenRef(call.callId, call.state === 'raised');
  return (
    <li ref={seen} className={css['call']} data-level={call.level} data-taken={call.taken || undefined}>
      <span className={css['shape']}>
        <Icon of={levelIcons[call.level]} size="xl" />
      </span>
      <div className={css['words']}>
        <p className={css['level']}>{t(`level.${call.level}`)}</p>
        <h3 className={css['kiosk']}>{call.kioskName}</h3>
        <p className={css['place']}>{call.place}</p>
      </div>
      <p className={css['waited']}>
        <span aria-hidden>{stopWatch(waitedMs)}</span>
        <span className="visually-hidden">
          {t('waited.long', { time: spokenTime(waitedMs, screenLanguage) })}
        </span>
      </p>
      {call.taken ? (
        <p className={css['taken']}>
          <Icon of={UserRoundCheck} />
          {t('locked.taken')}
        </p>
      ) : (
        <Button kind="primary" size="l" icon={Check} className={css['accept']} onClick={onAccept}>
          {t('do.accept')}
        </Button>
      )}
    </li>
  );
}

/** Somebody's page that waits for a PIN: where help is wanted and how badly, nothing of what it is about. */
export function LockedStation({ view, onTap }: { readonly view: StationView; readonly onTap: () => void }) {
  const { t } = useText();
  const staff = useStaffText();
  const { send } = useClient();
  const say = useSay();
  const passedMs = usePassed(view);
  const [asking, setAsking] = useState<{
    readonly who: string | null;
    readonly accept: string | null;
  } | null>(null);
  const holder = view.locked;
  const waiting = view.glance.filter(({ taken }) => !taken).length;

  async function opened(callId: string | null): Promise<void> {
    if (callId === null) return;
    // This page is about to be drawn anew for the person: what became of it is said in passing.
    const answer = await send('assist.accept', { callId });
    say(answer.ok ? t('done.accepted') : faultWords(staff.t, answer));
  }

  return (
    <main className={css['locked']}>
      <h2 className={css['title']}>
        {waiting > 0 ? t('calls.waiting', { count: waiting }) : t('calls.none')}
      </h2>
      <ul className={css['calls']}>
        {view.glance.map((call) => (
          <GlanceCard
            key={call.callId}
            call={call}
            waitedMs={call.waitingMs + passedMs}
            onAccept={() => setAsking({ who: holder?.staffId ?? null, accept: call.callId })}
          />
        ))}
      </ul>
      <div className={css['foot']}>
        <p className={css['why']}>
          <Icon of={LockKeyhole} />
          {t('locked.why')}
        </p>
        <div className={css['ways']}>
          <Button icon={Users} onClick={() => setAsking({ who: null, accept: null })}>
            {t('locked.other')}
          </Button>
          {holder && (
            <Button
              kind="primary"
              size="l"
              icon={LockKeyhole}
              onClick={() => setAsking({ who: holder.staffId, accept: null })}
            >
              {t('locked.open', { name: holder.name })}
            </Button>
          )}
        </div>
      </div>
      {asking && (
        <Panel
          title={t(asking.accept === null ? 'locked.title' : 'locked.title.accept')}
          onClose={() => setAsking(null)}
        >
          <SignIn
            people={view.people}
            first={asking.who}
            onTap={onTap}
            onDone={() => void opened(asking.accept)}
          />
        </Panel>
      )}
    </main>
  );
}
