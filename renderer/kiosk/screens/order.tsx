import { Pencil, Plus, Trash2, Undo2 } from 'lucide-react';
import type { OrderLine } from '../../../domain/cart/line.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/notice.tsx';
import { Picture } from '../../ui/primitives/picture.tsx';
import { Price } from '../../ui/primitives/price.tsx';
import { Frame } from '../frame.tsx';
import { useImage, useMoney, useVisit } from '../kiosk-context.tsx';
import { useText } from '../kiosk-text.ts';
import { Asked } from '../order/asked.tsx';
import { LineOptions } from '../order/line-options.tsx';
import { LineQuantity } from '../order/line-quantity.tsx';
import { Notices } from '../order/notices.tsx';
import { Totals } from '../order/totals.tsx';
import css from './order.module.css';

const MOST_UNITS = 99;

/** Everything chosen, every line open to change. */
export function OrderScreen() {
  const { t, pick } = useText();
  const { session, actions } = useVisit();
  const { lines, undo } = session;
  const toMenu = () => actions.go({ screen: 'menu', categoryId: null });
  const back = (
    <Button size="l" icon={Plus} onClick={toMenu}>
      {t('order.addMore')}
    </Button>
  );

  return (
    <Frame
      title={lines.length === 0 ? t('order.empty') : t('order.title')}
      lead={lines.length === 0 ? t('order.emptyHint') : undefined}
      centred={lines.length === 0}
      onBack={toMenu}
      narrow
      dock={
        lines.length === 0 ? (
          <Button kind="primary" size="l" onClick={toMenu}>
            {t('order.toMenu')}
          </Button>
        ) : (
          <>
            {back}
            <Button kind="primary" size="l" onClick={() => void actions.run('order.review', {})}>
              {t('order.continue')}
            </Button>
          </>
        )
      }
    >
      <Notices />
      <Asked />
      {undo && (
        <Notice
          action={
            <Button size="s" icon={Undo2} onClick={() => void actions.run('order.undo', {})}>
              {t('order.undo')}
            </Button>
          }
        >
          {t('order.removed', { name: pick(undo.name) })}
        </Notice>
      )}
      {lines.length > 0 && (
        <>
          <ul className={css['lines']}>
            {lines.map((line) => (
              <Line key={line.lineId} line={line} />
            ))}
          </ul>
          <Totals quote={session.quote} />
        </>
      )}
    </Frame>
  );
}

function Line({ line }: { readonly line: OrderLine }) {
  const { t, pick } = useText();
  const { session, menu, view, actions } = useVisit();
  const money = useMoney();
  const image = useImage();
  const name = pick(line.name);
  const quote = session.quote.lines.find(({ lineId }) => lineId === line.lineId);
  const saved = quote?.discounts.reduce((sum, { amount }) => sum + amount, 0) ?? 0;
  const left = view.fewLeft[line.itemId];
  const item = menu.index.items.get(line.itemId);
  // Only what stands on a shelf has a shelf price.
  const maySayPrice =
    item?.shelf !== undefined &&
    line.adjusted === undefined &&
    !session.approvals.some(({ kind, lineId }) => kind === 'price' && lineId === line.lineId);

  return (
    <li className={css['line']}>
      <Picture src={image(line.image)} name={name} className={css['picture']} />
      <div>
        <h2 className={css['name']}>{name}</h2>
        <LineOptions line={line} />
        {quote?.discounts.map((discount) => (
          <p key={discount.promotionId} className={css['discount']}>
            {pick(discount.name)}
          </p>
        ))}
      </div>
      <div className={css['price']}>
        {quote && saved > 0 && <Price kind="was">{money(quote.gross)}</Price>}
        <Price size="l">{money(quote ? quote.gross - saved : 0)}</Price>
      </div>
      <div className={css['actions']}>
        <LineQuantity
          line={line}
          seq={session.seq}
          max={line.label ? 1 : Math.max(line.quantity, Math.min(MOST_UNITS, left ?? MOST_UNITS))}
          change={(quantity) => actions.run('order.change', { lineId: line.lineId, quantity })}
          label={t('order.quantityOf', { name })}
          lessLabel={t('item.lessOf', { name })}
          moreLabel={t('item.moreOf', { name })}
        />
        <div className={css['lineActions']}>
          {(item?.modifierGroupIds ?? []).length > 0 && (
            <Button
              kind="quiet"
              icon={Pencil}
              aria-label={t('order.editOf', { name })}
              onClick={() => actions.go({ screen: 'item', itemId: line.itemId, lineId: line.lineId })}
            >
              {t('order.edit')}
            </Button>
          )}
          <Button
            kind="quiet"
            icon={Trash2}
            aria-label={t('order.removeOf', { name })}
            onClick={() => void actions.run('order.remove', { lineId: line.lineId })}
          >
            {t('order.remove')}
          </Button>
        </div>
        {maySayPrice && (
          <div className={css['differs']}>
            <Button
              kind="quiet"
              aria-label={t('asked.differsOf', { name })}
              onClick={() => void actions.run('approval.priceDiffers', { lineId: line.lineId })}
            >
              {t('asked.differs')}
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}
