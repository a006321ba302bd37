import { Coffee, LoaderCircle } from 'lucide-react';
import { useText } from '../kiosk-text.ts';
import { Message } from './message.tsx';

/** Out of service, whatever the reason: the counter is the way. */
export function ClosedScreen() {
  const { t } = useText();
  return <Message icon={Coffee} title={t('closed.title')} lead={t('closed.text')} />;
}

/** The menu is on its way. */
export function LoadingScreen() {
  const { t } = useText();
  return <Message icon={LoaderCircle} busy title={t('attract.loading')} />;
}
