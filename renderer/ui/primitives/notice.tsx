import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './class-names.ts';
import { Icon } from './icon.tsx';
import css from './notice.module.css';

export interface NoticeProps {
  readonly kind?: 'info' | 'good' | 'attention';
  readonly children: ReactNode;
  /** Buttons, at the end. */
  readonly action?: ReactNode;
  /** Spoken at once rather than when the reader pauses. */
  readonly urgent?: boolean;
}

const icons = { info: Info, good: CircleCheck, attention: TriangleAlert } as const;

/** One thing that must be said, with an icon so that colour is never alone. */
export function Notice({ kind = 'info', children, action, urgent = false }: NoticeProps) {
  return (
    <div className={classes(css['notice'], css[kind])} role={urgent ? 'alert' : 'status'}>
      <Icon of={icons[kind]} size="l" />
      <div className={css['text']}>{children}</div>
      {action && <div className={css['action']}>{action}</div>}
    </div>
  );
}
