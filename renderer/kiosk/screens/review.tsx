import { CreditCard, HandCoins } from 'lucide-react';
import { Button } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/notice.tsx';
import { Price } from '../../ui/primitives/price.tsx';
import { useCountdown } from '../../ui/use-countdown.ts';
import { Frame } from '../frame.tsx';
import { useMoney, useVisit } from '../kiosk-context.tsx';
import { useText } from '../kiosk-text.ts';
import { Asked } from '../order/asked.tsx';
import { LineList } from '../order/line-list.tsx';
import { Notices } from '../order/notices.tsx';
import { Totals } from '../order/totals.tsx';
import css from './review.module.css';

/** 582 seconds as '9:42'. */
export function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The last look before money: total fixed, stock held, nothing hidden. */
export function ReviewScreen() {
  const { t } = useText();
  const { session, actions } = useVisit();
  const money = useMoney();
  const holdSeconds = useCountdown(session.holdMs, session);
  const { cardReady } = session.payment;
  const waiting = session.approvals.length > 0;
  const pay = (method: 'card' | 'counter') => void actions.run('order.pay', { method, seq: session.seq });

  const counter = (
    <Button
      kind={cardReady ? 'secondary' : 'primary'}
      size="l"
      icon={HandCoins}
      disabled={waiting}
      className={css['counter']}
      onClick={() => pay('counter')}
    >
      {t('review.payCounter')}
    </Button>
  );
  const card = cardReady && (
    <Button
      kind="primary"
      size="l"
      icon={CreditCard}
      disabled={waiting}
      className={css['card']}
      onClick={() => pay('card')}
    >
      <span>{waiting ? t('review.wait') : t('review.payCard')}</span>
      {!waiting && <Price>{money(session.quote.total)}</Price>}
    </Button>
  );

  return (
    <Frame
      title={t('review.title')}
      lead={session.orderType ? t(`review.type.${session.orderType}`) : undefined}
      onBack={() => void actions.run('order.reopen', {})}
      scrollFocus
      narrow
      dock={
        <>
          {counter}
          {card}
        </>
      }
    >
      <Notices />
      <Asked />
      {!cardReady && <Notice kind="info">{t('review.cardNotReady')}</Notice>}
      <LineList session={session} />
      <Totals quote={session.quote} explained />
      {holdSeconds !== null && (
        <p className={css['hold']}>{t('review.hold', { time: clockText(holdSeconds) })}</p>
      )}
    </Frame>
  );
}
