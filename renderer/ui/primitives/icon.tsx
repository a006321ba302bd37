import type { LucideIcon } from 'lucide-react';
import { classes } from './class-names.ts';
import css from './icon.module.css';

export interface IconProps {
  readonly of: LucideIcon;
  /** In words, when no text stands beside it. */
  readonly label?: string;
  readonly size?: 's' | 'm' | 'l' | 'xl';
  readonly className?: string | undefined;
}

/** One icon of the set, sized with the text; decorative unless it has a label. */
export function Icon({ of: Glyph, label, size = 'm', className }: IconProps) {
  const hidden = label === undefined;
  return (
    <Glyph
      className={classes(css['icon'], css[size], className)}
      aria-hidden={hidden || undefined}
      aria-label={label}
      role={hidden ? undefined : 'img'}
      focusable={false}
    />
  );
}
