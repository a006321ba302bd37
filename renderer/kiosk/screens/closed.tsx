import { Coffee } from 'lucide-react';
import { useKiosk } from '../kiosk-context.tsx';
import { useText } from '../kiosk-text.ts';
import { Message } from './message.tsx';

/** Out of service, or paused until a time: the counter is the way. */
export function ClosedScreen() {
  const { t, language } = useText();
  const { view, menu } = useKiosk();
  const { service } = view;
  if (service.open || service.why !== 'paused')
    return <Message icon={Coffee} title={t('closed.title')} lead={t('closed.text')} />;
  const time = new Intl.DateTimeFormat(language, {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: menu?.index.catalog.shop.timeZone,
  }).format(service.backAt);
  return <Message icon={Coffee} title={t('closed.paused')} lead={t('closed.back', { time })} />;
}
