import { HandCoins, Percent, Tag, Ticket, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { OrderLine } from '../../../domain/cart/line.ts';
import type { SessionView, StaffPerson } from '../../../contract/views.ts';
import { formatMoney } from '../../../domain/money.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { ApprovalList } from '../../ui/staff/handling/approval-list.tsx';
import { AskReason, reasons } from '../../ui/staff/handling/ask-reason.tsx';
import { HandlingFault } from '../../ui/staff/handling/handling-fault.tsx';
import { useHandlingText } from '../../ui/staff/handling/handling-text.ts';
import { useSay } from '../../ui/staff/say.tsx';
import { useStaffText } from '../../ui/staff/staff-text.ts';
import { useRun } from '../../ui/staff/use-run.ts';
import { useKiosk } from '../kiosk-context.tsx';
import { LineOptions } from '../order/line-options.tsx';
import { LineQuantity } from '../order/line-quantity.tsx';
import css from './staff-order.module.css';

type Asking = { readonly kind: 'void' | 'price'; readonly line: OrderLine } | { readonly kind: 'discount' };

const MOST_UNITS = 99;

/** The order on the screen, open to a colleague's hands: quantities, prices, what is asked, where it goes. */
export function StaffOrder({ role }: { readonly role: StaffPerson['role'] }) {
  const t = useHandlingText();
  const { view } = useKiosk();
  const { session } = view;
  return session === null || session.lines.length === 0 ? (
    <p>{t('order.none')}</p>
  ) : (
    <OpenOrder session={session} role={role} />
  );
}

function OpenOrder({ session, role }: { readonly session: SessionView; readonly role: StaffPerson['role'] }) {
  const t = useHandlingText();
  const { pick, language } = useStaffText();
  const say = useSay();
  const { menu, actions } = useKiosk();
  const { run, busy, fault } = useRun();
  const counting = useRun({ every: true });
  const [asking, setAsking] = useState<Asking | null>(null);
  const { sessionId } = session;
  const currency = menu?.index.catalog.shop.currency ?? null;
  const money = (amount: number) =>
    currency === null ? String(amount) : formatMoney(amount, currency, language);

  async function setAside(to: 'code' | 'counter'): Promise<void> {
    const done = await run('visit.setAside', { sessionId, to });
    if (done !== undefined)
      say(t(to === 'code' ? 'order.setAside.done' : 'order.counter.done', { code: done.value.code }));
  }

  async function answer({ reason, figure }: { reason: string; figure: number }): Promise<void> {
    if (asking === null) return;
    if (asking.kind === 'void') {
      if (await run('visit.void', { sessionId, lineId: asking.line.lineId, reason })) setAsking(null);
      return;
    }
    const change =
      asking.kind === 'price'
        ? ({ kind: 'price', unitPrice: figure } as const)
        : ({ kind: 'discount', percent: figure } as const);
    const lineId = asking.kind === 'price' ? asking.line.lineId : null;
    const done = await run('approval.adjust', { sessionId, lineId, change, reason });
    if (done === undefined) return;
    setAsking(null);
    say(t(done.value.outcome === 'done' ? 'order.adjustedDone' : 'order.asked'));
  }

  /** Choosing options is the customer's own screen: it is opened, and the screen given back. */
  async function options(line: OrderLine): Promise<void> {
    actions.go({ screen: 'item', itemId: line.itemId, lineId: line.lineId });
    await actions.run('staffMode.close', {});
  }

  return (
    <>
      <ApprovalList approvals={session.approvals} currency={currency} role={role} />
      <ul className={css['lines']}>
        {session.lines.map((line) => {
          const name = pick(line.name);
          const quoted = session.quote.lines.find(({ lineId }) => lineId === line.lineId);
          return (
            <li key={line.lineId} className={css['line']}>
              <div>
                <p className={css['name']}>{name}</p>
                <LineOptions line={line} />
                {line.adjusted && (
                  <p className={css['soft']}>
                    {t('order.adjusted', { name: line.adjusted.by.name, reason: line.adjusted.reason })}
                  </p>
                )}
              </div>
              <p className={css['price']}>{money(quoted?.charged ?? 0)}</p>
              <div className={css['acts']}>
                <LineQuantity
                  line={line}
                  seq={session.seq}
                  max={line.label ? 1 : MOST_UNITS}
                  label={t('order.quantity', { name })}
                  lessLabel={t('order.less', { name })}
                  moreLabel={t('order.more', { name })}
                  change={async (quantity) =>
                    (await counting.run('visit.setLine', { sessionId, lineId: line.lineId, quantity })) !==
                    undefined
                  }
                />
                {session.step === 'browsing' &&
                  (menu?.index.items.get(line.itemId)?.modifierGroupIds ?? []).length > 0 && (
                    <Button
                      disabled={busy}
                      aria-label={t('order.optionsOf', { name })}
                      onClick={() => void options(line)}
                    >
                      {t('order.options')}
                    </Button>
                  )}
                <Button
                  icon={Tag}
                  disabled={busy}
                  aria-label={t('order.priceOf', { name })}
                  onClick={() => setAsking({ kind: 'price', line })}
                >
                  {t('order.price')}
                </Button>
                <Button
                  icon={Trash2}
                  disabled={busy}
                  aria-label={t('order.voidOf', { name })}
                  onClick={() => setAsking({ kind: 'void', line })}
                >
                  {t('order.void')}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      <p className={css['total']}>
        <span>{t('order.total')}</span>
        <strong>{money(session.quote.total)}</strong>
      </p>
      {asking === null && <HandlingFault fault={fault ?? counting.fault} />}
      <div className={css['ends']}>
        <Button icon={Percent} disabled={busy} onClick={() => setAsking({ kind: 'discount' })}>
          {t('order.discount')}
        </Button>
        <Button icon={Ticket} disabled={busy} onClick={() => void setAside('code')}>
          {t('order.setAside')}
        </Button>
        <Button icon={HandCoins} disabled={busy} onClick={() => void setAside('counter')}>
          {t('order.counter')}
        </Button>
      </div>
      {asking !== null && (
        <AskReason
          title={
            asking.kind === 'discount'
              ? t('order.discount')
              : t(asking.kind === 'void' ? 'order.voidOf' : 'order.priceOf', { name: pick(asking.line.name) })
          }
          reasons={asking.kind === 'void' ? reasons.void : reasons.cheaper}
          {...(asking.kind === 'price' ? { figure: { kind: 'price', currency } as const } : {})}
          {...(asking.kind === 'discount' ? { figure: { kind: 'percent' } as const } : {})}
          run={{ busy, fault }}
          onClose={() => setAsking(null)}
          onDone={(given) => void answer(given)}
        />
      )}
    </>
  );
}
