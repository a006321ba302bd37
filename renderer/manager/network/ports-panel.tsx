import { type FormEvent, useState } from 'react';
import type { NetworkView } from '../../../contract/network.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/notice.tsx';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { Panel } from '../../ui/staff/panel.tsx';
import { useStaffText } from '../../ui/staff/staff-text.ts';
import { TextArea } from '../../ui/staff/text-field.tsx';
import { useRun } from '../../ui/staff/use-run.ts';
import { LineField } from './line-field.tsx';
import css from './network.module.css';
import { useText } from './network-text.ts';

function portOf(text: string): number | null {
  const port = Number(text);
  return /^\d+$/.test(text.trim()) && port >= 1 && port <= 65_535 ? port : null;
}

/** Ports and names, for the few networks in which the usual ones do not fit. */
export function PortsPanel({
  settings,
  onClose,
}: {
  readonly settings: NetworkView['settings'];
  readonly onClose: () => void;
}) {
  const { t } = useText();
  const staff = useStaffText();
  const { run, busy, fault, forget } = useRun();
  const [port, setPort] = useState(String(settings.port));
  const [linkPort, setLinkPort] = useState(String(settings.linkPort));
  const [phonePort, setPhonePort] = useState(String(settings.phonePort));
  const [names, setNames] = useState(settings.names.join('\n'));
  const [bad, setBad] = useState(false);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const pages = portOf(port);
    const link = portOf(linkPort);
    const phone = portOf(phonePort);
    const wrong = pages === null || link === null || phone === null || new Set([pages, link, phone]).size < 3;
    setBad(wrong);
    if (wrong) return;
    const list = names.split(/\s+/).filter((name) => name !== '');
    const { enabled } = settings;
    const save = { enabled, port: pages, linkPort: link, phonePort: phone, names: list };
    if (await run('network.save', save)) onClose();
  }

  return (
    <Panel title={t('ports.title')} onClose={onClose}>
      <form className={css['form']} onSubmit={(event) => void save(event)}>
        <LineField label={t('ports.port')} value={port} onChange={setPort} numeric />
        <LineField label={t('ports.linkPort')} value={linkPort} onChange={setLinkPort} numeric />
        <LineField label={t('ports.phonePort')} value={phonePort} onChange={setPhonePort} numeric />
        <TextArea
          label={t('ports.names')}
          hint={t('ports.names.hint')}
          value={names}
          onChange={setNames}
          longest={2000}
        />
        {bad && (
          <Notice kind="attention" urgent>
            {t('ports.bad')}
          </Notice>
        )}
        <FaultNotice fault={fault} onClose={forget} />
        <div className={css['actions']}>
          <Button onClick={onClose}>{staff.t('cancel')}</Button>
          <Button kind="primary" type="submit" blocked={busy}>
            {t('ports.save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
