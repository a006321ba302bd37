import type { CSSProperties } from 'react';
import type { DockDisplay, PaperLine } from '../../domain/dock/dock-device.ts';
import { useText } from './dock-text.ts';
import { Problems } from './problems.tsx';
import { barsPath } from '../ui/staff/paper/bars-path.ts';
import { paperRuns } from '../ui/staff/paper/paper-runs.ts';
import css from './paper.module.css';
import { QrCode } from './qr-code.tsx';
import { RasterImage } from './raster-image.tsx';

function TextLine({ line }: { readonly line: PaperLine }) {
  const { width, height } = line;
  // Letters grow with their height and are then drawn out or in to their width.
  const style: CSSProperties = {
    fontSize: `${height}em`,
    ...(width === height ? {} : { transform: `scaleX(${width / height})` }),
  };
  return (
    <p className={css['line']} data-align={line.align} data-bold={line.bold || undefined}>
      <span
        className={css['text']}
        data-underlined={line.underlined || undefined}
        data-inverse={line.inverse || undefined}
        style={style}
      >
        {paperRuns(line.text).map((run, at) =>
          run.wide
            ? [...run.text].map((character, index) => (
                <span key={`${at}-${index}`} className={css['wide']}>
                  {character}
                </span>
              ))
            : run.text,
        )}
        {line.text === '' && '\u00a0'}
      </span>
    </p>
  );
}

/** Bars that a scanner can read from the screen; what the printer said of them is only their text. */
function Barcode({ data }: { readonly data: string }) {
  const drawn = barsPath('ean13', data) ?? barsPath('code128', data);
  return (
    <span className={css['barcode']}>
      {drawn && (
        <svg
          className={css['bars']}
          viewBox={`0 0 ${drawn.width} 30`}
          preserveAspectRatio="none"
          shapeRendering="crispEdges"
          aria-hidden
        >
          <path fill="#fff" d={`M0 0h${drawn.width}v30h-${drawn.width}z`} />
          <path fill="#1b1a18" d={drawn.path} />
        </svg>
      )}
      {data}
    </span>
  );
}

function Printed({ line }: { readonly line: PaperLine }) {
  const { t } = useText();
  switch (line.kind) {
    case 'text':
      return <TextLine line={line} />;
    case 'qr':
      return (
        <div className={css['line']} data-align={line.align}>
          <QrCode data={line.text} />
        </div>
      );
    case 'barcode':
      return (
        <div className={css['line']} data-align={line.align}>
          <Barcode data={line.text} />
        </div>
      );
    case 'raster':
      return (
        <div className={css['line']} data-align={line.align}>
          {line.raster && <RasterImage raster={line.raster} />}
        </div>
      );
    case 'cut':
      return (
        <div className={css['cut']} role="separator" aria-label={t('paper.cut')}>
          <span aria-hidden>✂</span>
        </div>
      );
  }
}

export interface PaperProps {
  readonly display: Extract<DockDisplay, { readonly kind: 'paper' }>;
  readonly name: string;
}

/** What came out of a printer, as its paper; what the printer did not understand, loudly. */
export function Paper({ display, name }: PaperProps) {
  const { t } = useText();
  const { lines, columns, problems } = display;
  return (
    <>
      <Problems problems={problems} name={name} />
      <div className={css['slot']} aria-hidden />
      <div className={css['roll']} tabIndex={0} role="region" aria-label={t('paper.label', { name })}>
        {lines.length === 0 ? (
          <p className={css['empty']}>{t('paper.empty')}</p>
        ) : (
          <div className={css['paper']} style={{ inlineSize: `calc(${columns}ch + 3ch)` }}>
            {lines.map((line, at) => (
              <Printed key={at} line={line} />
            ))}
          </div>
        )}
      </div>
    </>
  );
}
