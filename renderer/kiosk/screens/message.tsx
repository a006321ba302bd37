import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/primitives/icon.tsx';
import { classes } from '../../ui/primitives/class-names.ts';
import { Frame } from '../frame.tsx';
import css from './message.module.css';

export interface MessageProps {
  /** null: what stands below needs its room. */
  readonly icon: LucideIcon | null;
  readonly tone?: 'calm' | 'good' | 'attention';
  /** Moves while something is going on. */
  readonly busy?: boolean;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly dock?: ReactNode;
  readonly children?: ReactNode;
}

/** A screen that says one thing. */
export function Message({ icon, tone = 'calm', busy = false, title, lead, dock, children }: MessageProps) {
  return (
    <Frame title={title} lead={lead} centred dock={dock} className={css['message']}>
      {icon && (
        <span className={classes(css['icon'], css[tone], busy && css['busy'])}>
          <Icon of={icon} />
        </span>
      )}
      {children && <div className={css['more']}>{children}</div>}
    </Frame>
  );
}
