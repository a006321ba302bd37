import { ShoppingBasket } from 'lucide-react';
import { Button } from '../../ui/primitives/button.tsx';
import { Price } from '../../ui/primitives/price.tsx';
import { useMoney, useVisit } from '../kiosk-context.tsx';
import { useText } from '../kiosk-text.ts';
import css from './menu-dock.module.css';

/** The way to the order, with its size and price; before anything is chosen, only a word. */
export function MenuDock() {
  const { t } = useText();
  const { session, actions } = useVisit();
  const money = useMoney();
  const count = session.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  if (count === 0) return <p className={css['empty']}>{t('menu.orderEmpty')}</p>;
  return (
    <Button
      kind="primary"
      size="l"
      wide
      className={css['see']}
      onClick={() => actions.go({ screen: 'order' })}
    >
      <ShoppingBasket aria-hidden="true" className={css['basket']} />
      <span aria-live="polite">{t('menu.order', { count })}</span>
      <Price className={css['total']}>{money(session.quote.total)}</Price>
    </Button>
  );
}
