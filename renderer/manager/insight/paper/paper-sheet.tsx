import { ArrowLeft, Printer } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../../../ui/primitives/button.tsx';
import { useInsightText } from '../../../ui/staff/insight-text.tsx';
import css from './paper-sheet.module.css';

export interface PaperSheetProps {
  readonly title: string;
  /** Business days, '2026-11-27'. */
  readonly from: string;
  readonly to: string;
  readonly madeAt: number;
  /** Of the shop's clock. */
  readonly timeZone: string;
  readonly anchor: { readonly seq: number; readonly hash: string } | null;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A page as it comes out of a printer, or of the browser's "save as PDF"; the rest of the screen stays behind. */
export function PaperSheet(props: PaperSheetProps) {
  const { title, from, to, madeAt, timeZone, anchor, onClose, children } = props;
  const { t, screenLanguage } = useInsightText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const day = new Intl.DateTimeFormat(screenLanguage, { dateStyle: 'medium', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(screenLanguage, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  });
  const days = from === to ? day.format(Date.parse(from)) : day.formatRange(Date.parse(from), Date.parse(to));
  return (
    <div className={css['desk']}>
      <div className={css['bar']}>
        <Button icon={ArrowLeft} onClick={onClose}>
          {t('insight.paper.back')}
        </Button>
        <Button kind="primary" icon={Printer} onClick={() => window.print()}>
          {t('insight.paper.print')}
        </Button>
        <p className={css['hint']}>{t('insight.paper.pdf')}</p>
      </div>
      <article className={css['sheet']}>
        <header>
          <h2 ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <p>{days}</p>
          <p className={css['soft']}>{t('insight.paper.made', { time: moment.format(madeAt) })}</p>
        </header>
        {children}
        {anchor && (
          <footer className={css['foot']}>
            <p>{t('insight.anchor', { seq: anchor.seq, hash: anchor.hash })}</p>
            <p className={css['soft']}>{t('insight.anchor.more')}</p>
          </footer>
        )}
      </article>
    </div>
  );
}
