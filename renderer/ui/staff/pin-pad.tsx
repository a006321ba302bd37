import { Delete } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useClient } from '../client/client.tsx';
import { Button } from '../primitives/button.tsx';
import { Icon } from '../primitives/icon.tsx';
import { useCountdown } from '../use-countdown.ts';
import { faultWords, secondsToWait, type CommandFault } from './fault-words.ts';
import css from './pin-pad.module.css';
import { useStaffText } from './staff-text.ts';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const LONGEST = 8;
const SHORTEST = 4;

export interface PinPadProps {
  readonly title?: string;
  /** Whose PIN it must be; left out: anybody's. */
  readonly staffId?: string;
  /** Runs once the engine has let the person in. */
  readonly onDone?: () => void;
  /** Runs inside of the tap that signs in: the browser lets sound begin only there. */
  readonly onTap?: () => void;
}

/** Signing in by PIN: large keys for fingers, and any keyboard. */
export function PinPad({ title, staffId, onTap, onDone }: PinPadProps) {
  const { t } = useStaffText();
  const { send } = useClient();
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<CommandFault | 'short' | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);

  const asked = fault === null || fault === 'short' ? null : secondsToWait(fault);
  const left = useCountdown(asked === null ? null : asked * 1000, fault);
  const waiting = left !== null && left > 0;

  function change(next: (pin: string) => string): void {
    // Fast fingers press again before the last press is drawn.
    setPin((old) => next(old).replace(/\D/g, '').slice(0, LONGEST));
    if (!waiting) setFault(null);
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    onTap?.();
    input.current?.focus();
    if (busy || waiting) return;
    if (pin.length < SHORTEST) {
      setFault('short');
      return;
    }
    setBusy(true);
    // What is typed while the engine checks belongs to the next try.
    setPin('');
    const answer = await send('staff.signIn', staffId === undefined ? { pin } : { pin, staffId });
    setBusy(false);
    setFault(answer.ok ? null : answer);
    if (answer.ok) onDone?.();
  }

  const trouble =
    fault === null
      ? null
      : fault === 'short'
        ? t('signIn.short')
        : left === null
          ? faultWords(t, fault)
          : waiting
            ? t('signIn.wait', { seconds: left })
            : t('signIn.waitOver');

  return (
    <form className={css['pad']} onSubmit={(event) => void submit(event)}>
      <h2 className={css['title']}>{title ?? t('signIn.title')}</h2>
      <div className={css['entry']}>
        <input
          ref={input}
          className={css['input']}
          type="password"
          inputMode="none"
          autoComplete="off"
          aria-label={t('signIn.pin')}
          aria-invalid={fault !== null}
          aria-describedby="pin-trouble"
          value={pin}
          disabled={waiting}
          onChange={(event) => {
            const { value } = event.target;
            change(() => value);
          }}
        />
        <div className={css['dots']} aria-hidden>
          {Array.from({ length: Math.max(SHORTEST, pin.length) }, (_, at) => (
            <span key={at} className={at < pin.length ? css['full'] : css['dot']} />
          ))}
        </div>
      </div>
      <p id="pin-trouble" className={css['trouble']} role="alert">
        {trouble}
      </p>
      <div className={css['keys']}>
        {keys.map((key) => (
          <button
            key={key}
            type="button"
            className={css['key']}
            disabled={waiting}
            onClick={() => change((old) => old + key)}
          >
            {key}
          </button>
        ))}
        <button
          type="button"
          className={css['key']}
          aria-label={t('signIn.delete')}
          disabled={waiting || pin === ''}
          onClick={() => change((old) => old.slice(0, -1))}
        >
          <Icon of={Delete} />
        </button>
        <button
          type="button"
          className={css['key']}
          disabled={waiting}
          onClick={() => change((old) => `${old}0`)}
        >
          0
        </button>
      </div>
      <Button kind="primary" size="l" type="submit" wide blocked={busy || waiting}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
