import type { ButtonHTMLAttributes, Ref } from 'react';
import type { LucideIcon } from 'lucide-react';
import { classes } from './class-names.ts';
import { Icon } from './icon.tsx';
import css from './button.module.css';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'disabled'> {
  /** `primary` is the one next step of a screen; `quiet` has no frame. */
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly size?: 's' | 'm' | 'l';
  readonly icon?: LucideIcon;
  readonly wide?: boolean;
  /** Looks and says disabled but stays reachable, so that a press can explain why. */
  readonly blocked?: boolean;
  readonly disabled?: boolean;
  readonly type?: 'button' | 'submit';
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A native button, at least 60 px high for fingers. */
export function Button({
  kind = 'secondary',
  size = 'm',
  icon,
  wide = false,
  blocked = false,
  disabled = false,
  type = 'button',
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      disabled={disabled}
      aria-disabled={blocked || undefined}
      className={classes(css['button'], css[kind], css[size], wide && css['wide'], className)}
      {...rest}
    >
      {icon && <Icon of={icon} />}
      {children}
    </button>
  );
}
