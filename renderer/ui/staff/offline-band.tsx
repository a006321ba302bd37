import { WifiOff } from 'lucide-react';
import { Icon } from '../primitives/icon.tsx';
import css from './offline-band.module.css';

/** Across the top for as long as this screen is cut off: what it means, and what to do. */
export function OfflineBand({ text, more }: { readonly text: string; readonly more?: string }) {
  return (
    <div className={css['band']} role="alert">
      <Icon of={WifiOff} size="l" />
      <div>
        <p className={css['text']}>{text}</p>
        {more && <p>{more}</p>}
      </div>
    </div>
  );
}
