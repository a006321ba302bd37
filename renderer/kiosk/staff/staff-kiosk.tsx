import { Printer } from 'lucide-react';
import type { CommandOutput } from '../../../contract/commands.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { DeviceList } from '../../ui/staff/device-list.tsx';
import { HandlingFault } from '../../ui/staff/handling/handling-fault.tsx';
import { useHandlingText } from '../../ui/staff/handling/handling-text.ts';
import { PauseChoice } from '../../ui/staff/handling/pause-choice.tsx';
import { useSay } from '../../ui/staff/say.tsx';
import { useRun } from '../../ui/staff/use-run.ts';
import { useKiosk } from '../kiosk-context.tsx';
import css from './staff-kiosk.module.css';

/** Newest orders whose paper may be asked for again. */
const ORDERS_SHOWN = 6;

/** The kiosk itself: whether it takes orders, its paper, its devices and what to do about them. */
export function StaffKiosk({ seen }: { readonly seen: CommandOutput<'staffMode.look'> | null }) {
  const t = useHandlingText();
  const say = useSay();
  const { view } = useKiosk();
  const { run, busy, fault } = useRun();
  const { service } = view;
  const closed = !service.open && service.why === 'staff';
  const orders = (seen?.orders ?? []).toSorted((a, b) => b.placedAt - a.placedAt).slice(0, ORDERS_SHOWN);

  async function printAgain(orderId: string): Promise<void> {
    if (await run('print.again', { orderId, document: 'customer', reason: 'customer-asks' }))
      say(t('kiosk.print.done'));
  }

  return (
    <>
      <section className={css['part']}>
        <p className={css['state']}>{t(closed ? 'kiosk.service.closed' : 'kiosk.service.open')}</p>
        <Button
          kind={closed ? 'primary' : 'secondary'}
          disabled={busy}
          onClick={() => void run('kiosk.service', { open: closed })}
        >
          {t(closed ? 'kiosk.service.back' : 'kiosk.service')}
        </Button>
      </section>
      <PauseChoice pausedUntil={!service.open && service.why === 'paused' ? service.backAt : null} />
      <section className={css['part']} aria-label={t('kiosk.print')}>
        <h3 className={css['title']}>{t('kiosk.print')}</h3>
        {orders.length === 0 && <p>{t('kiosk.print.none')}</p>}
        <ul className={css['orders']}>
          {orders.map(({ orderId, number }) => (
            <li key={orderId} className={css['order']}>
              <strong className={css['number']}>{number}</strong>
              <Button
                icon={Printer}
                disabled={busy}
                aria-label={t('kiosk.print.receiptOf', { number })}
                onClick={() => void printAgain(orderId)}
              >
                {t('kiosk.print.receipt')}
              </Button>
            </li>
          ))}
        </ul>
        <HandlingFault fault={fault} />
      </section>
      <section className={css['part']} aria-label={t('kiosk.devices')}>
        <h3 className={css['title']}>{t('kiosk.devices')}</h3>
        <DeviceList devices={seen?.devices ?? []} />
      </section>
    </>
  );
}
