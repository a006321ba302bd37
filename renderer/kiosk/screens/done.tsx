import { Star } from 'lucide-react';
import type { SessionView } from '../../../contract/views.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Icon } from '../../ui/primitives/icon.tsx';
import { Price } from '../../ui/primitives/price.tsx';
import { classes } from '../../ui/primitives/class-names.ts';
import { Frame } from '../frame.tsx';
import { useMoney, useVisit } from '../kiosk-context.tsx';
import { useText, type KioskTranslate } from '../kiosk-text.ts';
import { Notices } from '../order/notices.tsx';
import css from './done.module.css';

/** What is known about the paper, and nothing more. */
export function receiptText(t: KioskTranslate, { receipt, payment }: SessionView): string | null {
  const slip = payment.state === 'at-counter';
  switch (receipt) {
    case 'none':
      return null;
    case 'printing':
      return t(slip ? 'done.slip.printing' : 'done.receipt.printing');
    case 'printed':
      return t(slip ? 'done.slip.printed' : 'done.receipt.printed');
    case 'failed':
      return t('done.receipt.failed');
    case 'unknown':
      return t('done.receipt.unknown');
  }
}

const stars = [1, 2, 3, 4, 5] as const;

/** A big number, what happened to the receipt, and one question. */
export function DoneScreen() {
  const { t } = useText();
  const { session, actions } = useVisit();
  const money = useMoney();
  const atCounter = session.payment.state === 'at-counter';
  const receipt = receiptText(t, session);
  const rating = session.rating ?? 0;

  return (
    <Frame
      title={t(atCounter ? 'done.thanksCounter' : 'done.thanks')}
      centred
      dock={
        <Button kind="primary" size="l" onClick={() => void actions.run('session.finish', {})}>
          {t('done.finish')}
        </Button>
      }
    >
      <Notices />
      <div className={css['ticket']}>
        <p className={css['label']}>{t('done.number')}</p>
        <p className={css['number']}>{session.number ?? '–'}</p>
        <p className={css['next']}>{t(atCounter ? 'done.counter' : 'done.paid')}</p>
        {atCounter && (
          <Price size="xl">{t('done.counterTotal', { price: money(session.quote.total) })}</Price>
        )}
      </div>
      <p className={css['receipt']} aria-live="polite">
        {receipt}
      </p>
      <div className={css['rating']}>
        <p id="rate">{t(rating > 0 ? 'done.rated' : 'done.rate')}</p>
        <div className={css['stars']} role="group" aria-labelledby="rate">
          {stars.map((count) => (
            <button
              key={count}
              type="button"
              aria-label={t('done.rateStars', { stars: count })}
              aria-pressed={count === rating}
              className={classes(css['star'], count <= rating && css['lit'])}
              onClick={() => void actions.run('order.rate', { stars: count })}
            >
              <Icon of={Star} />
            </button>
          ))}
        </div>
      </div>
    </Frame>
  );
}
