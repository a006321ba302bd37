import { Delete, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { SPOKEN_LENGTH, spokenSigns } from '../../../domain/order/spoken-code.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Icon } from '../../ui/primitives/icon.tsx';
import { HandlingFault } from '../../ui/staff/handling/handling-fault.tsx';
import { useHandlingText } from '../../ui/staff/handling/handling-text.ts';
import { useSay } from '../../ui/staff/say.tsx';
import { useRun } from '../../ui/staff/use-run.ts';
import css from './code-entry.module.css';

const signs = [...spokenSigns];

/** The code that a customer says, by large keys; the order comes back to this screen. */
export function CodeEntry({ onChange }: { readonly onChange: () => void }) {
  const t = useHandlingText();
  const say = useSay();
  const { run, busy, fault } = useRun();
  const [code, setCode] = useState('');
  const shown = Array.from({ length: SPOKEN_LENGTH }, (_, at) => code[at] ?? '·');

  async function fetchBack(): Promise<void> {
    if (await run('parked.fetch', { code })) {
      say(t('parked.done.fetched'));
      setCode('');
    }
    onChange();
  }

  return (
    <section className={css['entry']} aria-label={t('parked.code')}>
      <h3 className={css['title']}>{t('parked.code')}</h3>
      <output className={css['code']} aria-label={t('pad.value', { value: code })}>
        {`${shown.slice(0, 2).join('')}-${shown.slice(2).join('')}`}
      </output>
      <div className={css['keys']}>
        {signs.map((sign) => (
          <button
            key={sign}
            type="button"
            className={css['key']}
            disabled={code.length >= SPOKEN_LENGTH}
            onClick={() => setCode((old) => `${old}${sign}`.slice(0, SPOKEN_LENGTH))}
          >
            {sign}
          </button>
        ))}
        <button
          type="button"
          className={css['key']}
          aria-label={t('pad.delete')}
          disabled={code === ''}
          onClick={() => setCode((old) => old.slice(0, -1))}
        >
          <Icon of={Delete} />
        </button>
      </div>
      <HandlingFault fault={fault} />
      <Button
        kind="primary"
        icon={Undo2}
        disabled={busy || code.length < SPOKEN_LENGTH}
        onClick={() => void fetchBack()}
      >
        {t('parked.fetch.here')}
      </Button>
    </section>
  );
}
