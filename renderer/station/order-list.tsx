import { ArrowRight, Printer, TriangleAlert, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { BoardOrder, FulfilmentState, PaperTrouble, StationView } from '../../contract/views.ts';
import { Button } from '../ui/primitives/button.tsx';
import { Icon } from '../ui/primitives/icon.tsx';
import { FaultNotice } from '../ui/staff/fault-notice.tsx';
import { Panel } from '../ui/staff/panel.tsx';
import { useStaffText } from '../ui/staff/staff-text.ts';
import { clockTime } from '../ui/staff/time-words.ts';
import { useNow } from '../ui/staff/use-now.ts';
import { useRun } from '../ui/staff/use-run.ts';
import css from './order-list.module.css';
import { ownAmongSeveral } from './own-kiosk.ts';
import { PrintAgain } from '../ui/staff/inbox/print-again.tsx';
import { useText, type StationTranslate } from './station-text.ts';

type Next = 'preparing' | 'ready' | 'collected';

/** The way of an order; what is collected leaves the list. */
const stages = ['ready', 'preparing', 'awaiting-payment'] as const satisfies readonly FulfilmentState[];
const nextOf: Readonly<Record<(typeof stages)[number], Next>> = {
  'awaiting-payment': 'preparing',
  preparing: 'ready',
  ready: 'collected',
};

const papers = ['receipt', 'counter-slip', 'kitchen-ticket', 'pick-list'] as const;

/** A piece of paper as staff call it, with its station; an unknown one keeps its own name. */
export function paperName(t: StationTranslate, { document, station }: PaperTrouble): string {
  const known = papers.find((one) => one === document);
  const name = known === undefined ? document : t(`paper.${known}`);
  return station === null ? name : `${name} (${station})`;
}

function OrderRow({ order }: { readonly order: BoardOrder }) {
  const { t, screenLanguage } = useText();
  const staff = useStaffText();
  const { run, busy, fault, forget } = useRun();
  const [asking, setAsking] = useState(false);
  const [printing, setPrinting] = useState(false);
  const now = useNow(30_000);
  const { orderId, number, state } = order;
  if (state === 'collected') return null;
  const to = nextOf[state];
  const action = t(`orders.do.${to}`);

  async function advance(next: Next): Promise<void> {
    setAsking(false);
    await run('order.advance', { orderId, to: next });
  }

  return (
    <li className={css['order']}>
      <span className={css['number']}>{number}</span>
      <span className={css['facts']}>
        <span>{t('orders.units', { count: order.units })}</span>
        <span className={css['time']}>{clockTime(order.placedAt, now, screenLanguage)}</span>
      </span>
      <button
        type="button"
        className={css['undo']}
        aria-label={t('orders.doFor', { action: t('again.open'), number })}
        title={t('again.open')}
        onClick={() => setPrinting(true)}
      >
        <Icon of={Printer} />
      </button>
      {state === 'ready' && (
        <button
          type="button"
          className={css['undo']}
          disabled={busy}
          aria-label={t('orders.doFor', { action: t('orders.do.back'), number })}
          title={t('orders.do.back')}
          onClick={() => void advance('preparing')}
        >
          <Icon of={Undo2} />
        </button>
      )}
      <Button
        kind={state === 'preparing' ? 'primary' : 'secondary'}
        icon={ArrowRight}
        className={css['next']}
        disabled={busy}
        aria-label={t('orders.doFor', { action, number })}
        onClick={() => (to === 'preparing' ? setAsking(true) : void advance(to))}
      >
        {action}
      </Button>
      {fault && (
        <div className={css['fault']}>
          <FaultNotice fault={fault} onClose={forget} />
        </div>
      )}
      {order.paper.length > 0 && (
        <ul className={css['paper']}>
          {order.paper.map((piece) => (
            <li key={`${piece.document} ${piece.station ?? ''}`}>
              <Icon of={TriangleAlert} size="s" />
              {t(`paper.${piece.state}`, { paper: paperName(t, piece) })}
            </li>
          ))}
        </ul>
      )}
      {printing && <PrintAgain order={order} onClose={() => setPrinting(false)} />}
      {asking && (
        <Panel
          title={t('orders.paid.title', { number })}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{staff.t('cancel')}</Button>
              <Button kind="primary" onClick={() => void advance('preparing')}>
                {t('orders.paid.confirm')}
              </Button>
            </>
          }
        >
          <p>{t('orders.paid.more')}</p>
        </Panel>
      )}
    </li>
  );
}

/** Open orders by how far they are, each one tap from its next stage. */
export function OrderList({ view }: { readonly view: StationView }) {
  const { t } = useText();
  const own = ownAmongSeveral(view);
  return (
    <section className={css['orders']} aria-labelledby="orders-title">
      <h2 id="orders-title" className={css['title']}>
        {t('orders.title')}
      </h2>
      {own !== null && <p className={css['none']}>{t('orders.of', { kiosk: own.name })}</p>}
      {view.orders.length === 0 && <p className={css['none']}>{t('orders.none')}</p>}
      {stages.map((stage) => {
        const orders = view.orders.filter((order) => order.state === stage);
        return (
          orders.length > 0 && (
            <div key={stage}>
              <h3 className={css['stage']}>
                {t(`orders.${stage}`)} <span className={css['count']}>{orders.length}</span>
              </h3>
              <ul className={css['list']}>
                {orders.map((order) => (
                  <OrderRow key={order.orderId} order={order} />
                ))}
              </ul>
            </div>
          )
        );
      })}
    </section>
  );
}
