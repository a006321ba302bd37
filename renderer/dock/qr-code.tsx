import { useMemo } from 'react';
import { useText } from './dock-text.ts';
import css from './paper.module.css';
import { qrPath } from '../ui/qr-path.ts';

/** A QR code that a phone can read from the screen. */
export function QrCode({ data }: { readonly data: string }) {
  const { t } = useText();
  const { size, path } = useMemo(() => qrPath(data), [data]);
  return (
    <svg
      className={css['qr']}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={t('paper.qr', { data })}
      shapeRendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${size}v${size}h-${size}z`} />
      <path fill="#1b1a18" d={path} />
    </svg>
  );
}
