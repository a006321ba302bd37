import { CircleCheck, CircleSlash2, LoaderCircle, Network, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { NetworkView } from '../../../contract/network.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Icon } from '../../ui/primitives/icon.tsx';
import { Notice } from '../../ui/primitives/notice.tsx';
import { Confirm } from '../../ui/staff/confirm.tsx';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { qrPath } from '../../ui/qr-path.ts';
import { useRun } from '../../ui/staff/use-run.ts';
import css from './network.module.css';
import { useText } from './network-text.ts';
import { PortsPanel } from './ports-panel.tsx';

const icons = { on: CircleCheck, off: CircleSlash2, starting: LoaderCircle, failed: TriangleAlert } as const;

function AddressCode({ address }: { readonly address: string }) {
  const { t } = useText();
  const { size, path } = useMemo(() => qrPath(address), [address]);
  return (
    <svg
      className={css['qr']}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={t('qr', { address })}
      shapeRendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${size}v${size}h-${size}z`} />
      <path fill="#1b1a18" d={path} />
    </svg>
  );
}

function Addresses({ addresses }: { readonly addresses: readonly string[] }) {
  const { t } = useText();
  const pages = addresses.map((address) => `${address}/station`);
  const [best] = pages;
  if (best === undefined) return null;
  return (
    <div className={css['addresses']}>
      <AddressCode address={best} />
      <div>
        <h3>{t('addresses')}</h3>
        <p className={css['soft']}>{t('addresses.hint')}</p>
        <ul className={css['list']}>
          {pages.map((page) => (
            <li key={page} className={css['address']}>
              {page}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Whether the network is open, where, and the switch. */
export function SwitchBox({ network }: { readonly network: NetworkView }) {
  const { t } = useText();
  const command = useRun();
  const [panel, setPanel] = useState<'off' | 'ports' | null>(null);
  const { settings, state } = network;
  const { port, linkPort, names } = settings;

  async function turn(enabled: boolean): Promise<void> {
    const done = await command.run('network.save', { enabled, port, linkPort, names: [...names] });
    if (done) setPanel(null);
  }

  return (
    <section className={css['box']} aria-labelledby="network-title">
      <h2 id="network-title" className={css['title']}>
        {t('title')}
      </h2>
      <p>{t('what')}</p>
      <p className={css['state']} data-state={state} role="status">
        <Icon of={icons[state]} size="l" />
        {t(`state.${state}`)}
      </p>
      {network.fault !== null && <Notice kind="attention">{t('fault', { why: `${network.fault}.` })}</Notice>}
      {network.notCovered.length > 0 && (
        <Notice>{t('notCovered', { names: network.notCovered.join(', ') })}</Notice>
      )}
      <Addresses addresses={network.addresses} />
      {panel === null && <FaultNotice fault={command.fault} onClose={command.forget} />}
      <div className={css['actions']}>
        {settings.enabled ? (
          <Button onClick={() => setPanel('off')}>{t('off')}</Button>
        ) : (
          <Button kind="primary" icon={Network} blocked={command.busy} onClick={() => void turn(true)}>
            {t('on')}
          </Button>
        )}
        <Button kind="quiet" onClick={() => setPanel('ports')}>
          {t('ports')}
        </Button>
        {settings.from === 'manager' && (
          <Button kind="quiet" blocked={command.busy} onClick={() => void command.run('network.reset', {})}>
            {t('reset')}
          </Button>
        )}
      </div>
      {panel === 'off' && (
        <Confirm
          title={t('off.title')}
          yes={t('off')}
          danger
          run={command}
          onYes={() => void turn(false)}
          onClose={() => setPanel(null)}
        >
          <p>{t('off.more')}</p>
        </Confirm>
      )}
      {panel === 'ports' && <PortsPanel settings={settings} onClose={() => setPanel(null)} />}
    </section>
  );
}
