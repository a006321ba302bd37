import { Button } from '../../ui/primitives/button.tsx';
import { Price } from '../../ui/primitives/price.tsx';
import { classes } from '../../ui/primitives/class-names.ts';
import { useMoney, useVisit } from '../kiosk-context.tsx';
import { useText } from '../kiosk-text.ts';
import css from './order-aside.module.css';

/** The order beside the menu, on screens that are wide enough. */
export function OrderAside({ className }: { readonly className?: string | undefined }) {
  const { t, pick } = useText();
  const { session, actions } = useVisit();
  const money = useMoney();
  const empty = session.lines.length === 0;

  return (
    <aside className={classes(css['aside'], className)} aria-label={t('menu.yourOrder')}>
      <h2 className={css['title']}>{t('menu.yourOrder')}</h2>
      {empty ? (
        <p className={css['nothing']}>{t('menu.orderNothing')}</p>
      ) : (
        <ul className={css['lines']} tabIndex={0}>
          {session.lines.map((line) => (
            <li key={line.lineId} className={css['line']}>
              <span className={css['quantity']}>{line.quantity}</span>
              <span className={css['name']}>
                {pick(line.name)}
                {line.options.length > 0 && (
                  <small>{line.options.map((option) => pick(option.name)).join(' · ')}</small>
                )}
              </span>
              <Price>
                {money(session.quote.lines.find(({ lineId }) => lineId === line.lineId)?.charged ?? 0)}
              </Price>
            </li>
          ))}
        </ul>
      )}
      <div className={css['foot']}>
        {!empty && (
          <p className={css['total']}>
            <span>{t('order.total')}</span>
            <Price size="xl">{money(session.quote.total)}</Price>
          </p>
        )}
        <Button kind="primary" size="l" wide disabled={empty} onClick={() => actions.go({ screen: 'order' })}>
          {t('menu.orderButton')}
        </Button>
      </div>
    </aside>
  );
}
