import { Nfc } from 'lucide-react';
import { Button } from '../../ui/primitives/button.tsx';
import { Price } from '../../ui/primitives/price.tsx';
import { useMoney, useVisit } from '../kiosk-context.tsx';
import { useText } from '../kiosk-text.ts';
import { Message } from './message.tsx';
import css from './pay.module.css';

/** The card reader has the word now. */
export function PayScreen() {
  const { t } = useText();
  const { session, actions } = useVisit();
  const money = useMoney();
  const stopping = session.payment.state === 'cancelling';
  return (
    <div className={css['live']} aria-live="polite">
      <Message
        icon={Nfc}
        busy
        title={t(stopping ? 'pay.cancelling' : 'pay.title')}
        lead={t(stopping ? 'pay.cancellingHow' : 'pay.how')}
        dock={
          <Button size="l" disabled={stopping} onClick={() => void actions.run('payment.cancel', {})}>
            {t('pay.cancel')}
          </Button>
        }
      >
        <Price className={css['amount']}>{money(session.quote.total)}</Price>
        {session.number !== null && (
          <p className={css['number']}>{t('pay.number', { number: session.number })}</p>
        )}
      </Message>
    </div>
  );
}
