import { ArrowLeft } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { Button } from '../ui/primitives/button.tsx';
import { classes } from '../ui/primitives/class-names.ts';
import { useText } from './kiosk-text.ts';
import css from './frame.module.css';

export interface FrameProps {
  readonly title: string;
  /** One quiet line under the title. */
  readonly lead?: ReactNode;
  readonly onBack?: (() => void) | undefined;
  /** The next step, in the thumb zone. */
  readonly dock?: ReactNode;
  /** Stands in the middle instead of running from the top. */
  readonly centred?: boolean;
  /** Keeps to a column on wide screens. */
  readonly narrow?: boolean;
  /** Comes back to the same height when the customer returns to this page. */
  readonly keepScroll?: string;
  /** The page itself takes the focus for scrolling by keys, as nothing on it can. */
  readonly scrollFocus?: boolean;
  readonly className?: string | undefined;
  readonly children?: ReactNode;
}

const heights = new Map<string, number>();

/** A screen: title above, content that scrolls, the next step below. */
export function Frame(props: FrameProps) {
  const {
    title,
    lead,
    onBack,
    dock,
    centred = false,
    narrow = false,
    keepScroll,
    scrollFocus = false,
    className,
    children,
  } = props;
  const { t } = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const scroller = useRef<HTMLDivElement>(null);

  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || keepScroll === undefined) return undefined;
    element.scrollTop = heights.get(keepScroll) ?? 0;
    const keep = () => heights.set(keepScroll, element.scrollTop);
    element.addEventListener('scroll', keep, { passive: true });
    return () => element.removeEventListener('scroll', keep);
  }, [keepScroll]);

  return (
    <section className={classes(css['frame'], className)}>
      <div
        ref={scroller}
        className={classes(css['scroll'], centred && css['centred'], narrow && css['narrow'])}
        tabIndex={scrollFocus ? 0 : undefined}
      >
        <header className={css['head']}>
          {onBack && (
            <Button kind="quiet" icon={ArrowLeft} className={css['back']} onClick={onBack}>
              {t('common.back')}
            </Button>
          )}
          <h1 ref={heading} tabIndex={-1} className={css['title']}>
            {title}
          </h1>
          {lead && <div className={css['lead']}>{lead}</div>}
        </header>
        <div className={css['body']}>{children}</div>
      </div>
      {dock && <footer className={css['dock']}>{dock}</footer>}
    </section>
  );
}

/** Forgets every kept height: the next customer starts at the top. */
export function forgetScroll(): void {
  heights.clear();
}
