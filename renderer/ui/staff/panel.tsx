import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog } from '../primitives/dialog.tsx';
import { Icon } from '../primitives/icon.tsx';
import { classes } from '../primitives/class-names.ts';
import css from './panel.module.css';
import { useStaffText } from './staff-text.ts';

export interface PanelProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly alert?: boolean;
  readonly children: ReactNode;
  /** The ways out, in the thumb's reach. */
  readonly actions?: ReactNode;
}

/** A staff dialog: from below on a phone, in the middle on anything larger. */
export function Panel({ title, onClose, alert = false, children, actions }: PanelProps) {
  const { t } = useStaffText();
  return (
    <Dialog label={title} onClose={onClose} alert={alert} className={classes(css['panel'])}>
      <header className={css['head']}>
        <h2 className={css['title']}>{title}</h2>
        <button type="button" className={css['close']} aria-label={t('close')} onClick={onClose}>
          <Icon of={X} />
        </button>
      </header>
      <div className={css['body']}>{children}</div>
      {actions && <div className={css['actions']}>{actions}</div>}
    </Dialog>
  );
}
