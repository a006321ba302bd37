import { Monitor, TabletSmartphone } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { PairedDeviceView } from '../../../contract/network.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { classes } from '../../ui/primitives/class-names.ts';
import { Icon } from '../../ui/primitives/icon.tsx';
import { Confirm } from '../../ui/staff/confirm.tsx';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { Panel } from '../../ui/staff/panel.tsx';
import { useSay } from '../../ui/staff/say.tsx';
import { useStaffText } from '../../ui/staff/staff-text.ts';
import { clockTime } from '../../ui/staff/time-words.ts';
import { useNow } from '../../ui/staff/use-now.ts';
import { useRun } from '../../ui/staff/use-run.ts';
import { LineField } from './line-field.tsx';
import css from './network.module.css';
import { useText } from './network-text.ts';

type Asked = { readonly what: 'rename' | 'revoke'; readonly device: PairedDeviceView };

function RenamePanel({
  device,
  onClose,
}: {
  readonly device: PairedDeviceView;
  readonly onClose: () => void;
}) {
  const { t } = useText();
  const staff = useStaffText();
  const { run, busy, fault, forget } = useRun();
  const [name, setName] = useState(device.name);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (name.trim() === '') return;
    if (await run('network.rename', { deviceId: device.deviceId, name: name.trim() })) onClose();
  }

  return (
    <Panel title={t('rename.title', { name: device.name })} onClose={onClose}>
      <form className={css['form']} onSubmit={(event) => void save(event)}>
        <LineField label={t('rename.label')} value={name} onChange={setName} />
        <FaultNotice fault={fault} onClose={forget} />
        <div className={css['actions']}>
          <Button onClick={onClose}>{staff.t('cancel')}</Button>
          <Button kind="primary" type="submit" blocked={busy || name.trim() === ''}>
            {t('rename.save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/** Who did it; the command line has no person's name. */
function byWords(by: string, t: ReturnType<typeof useText>['t']): string {
  return by === 'Command line' ? t('by.cli') : by;
}

function DeviceRow({
  device,
  now,
  onAsk,
}: {
  readonly device: PairedDeviceView;
  readonly now: number;
  readonly onAsk: (asked: Asked) => void;
}) {
  const { t, screenLanguage } = useText();
  const time = (at: number) => clockTime(at, now, screenLanguage);
  const { name, kind, kioskId, lastSeenAt, pairedAt, pairedBy, revoked } = device;
  return (
    <li className={css['device']}>
      <Icon of={kind === 'kiosk' ? Monitor : TabletSmartphone} size="l" />
      <div>
        <h3>{name}</h3>
        <p>
          {kind === 'kiosk' ? t('kind.kiosk', { id: kioskId ?? '' }) : t('kind.station')} ·{' '}
          {lastSeenAt === null ? t('seen.never') : t('seen', { time: time(lastSeenAt) })}
        </p>
        <p className={css['soft']}>
          {revoked === null
            ? t('let', { time: time(pairedAt), name: byWords(pairedBy, t) })
            : t('outAt', { time: time(revoked.at), name: byWords(revoked.by, t) })}
        </p>
      </div>
      {revoked === null && (
        <div className={css['actions']}>
          <Button
            kind="quiet"
            aria-label={t('rename.for', { name })}
            onClick={() => onAsk({ what: 'rename', device })}
          >
            {t('rename')}
          </Button>
          <Button
            kind="danger"
            aria-label={t('revoke.for', { name })}
            onClick={() => onAsk({ what: 'revoke', device })}
          >
            {t('revoke')}
          </Button>
        </div>
      )}
    </li>
  );
}

/** Every device that was let in; those that were shut out again are folded away. */
export function DevicesBox({ devices }: { readonly devices: readonly PairedDeviceView[] }) {
  const { t } = useText();
  const say = useSay();
  const command = useRun();
  const now = useNow(30_000);
  const [asked, setAsked] = useState<Asked | null>(null);
  const welcome = devices.filter(({ revoked }) => revoked === null);
  const out = devices.filter(({ revoked }) => revoked !== null);
  const rows = (list: readonly PairedDeviceView[]) => (
    <ul className={css['devices']}>
      {list.map((device) => (
        <DeviceRow key={device.deviceId} device={device} now={now} onAsk={setAsked} />
      ))}
    </ul>
  );

  async function revoke({ deviceId, name }: PairedDeviceView): Promise<void> {
    if (!(await command.run('network.revoke', { deviceId }))) return;
    setAsked(null);
    say(t('revoked', { name }));
  }

  return (
    <section className={classes(css['box'], css['wide'])} aria-labelledby="paired-title">
      <h2 id="paired-title" className={css['title']}>
        {t('devices')}
      </h2>
      {welcome.length === 0 ? <p className={css['soft']}>{t('devices.none')}</p> : rows(welcome)}
      {out.length > 0 && (
        <details>
          <summary className={css['summary']}>{t('devices.out', { count: out.length })}</summary>
          {rows(out)}
        </details>
      )}
      {asked?.what === 'rename' && <RenamePanel device={asked.device} onClose={() => setAsked(null)} />}
      {asked?.what === 'revoke' && (
        <Confirm
          title={t('revoke.title', { name: asked.device.name })}
          yes={t('revoke')}
          danger
          run={command}
          onYes={() => void revoke(asked.device)}
          onClose={() => setAsked(null)}
        >
          <p>{t('revoke.more')}</p>
        </Confirm>
      )}
    </section>
  );
}
