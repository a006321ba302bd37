import type { ReactNode } from 'react';
import type { DialogProps } from '../ui/primitives/dialog.tsx';
import { Dialog } from '../ui/primitives/dialog.tsx';
import { HelpButton } from './bar/help-button.tsx';
import css from './sheet.module.css';

export interface SheetProps extends Omit<DialogProps, 'className' | 'beside'> {
  /** Stays in sight below what scrolls. */
  readonly foot?: ReactNode;
}

/** A sheet over the page. Everything else waits, but Help stays lit at its place. */
export function Sheet({ children, foot, ...dialog }: SheetProps) {
  return (
    <div className={css['room']}>
      <Dialog
        {...dialog}
        className={css['sheet']}
        beside={
          <div className={css['help']}>
            <HelpButton />
          </div>
        }
      >
        {foot === undefined ? (
          children
        ) : (
          <>
            <div className={css['scroll']} tabIndex={0}>
              {children}
            </div>
            <div className={css['foot']}>{foot}</div>
          </>
        )}
      </Dialog>
    </div>
  );
}
