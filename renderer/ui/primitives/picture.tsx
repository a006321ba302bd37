import { useState } from 'react';
import { classes } from './class-names.ts';
import css from './picture.module.css';

export interface PictureProps {
  readonly src: string | null;
  /** Stands in for a picture that is missing or does not load. */
  readonly name: string;
  readonly eager?: boolean;
  readonly className?: string | undefined;
}

/** A picture that may be missing: then the first letter of the name, so that the layout never jumps. */
export function Picture({ src, name, eager = false, className }: PictureProps) {
  const [failed, setFailed] = useState<string | null>(null);
  const there = src !== null && src !== failed;
  return (
    <span className={classes(css['picture'], className)} aria-hidden="true">
      {there ? (
        <img
          src={src}
          alt=""
          draggable={false}
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          onError={() => setFailed(src)}
        />
      ) : (
        <span className={css['letter']}>{[...name][0]}</span>
      )}
    </span>
  );
}
