import { LoaderCircle } from 'lucide-react';
import { useText } from '../kiosk-text.ts';
import { Message } from './message.tsx';

/** The menu is on its way. */
export function LoadingScreen() {
  const { t } = useText();
  return <Message icon={LoaderCircle} busy title={t('attract.loading')} />;
}
