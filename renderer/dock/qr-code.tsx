import encodeQR from 'qr';
import { useMemo } from 'react';
import { useText } from './dock-text.ts';
import css from './paper.module.css';

/** White modules that a reader needs around a code (ISO/IEC 18004: four). */
const QUIET = 4;

/** Dark modules as one path, a unit per module. */
function pathOf(modules: readonly (readonly boolean[])[]): string {
  return modules
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')))
    .join('');
}

/** A QR code that a phone can read from the screen. */
export function QrCode({ data }: { readonly data: string }) {
  const { t } = useText();
  const modules = useMemo(() => encodeQR(data, 'raw', { ecc: 'medium', border: 0 }), [data]);
  const size = modules.length + QUIET * 2;
  return (
    <svg
      className={css['qr']}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={t('paper.qr', { data })}
      shapeRendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${size}v${size}h-${size}z`} />
      <path fill="#1b1a18" d={pathOf(modules)} />
    </svg>
  );
}
