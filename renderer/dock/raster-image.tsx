import { useEffect, useRef } from 'react';
import type { PaperLine } from '../../domain/dock/dock-device.ts';
import { useText } from './dock-text.ts';
import css from './paper.module.css';

const INK = [27, 26, 24, 255] as const;

/** A picture of dots: rows of packed bits, the leftmost in the highest bit (ESC/POS GS v 0, Epson). */
export function RasterImage({ raster }: { readonly raster: NonNullable<PaperLine['raster']> }) {
  const { t } = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { widthDots: width, heightDots: height, data } = raster;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    const image = context.createImageData(width, height);
    const rowBytes = Math.ceil(width / 8);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const bit = (bytes[y * rowBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7));
        if (bit !== 0) image.data.set(INK, (y * width + x) * 4);
      }
    }
    context.putImageData(image, 0, 0);
  }, [width, height, data]);
  return (
    <canvas
      ref={canvas}
      className={css['raster']}
      width={width}
      height={height}
      role="img"
      aria-label={t('paper.raster', { width, height })}
    />
  );
}
