import { useEffect, useRef, type ReactNode, type SyntheticEvent } from 'react';
import { classes } from './class-names.ts';
import css from './dialog.module.css';

export interface DialogProps {
  /** Names the dialog for those who cannot see it. */
  readonly label: string;
  /** Escape, or a touch beside it. Absent: only its own buttons close it. */
  readonly onClose?: () => void;
  readonly alert?: boolean;
  readonly className?: string | undefined;
  /** Stands outside of the scrolling content. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/**
 * A native modal dialog, open for as long as it is mounted. The browser keeps the focus inside and gives it
 * back to where it was.
 */
export function Dialog({ label, onClose, alert = false, className, beside, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return undefined;
    element.showModal();
    // The words first: a ring around the first button would look like a choice already made.
    content.current?.focus({ preventScroll: true });
    // Opening had focused the first button, and scrolled a long text away to show it.
    element.scrollTop = 0;
    return () => element.close();
  }, []);

  function cancel(event: SyntheticEvent): void {
    event.preventDefault();
    // React hands this on to every dialog around: only the one on top is meant.
    if (event.target === dialog.current) onClose?.();
  }

  return (
    <dialog
      ref={dialog}
      className={classes(css['dialog'], className)}
      aria-label={label}
      role={alert ? 'alertdialog' : undefined}
      onCancel={cancel}
      onClick={(event) => event.target === dialog.current && onClose?.()}
    >
      <div ref={content} tabIndex={-1} className={css['content']}>
        {children}
      </div>
      {beside}
    </dialog>
  );
}
