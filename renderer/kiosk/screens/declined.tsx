import { CreditCard, HandCoins, Pencil, type LucideIcon } from 'lucide-react';
import { Icon } from '../../ui/primitives/icon.tsx';
import { Notice } from '../../ui/primitives/notice.tsx';
import { classes } from '../../ui/primitives/class-names.ts';
import { Frame } from '../frame.tsx';
import { useVisit } from '../kiosk-context.tsx';
import { useText } from '../kiosk-text.ts';
import { Notices } from '../order/notices.tsx';
import css from './declined.module.css';

interface WayProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly hint: string;
  readonly first: boolean;
  readonly onGo: () => void;
}

function Way({ icon, title, hint, first, onGo }: WayProps) {
  return (
    <button type="button" className={classes(css['way'], first && css['first'])} onClick={onGo}>
      <Icon of={icon} size="l" />
      <span>
        <strong>{title}</strong>
        <span className={css['hint']}>{hint}</span>
      </span>
    </button>
  );
}

/** Nobody's fault: three ways on. A terminal that never asked for a card is not called a refusal. After a second refusal the counter comes first. */
export function DeclinedScreen() {
  const { t } = useText();
  const { session, actions } = useVisit();
  const { declines, cardReady, lastDecline } = session.payment;
  const unheard = lastDecline === 'busy' || lastDecline === 'not-started';
  const cardFirst = cardReady && declines < 2;
  const pay = (method: 'card' | 'counter') => void actions.run('order.pay', { method, seq: session.seq });
  const card = cardReady && (
    <Way
      key="card"
      icon={CreditCard}
      title={t('declined.again')}
      hint={t('declined.againHint')}
      first={cardFirst}
      onGo={() => pay('card')}
    />
  );
  const counter = (
    <Way
      key="counter"
      icon={HandCoins}
      title={t('declined.counter')}
      hint={t('declined.counterHint')}
      first={!cardFirst}
      onGo={() => pay('counter')}
    />
  );
  return (
    <Frame
      title={t(unheard ? 'declined.noCard' : 'declined.title')}
      lead={t(unheard ? 'declined.noCardText' : 'declined.text')}
      centred
    >
      <Notices />
      {!cardReady && <Notice kind="info">{t('review.cardNotReady')}</Notice>}
      <div className={css['ways']}>
        {cardFirst ? [card, counter] : [counter, card]}
        <Way
          icon={Pencil}
          title={t('declined.change')}
          hint={t('declined.changeHint')}
          first={false}
          onGo={() => void actions.run('order.reopen', {})}
        />
      </div>
    </Frame>
  );
}
