import { RefreshCw, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { ParkedOrder } from '../../../../contract/staff-mode-commands.ts';
import type { Currency } from '../../../../domain/catalog/catalog.ts';
import { formatMoney } from '../../../../domain/money.ts';
import { Button } from '../../primitives/button.tsx';
import { useSay } from '../say.tsx';
import { useStaffText } from '../staff-text.ts';
import { useNow } from '../use-now.ts';
import { useRun } from '../use-run.ts';
import { AskReason, reasons } from './ask-reason.tsx';
import { HandlingFault } from './handling-fault.tsx';
import { useHandlingText } from './handling-text.ts';
import css from './parked-list.module.css';

export interface ParkedListProps {
  readonly orders: readonly ParkedOrder[];
  readonly kioskId?: string | undefined;
  /** Where it comes back; null: on the kiosk at which this person stands. */
  readonly kioskName: string | null;
  readonly currency: Currency | null;
  /** Something was done, or somebody wants to look again. */
  readonly onChange: () => void;
}

const MINUTE_MS = 60_000;

/** Orders that wait under a code: how old, how much, and what can be done about each. */
export function ParkedList({ orders, kioskId, kioskName, currency, onChange }: ParkedListProps) {
  const t = useHandlingText();
  const { language } = useStaffText();
  const say = useSay();
  const now = useNow(MINUTE_MS);
  const { run, busy, fault } = useRun();
  const [closing, setClosing] = useState<string | null>(null);

  async function fetchBack(code: string): Promise<void> {
    if (await run('parked.fetch', { code }, kioskId)) say(t('parked.done.fetched'));
    onChange();
  }
  async function close(code: string, reason: string): Promise<void> {
    if (!(await run('parked.close', { code, reason }, kioskId))) return;
    setClosing(null);
    say(t('parked.done.closed'));
    onChange();
  }

  return (
    <section className={css['list']} aria-label={t('parked.title')}>
      <header className={css['head']}>
        <h3 className={css['title']}>{t('parked.title')}</h3>
        <Button kind="quiet" icon={RefreshCw} onClick={onChange}>
          {t('parked.again')}
        </Button>
      </header>
      {orders.length === 0 && <p className={css['soft']}>{t('parked.none')}</p>}
      <ul className={css['items']}>
        {orders.map((order) => (
          <li key={order.code} className={css['item']}>
            <p className={css['code']}>{order.code}</p>
            <div className={css['words']}>
              <p>
                {t('parked.facts', {
                  units: order.units,
                  total:
                    currency === null ? String(order.total) : formatMoney(order.total, currency, language),
                  age: t('parked.age', {
                    minutes: Math.max(0, Math.floor((now - order.parkedAt) / MINUTE_MS)),
                  }),
                })}
              </p>
              {order.counterBy !== null && (
                <p className={css['soft']}>{t('parked.counterBy', { name: order.counterBy })}</p>
              )}
              {order.movingTo !== null && (
                <p className={css['soft']}>{t('parked.movingTo', { name: order.movingTo })}</p>
              )}
              {order.inDoubt && <p className={css['soft']}>{t('parked.inDoubt')}</p>}
            </div>
            <div className={css['actions']}>
              <Button disabled={busy || order.inDoubt} onClick={() => setClosing(order.code)}>
                {t('parked.close')}
              </Button>
              <Button
                icon={Undo2}
                disabled={busy || order.inDoubt}
                onClick={() => void fetchBack(order.code)}
              >
                {kioskName === null ? t('parked.fetch.here') : t('parked.fetch', { kiosk: kioskName })}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {closing === null && <HandlingFault fault={fault} />}
      {closing !== null && (
        <AskReason
          title={`${closing} · ${t('parked.close')}`}
          reasons={reasons.parked}
          run={{ busy, fault }}
          onClose={() => setClosing(null)}
          onDone={({ reason }) => void close(closing, reason)}
        />
      )}
    </section>
  );
}
