import { MonitorSmartphone, TabletSmartphone, X } from 'lucide-react';
import type { NetworkView, PairingCodeView } from '../../../contract/network.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { stopWatch } from '../../ui/staff/time-words.ts';
import { useRun } from '../../ui/staff/use-run.ts';
import { useCountdown } from '../../ui/use-countdown.ts';
import css from './network.module.css';
import { useText } from './network-text.ts';

function Code({
  code,
  address,
  onCancel,
}: {
  readonly code: PairingCodeView;
  readonly address: string;
  readonly onCancel: () => void;
}) {
  const { t } = useText();
  const left = useCountdown(code.leftMs, code) ?? 0;
  const where = code.kind === 'station' ? `${address}/station` : address.replace('https://', '');
  return (
    <li className={css['codeRow']}>
      <div>
        <p>{t(`code.${code.kind}`, { address: where })}</p>
        <p className={css['code']}>
          {code.code.slice(0, 4)}-{code.code.slice(4)}
        </p>
        <p className={css['soft']}>
          <span role="timer">{t('code.left', { time: stopWatch(left * 1000) })}</span> ·{' '}
          {t('code.tries', { count: code.triesLeft })}
        </p>
      </div>
      <Button kind="quiet" icon={X} onClick={onCancel}>
        {t('code.cancel')}
      </Button>
    </li>
  );
}

/** Codes that let a device in. */
export function LetInBox({ network }: { readonly network: NetworkView }) {
  const { t } = useText();
  const { run, busy, fault, forget } = useRun();
  const [address = ''] = network.addresses;
  return (
    <section className={css['box']} aria-labelledby="let-in-title">
      <h2 id="let-in-title" className={css['title']}>
        {t('letIn')}
      </h2>
      <p>{t('letIn.what')}</p>
      {network.codes.length > 0 && (
        <ul className={css['codes']}>
          {network.codes.map((code) => (
            <Code
              key={`${code.kind} ${code.code}`}
              code={code}
              address={address}
              onCancel={() => void run('network.cancelCode', { kind: code.kind })}
            />
          ))}
        </ul>
      )}
      <FaultNotice fault={fault} onClose={forget} />
      <div className={css['actions']}>
        <Button
          kind="primary"
          icon={TabletSmartphone}
          blocked={busy}
          onClick={() => void run('network.code', { kind: 'station' })}
        >
          {t('letIn.station')}
        </Button>
        <Button
          icon={MonitorSmartphone}
          blocked={busy}
          onClick={() => void run('network.code', { kind: 'kiosk' })}
        >
          {t('letIn.kiosk')}
        </Button>
      </div>
    </section>
  );
}
