import type { ReactNode } from 'react';
import { WifiOff, type LucideIcon } from 'lucide-react';
import { Icon } from '../primitives/icon.tsx';
import css from './offline-band.module.css';

export interface OfflineBandProps {
  readonly text: string;
  /** What it means, and what to do. */
  readonly more?: ReactNode;
  readonly icon?: LucideIcon;
}

/** Across the top for as long as this screen, or the way to help, is cut off. */
export function OfflineBand({ text, more, icon = WifiOff }: OfflineBandProps) {
  return (
    <div className={css['band']} role="alert">
      <Icon of={icon} size="l" />
      <div>
        <p className={css['text']}>{text}</p>
        {more && <p>{more}</p>}
      </div>
    </div>
  );
}
