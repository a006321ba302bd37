import { SearchCheck } from 'lucide-react';
import { HelpStatus } from '../help/help-status.tsx';
import { useVisit } from '../kiosk-context.tsx';
import { useText } from '../kiosk-text.ts';
import { Message } from './message.tsx';
import css from './checking.module.css';

/** Nobody knows whether the card was charged: say exactly that, and who is on the way. */
export function CheckingScreen() {
  const { t } = useText();
  const { view } = useVisit();
  return (
    <Message icon={SearchCheck} tone="attention" busy title={t('checking.title')} lead={t('checking.text')}>
      <p className={css['warning']} role="alert">
        {t('checking.doNotPay')}
      </p>
      <HelpStatus help={view.help} />
    </Message>
  );
}
