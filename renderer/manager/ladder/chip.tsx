import type { LucideIcon } from 'lucide-react';
import { classes } from '../../ui/primitives/class-names.ts';
import { Icon } from '../../ui/primitives/icon.tsx';
import css from './chip.module.css';

/** A thing that is on or off, in a row of its like. */
export function Chip({
  label,
  icon,
  on,
  onToggle,
}: {
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly on: boolean;
  readonly onToggle: () => void;
}) {
  return (
    <button
      type="button"
      className={classes(css['chip'], on && css['on'])}
      aria-pressed={on}
      onClick={onToggle}
    >
      {icon && <Icon of={icon} size="s" />}
      {label}
    </button>
  );
}

/** A row of them under one name. */
export function Chips({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <fieldset className={css['chips']}>
      <legend>{label}</legend>
      <div className={css['row']}>{children}</div>
    </fieldset>
  );
}
