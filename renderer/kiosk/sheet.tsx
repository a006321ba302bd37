import type { DialogProps } from '../ui/primitives/dialog.tsx';
import { Dialog } from '../ui/primitives/dialog.tsx';
import { HelpButton } from './bar/help-button.tsx';
import css from './sheet.module.css';

/** A sheet over the page. Everything else waits, but Help stays lit at its place. */
export function Sheet({ children, ...dialog }: Omit<DialogProps, 'className' | 'beside'>) {
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
        {children}
      </Dialog>
    </div>
  );
}
