import type { ReactNode } from 'react';
import { classes } from './class-names.ts';
import css from './price.module.css';

export interface PriceProps {
  /** An amount already written in the shop's currency. */
  readonly children: ReactNode;
  readonly size?: 'm' | 'l' | 'xl';
  readonly kind?: 'plain' | 'soft' | 'offer' | 'was';
  readonly className?: string | undefined;
}

/** Figures of equal width that never break, so that prices line up under each other. */
export function Price({ children, size = 'm', kind = 'plain', className }: PriceProps) {
  const Tag = kind === 'was' ? 's' : 'span';
  return <Tag className={classes(css['price'], css[size], css[kind], className)}>{children}</Tag>;
}
