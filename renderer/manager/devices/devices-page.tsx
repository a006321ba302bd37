import { Plus, Search } from 'lucide-react';
import { useState } from 'react';
import type { CommandOutput } from '../../../contract/commands.ts';
import type { DriverInfo, FoundDeviceInfo } from '../../../contract/device-commands.ts';
import type { DeviceDetail } from '../../../contract/device-views.ts';
import type { ManagerView } from '../../../contract/views.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/notice.tsx';
import { Confirm } from '../../ui/staff/confirm.tsx';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { useSay } from '../../ui/staff/say.tsx';
import { useStaffText } from '../../ui/staff/staff-text.ts';
import { useRun } from '../../ui/staff/use-run.ts';
import { useText } from '../manager-text.ts';
import { DeviceCard } from './device-card.tsx';
import { DeviceForm } from './device-form.tsx';
import css from './devices-page.module.css';
import { FoundPanel } from './found-panel.tsx';
import { freeId } from './schema-form.ts';

interface Editing {
  readonly deviceId: string;
  readonly isNew: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
}

type Asking = { readonly what: 'remove'; readonly deviceId: string } | { readonly what: 'reset' };

/** The technician's page: what is connected, how it is, a test of each, and everything that can be set. */
export function DevicesPage({ view }: { readonly view: ManagerView }) {
  const { t } = useText();
  const staff = useStaffText();
  const say = useSay();
  const command = useRun();
  const [drivers, setDrivers] = useState<readonly DriverInfo[]>([]);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [looking, setLooking] = useState(false);
  const [result, setResult] = useState<CommandOutput<'device.discover'> | null>(null);
  const { devices, deviceSetup } = view;
  const taken = [...devices, ...deviceSetup.broken].map(({ deviceId }) => deviceId);

  async function edit(wanted: Editing): Promise<void> {
    const known =
      drivers.length > 0 ? drivers : ((await command.run('device.drivers', {}))?.value.drivers ?? []);
    setDrivers(known);
    if (known.length > 0) setEditing(wanted);
  }

  async function look(): Promise<void> {
    setLooking(true);
    setResult(null);
    const answer = await command.run('device.discover', {});
    if (answer === undefined) setLooking(false);
    else setResult(answer.value);
  }

  function use(found: FoundDeviceInfo): void {
    const [best] = found.likely;
    setLooking(false);
    void edit({
      deviceId: freeId(best?.kind ?? 'device', taken),
      isNew: true,
      settings: { ...(best === undefined ? {} : { driver: best.driver }), address: found.address },
    });
  }

  async function confirm(wish: Asking): Promise<void> {
    const done =
      wish.what === 'reset'
        ? await command.run('device.reset', {})
        : await command.run('device.remove', { deviceId: wish.deviceId });
    if (done === undefined) return;
    setAsking(null);
    say(wish.what === 'reset' ? t('devices.reset.done') : t('devices.removed', { name: wish.deviceId }));
  }

  const nameOf = (device: DeviceDetail): string => device.name ?? staff.t(`device.kind.${device.kind}`);
  return (
    <section aria-labelledby="devices-title" className={css['page']}>
      <div className={css['head']}>
        <h2 id="devices-title" className={css['title']}>
          {t('devices.title')}
        </h2>
        <div className={css['actions']}>
          <Button icon={Search} onClick={() => void look()}>
            {t('devices.look')}
          </Button>
          <Button
            icon={Plus}
            onClick={() => void edit({ deviceId: freeId('device', taken), isNew: true, settings: {} })}
          >
            {t('devices.add')}
          </Button>
        </div>
      </div>
      {asking === null && <FaultNotice fault={command.fault} onClose={command.forget} />}
      {deviceSetup.broken.map((broken) => (
        <Notice
          key={broken.deviceId}
          kind="attention"
          action={
            <Button size="s" onClick={() => setAsking({ what: 'remove', deviceId: broken.deviceId })}>
              {t('devices.remove')}
            </Button>
          }
        >
          {t('devices.broken', { name: broken.deviceId, why: broken.why })}
        </Notice>
      ))}
      {devices.length === 0 ? (
        <p className={css['none']}>{t('devices.none')}</p>
      ) : (
        <ul className={css['list']}>
          {devices.map((device) => (
            <DeviceCard
              key={device.deviceId}
              device={device}
              onChange={() =>
                void edit({ deviceId: device.deviceId, isNew: false, settings: device.settings })
              }
              onRemove={() => {
                command.forget();
                setAsking({ what: 'remove', deviceId: device.deviceId });
              }}
            />
          ))}
        </ul>
      )}
      <p className={css['from']}>
        {t(deviceSetup.from === 'file' ? 'devices.from.file' : 'devices.from.manager')}
        {deviceSetup.from === 'manager' && (
          <Button
            kind="quiet"
            onClick={() => {
              command.forget();
              setAsking({ what: 'reset' });
            }}
          >
            {t('devices.reset')}
          </Button>
        )}
      </p>
      {looking && <FoundPanel result={result} onUse={use} onClose={() => setLooking(false)} />}
      {editing && (
        <DeviceForm
          key={editing.deviceId}
          drivers={drivers}
          deviceId={editing.deviceId}
          isNew={editing.isNew}
          settings={editing.settings}
          addresses={result?.found.map(({ address }) => address) ?? []}
          lesson={view.lesson}
          onClose={() => setEditing(null)}
        />
      )}
      {asking && (
        <Confirm
          title={
            asking.what === 'reset'
              ? t('devices.reset.title')
              : t('devices.remove.title', {
                  name:
                    devices.filter(({ deviceId }) => deviceId === asking.deviceId).map(nameOf)[0] ??
                    asking.deviceId,
                })
          }
          yes={t(asking.what === 'reset' ? 'devices.reset' : 'devices.remove')}
          danger
          run={command}
          onYes={() => void confirm(asking)}
          onClose={() => setAsking(null)}
        >
          <p>{t(asking.what === 'reset' ? 'devices.reset.more' : 'devices.remove.more')}</p>
        </Confirm>
      )}
    </section>
  );
}
