import { CircleCheck, CircleSlash2, TriangleAlert } from 'lucide-react';
import type { NetworkView } from '../../../contract/network.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Icon } from '../../ui/primitives/icon.tsx';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { useRun } from '../../ui/staff/use-run.ts';
import css from './network.module.css';
import { useText } from './network-text.ts';

const icons = { on: CircleCheck, off: CircleSlash2, failed: TriangleAlert } as const;

/** Whether customers may read the page of their order on their own phone, and where. */
export function PhonesBox({ network }: { readonly network: NetworkView }) {
  const { t } = useText();
  const { run, busy, fault, forget } = useRun();
  const { settings, phones } = network;
  const { enabled, port, linkPort, names } = settings;
  const state = phones.fault !== null ? 'failed' : phones.address !== null ? 'on' : 'off';

  function words(): string {
    if (phones.fault !== null) return t('phones.fault', { why: phones.fault });
    if (phones.address !== null) return t('phones.on', { address: phones.address });
    return t(settings.phones ? 'phones.no-network' : 'phones.off');
  }

  return (
    <section className={css['box']} aria-labelledby="phones-title">
      <h2 id="phones-title" className={css['title']}>
        {t('phones')}
      </h2>
      <p>{t('phones.what')}</p>
      <p className={css['soft']}>{t('phones.plain')}</p>
      <p className={css['state']} data-state={state} role="status">
        <Icon of={icons[state]} size="l" />
        {words()}
      </p>
      <FaultNotice fault={fault} onClose={forget} />
      <div className={css['actions']}>
        <Button
          blocked={busy}
          onClick={() =>
            void run('network.save', {
              ...{ enabled, port, linkPort, names: [...names] },
              phones: !settings.phones,
            })
          }
        >
          {t(settings.phones ? 'phones.turnOff' : 'phones.turnOn')}
        </Button>
      </div>
    </section>
  );
}
