import { type FormEvent, useState } from 'react';
import type { NetworkView } from '../../../contract/network.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Confirm } from '../../ui/staff/confirm.tsx';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { useSay } from '../../ui/staff/say.tsx';
import { useRun } from '../../ui/staff/use-run.ts';
import { Words } from './authority-box.tsx';
import { LineField } from './line-field.tsx';
import css from './network.module.css';
import { useText } from './network-text.ts';

function JoinForm() {
  const { t } = useText();
  const say = useSay();
  const { run, busy, fault, forget } = useRun();
  const [address, setAddress] = useState('');
  const [code, setCode] = useState('');
  const ready = address.trim() !== '' && code.replace(/[\s-]/g, '').length === 8;

  async function join(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!ready) return;
    const done = await run('network.join', { address: address.trim(), code: code.trim() });
    if (done) say(t('hub.joined', { hub: done.value.hubName }));
  }

  return (
    <form className={css['form']} onSubmit={(event) => void join(event)}>
      <LineField
        label={t('hub.address')}
        hint={t('hub.address.hint')}
        value={address}
        onChange={setAddress}
        longest={300}
      />
      <LineField label={t('hub.code')} value={code} onChange={setCode} longest={16} />
      <FaultNotice fault={fault} onClose={forget} />
      <div className={css['actions']}>
        <Button kind="primary" type="submit" blocked={busy || !ready}>
          {t(busy ? 'hub.joining' : 'hub.join')}
        </Button>
      </div>
    </form>
  );
}

function Member({ hub }: { readonly hub: NonNullable<NetworkView['hub']> }) {
  const { t } = useText();
  const say = useSay();
  const command = useRun();
  const [asking, setAsking] = useState(false);

  async function leave(): Promise<void> {
    if (!(await command.run('network.leave', {}))) return;
    setAsking(false);
    say(t('hub.left'));
  }

  return (
    <>
      <p>{t('hub.member', { hub: hub.hubName, address: hub.address })}</p>
      <p className={css['soft']}>{t('hub.words')}</p>
      <Words words={hub.words} />
      <div className={css['actions']}>
        <Button onClick={() => setAsking(true)}>{t('hub.leave')}</Button>
      </div>
      {asking && (
        <Confirm
          title={t('hub.leave.title', { hub: hub.hubName })}
          yes={t('hub.leave')}
          danger
          run={command}
          onYes={() => void leave()}
          onClose={() => setAsking(false)}
        >
          <p>{t('hub.leave.more')}</p>
        </Confirm>
      )}
    </>
  );
}

/** Which hub this kiosk belongs to, and the way in and out. */
export function HubBox({ hub }: { readonly hub: NetworkView['hub'] }) {
  const { t } = useText();
  return (
    <section className={css['box']} aria-labelledby="hub-title">
      <h2 id="hub-title" className={css['title']}>
        {t('hub')}
      </h2>
      {hub === null ? (
        <>
          <p>{t('hub.none')}</p>
          <JoinForm />
        </>
      ) : (
        <Member hub={hub} />
      )}
    </section>
  );
}
