import type { SessionView } from '../../../contract/views.ts';
import { Price } from '../../ui/primitives/price.tsx';
import { useMoney } from '../kiosk-context.tsx';
import { useText } from '../kiosk-text.ts';
import { LineOptions } from './line-options.tsx';
import css from './line-list.module.css';

/** The order as it will be paid: nothing to touch, every figure in line. */
export function LineList({ session }: { readonly session: SessionView }) {
  const { t, pick } = useText();
  const money = useMoney();
  return (
    <ul className={css['lines']}>
      {session.lines.map((line) => {
        const quote = session.quote.lines.find(({ lineId }) => lineId === line.lineId);
        return (
          <li key={line.lineId} className={css['line']}>
            <span className={css['quantity']}>{line.quantity} ×</span>
            <div>
              <span className={css['name']}>{pick(line.name)}</span>
              <LineOptions line={line} />
            </div>
            <Price>{money(quote?.gross ?? 0)}</Price>
            {quote?.discounts.map((discount) => (
              <div key={discount.promotionId} className={css['discount']}>
                <span>{pick(discount.name)}</span>
                <Price kind="offer">{t('item.minus', { price: money(discount.amount) })}</Price>
              </div>
            ))}
          </li>
        );
      })}
    </ul>
  );
}
