import { useEffect, useRef, type CSSProperties } from 'react';
import type { TicketBlock } from '../../../../domain/ticket/document.ts';
import { layoutTicket, type TicketRow } from '../../../../domain/ticket/layout.ts';
import { useStaffText } from '../staff-text.ts';
import { barsPath } from './bars-path.ts';
import { paperRuns } from './paper-runs.ts';
import { qrPath } from '../../qr-path.ts';
import css from './ticket-preview.module.css';

type Row<K extends TicketRow['kind']> = Extract<TicketRow, { readonly kind: K }>;

function TextRow({ row }: { readonly row: Row<'text'> }) {
  return (
    <p
      className={css['line']}
      data-align={row.align}
      data-bold={row.bold || undefined}
      data-underline={row.underline || undefined}
      style={{ fontSize: `${row.scale}em` }}
    >
      <span data-inverse={row.inverse || undefined} className={css['text']}>
        {paperRuns(row.text).map((run, at) =>
          run.wide
            ? [...run.text].map((character, index) => (
                <span key={`${at}-${index}`} className={css['wide']}>
                  {character}
                </span>
              ))
            : run.text,
        )}
        {row.text === '' && '\u00a0'}
      </span>
    </p>
  );
}

function CodeRow({
  label,
  size,
  path,
}: {
  readonly label: string;
  readonly size: string;
  readonly path: string;
}) {
  const [width = '1', height = '1'] = size.split(' ');
  return (
    <svg
      className={css['code']}
      viewBox={`0 0 ${width} ${height}`}
      data-long={Number(width) > Number(height) || undefined}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      preserveAspectRatio="none"
    >
      <path fill="#fff" d={`M0 0h${width}v${height}h-${width}z`} />
      <path fill="#1b1a18" d={path} />
    </svg>
  );
}

function PictureRow({ row }: { readonly row: Row<'image'> }) {
  const { t } = useStaffText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height, grey } = row.picture;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(width, height);
    for (const [at, value] of grey.entries()) image.data.set([value, value, value, 255], at * 4);
    context.putImageData(image, 0, 0);
  }, [width, height, grey]);
  return (
    <canvas
      ref={canvas}
      className={css['picture']}
      width={width}
      height={height}
      role="img"
      aria-label={t('paper.picture')}
    />
  );
}

function PaperRow({ row }: { readonly row: TicketRow }) {
  const { t } = useStaffText();
  switch (row.kind) {
    case 'text':
      return <TextRow row={row} />;
    case 'rule':
      return <hr className={css['rule']} />;
    case 'feed':
      return <div style={{ height: `${row.lines * 1.28}em` }} />;
    case 'qr': {
      const { size, path } = qrPath(row.data);
      return <CodeRow label={t('paper.qr', { data: row.data })} size={`${size} ${size}`} path={path} />;
    }
    case 'barcode': {
      const drawn = barsPath(row.symbology, row.data);
      return (
        <div className={css['barcode']}>
          {drawn && (
            <CodeRow
              label={t('paper.barcode', { data: row.data })}
              size={`${drawn.width} 30`}
              path={drawn.path}
            />
          )}
          {row.data}
        </div>
      );
    }
    case 'image':
      return <PictureRow row={row} />;
    case 'cut':
      return <div className={css['cut']} role="separator" aria-label={t('paper.cut')} />;
  }
}

export interface TicketPreviewProps {
  readonly blocks: readonly TicketBlock[];
  /** Characters of a line: 48 on 80 mm paper, 32 on 58 mm. */
  readonly columns?: number;
  /** What it shows, for those who hear the page. */
  readonly label: string;
  /** A look in passing, in a dialog with other things to decide. */
  readonly small?: boolean;
}

/** Paper before it is printed: the same rows that the printer gets, in the proportions of its letters. */
export function TicketPreview({ blocks, columns = 48, label, small = false }: TicketPreviewProps) {
  const style: CSSProperties & Record<'--columns', number> = { '--columns': columns };
  return (
    <div
      className={css['frame']}
      data-small={small || undefined}
      role="region"
      aria-label={label}
      tabIndex={0}
    >
      <div className={css['paper']} style={style}>
        {layoutTicket({ blocks }, { columns }).map((row, at) => (
          <PaperRow key={at} row={row} />
        ))}
      </div>
    </div>
  );
}
