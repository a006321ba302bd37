import { CloudOff } from 'lucide-react';
import { Icon } from '../../ui/primitives/icon.tsx';
import { useText } from '../kiosk-text.ts';
import css from './connection-veil.module.css';

/**
 * Over the last picture while the engine is away: nothing can be touched, so nothing is lost. The picture stays
 * readable, as it may be an order's number or "Do not pay again".
 */
export function ConnectionVeil() {
  const { t } = useText();
  return (
    <div className={css['veil']} role="alert">
      <div className={css['card']}>
        <Icon of={CloudOff} size="xl" />
        <p className={css['title']}>{t('lost.title')}</p>
        <p>{t('lost.text')}</p>
      </div>
    </div>
  );
}
