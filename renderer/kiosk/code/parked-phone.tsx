import { useMemo } from 'react';
import { qrPath } from '../../ui/qr-path.ts';
import { useCodeText } from './code-text.ts';
import css from './parked-phone.module.css';

/** The way to the order's page, for the customer's own phone. */
export function ParkedPhone({ page }: { readonly page: string }) {
  const t = useCodeText();
  const { size, path } = useMemo(() => qrPath(page), [page]);
  return (
    <section className={css['phone']} aria-labelledby="phone-title">
      <svg
        className={css['qr']}
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={t('parked.phone.qr')}
        shapeRendering="crispEdges"
      >
        <path fill="#fff" d={`M0 0h${size}v${size}h-${size}z`} />
        <path fill="#1b1a18" d={path} />
      </svg>
      <div className={css['words']}>
        <h2 id="phone-title" className={css['title']}>
          {t('parked.phone')}
        </h2>
        <p className={css['how']}>{t('parked.phone.how')}</p>
      </div>
    </section>
  );
}
