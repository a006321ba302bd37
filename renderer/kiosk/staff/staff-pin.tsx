import { useState } from 'react';
import { useClient } from '../../ui/client/client.tsx';
import { Button } from '../../ui/primitives/button.tsx';
import { type CommandFault, secondsToWait } from '../../ui/staff/fault-words.ts';
import { HandlingFault } from '../../ui/staff/handling/handling-fault.tsx';
import { useHandlingText } from '../../ui/staff/handling/handling-text.ts';
import { NumberPad } from '../../ui/staff/handling/number-pad.tsx';
import { useCountdown } from '../../ui/use-countdown.ts';
import { Sheet } from '../sheet.tsx';
import css from './staff-pin.module.css';

const SHORTEST = 4;
const LONGEST = 8;

/** The way in by PIN. A badge opens staff mode from any screen without this. */
export function StaffPin({ onClose }: { readonly onClose: () => void }) {
  const t = useHandlingText();
  const { send } = useClient();
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<CommandFault | null>(null);
  const asked = fault === null ? null : secondsToWait(fault);
  const left = useCountdown(asked === null ? null : asked * 1000, fault);
  const waiting = left !== null && left > 0;
  const wrong = fault?.why === 'refused' && fault.reason === 'wrong-pin';

  async function open(): Promise<void> {
    setBusy(true);
    // What is typed while the engine checks belongs to the next try.
    setPin('');
    const answer = await send('staffMode.open', { pin });
    setBusy(false);
    setFault(answer.ok ? null : answer);
  }

  return (
    <Sheet label={t('mode.pin')} onClose={onClose}>
      <div className={css['pin']}>
        <h2 className={css['title']}>{t('mode.pin')}</h2>
        <output className={css['dots']} aria-label={t('mode.pin.entered', { count: pin.length })}>
          {Array.from({ length: Math.max(SHORTEST, pin.length) }, (_, at) => (
            <span key={at} className={at < pin.length ? css['full'] : css['dot']} />
          ))}
        </output>
        <div className={css['trouble']} role="alert">
          {waiting ? t('mode.wait', { seconds: left }) : wrong && pin === '' ? t('mode.wrong') : null}
        </div>
        {fault !== null && !wrong && asked === null && <HandlingFault fault={fault} />}
        <div className={css['pad']}>
          <NumberPad
            deleteLabel={t('mode.pin.delete')}
            disabled={waiting}
            onKey={(key) => setPin((old) => `${old}${key}`.slice(0, LONGEST))}
            onDelete={() => setPin((old) => old.slice(0, -1))}
          />
        </div>
        <div className={css['end']}>
          <Button size="l" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            kind="primary"
            size="l"
            disabled={busy || waiting || pin.length < SHORTEST}
            onClick={() => void open()}
          >
            {t('mode.pin.open')}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
