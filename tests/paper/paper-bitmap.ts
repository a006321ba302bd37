import encodeQr from 'qr';
import type { PaperLine } from '../../domain/dock/dock-device.ts';
import { code128Modules, ean13Modules } from '../../hardware/escpos/barcode-bars.ts';

const LINE_DOTS = 34;

type IsBlack = (row: number, column: number) => boolean;

/** The virtual printer's paper as a black-and-white picture (PBM), for programs that read codes. Text is left white. */
export function paperBitmap(lines: readonly PaperLine[], dots: number): Buffer {
  const rows: boolean[][] = [];
  const white = (count: number): void => {
    for (let row = 0; row < count; row += 1) rows.push(Array.from({ length: dots }, () => false));
  };
  white(LINE_DOTS);
  for (const line of lines) {
    const { width, height, isBlack } = drawn(line);
    const left = line.align === 'left' ? 0 : Math.floor((dots - width) / (line.align === 'center' ? 2 : 1));
    for (let row = 0; row < height; row += 1) {
      const blank = Array.from({ length: dots }, () => false);
      for (let at = 0; at < width; at += 1) if (isBlack(row, at)) blank[left + at] = true;
      rows.push(blank);
    }
  }
  white(LINE_DOTS);
  const perRow = Math.ceil(dots / 8);
  const data = Buffer.alloc(perRow * rows.length);
  for (const [y, row] of rows.entries()) {
    for (const [x, black] of row.entries()) {
      if (black) data[y * perRow + (x >> 3)] = (data[y * perRow + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return Buffer.concat([Buffer.from(`P4\n${dots} ${rows.length}\n`), data]);
}

function drawn(line: PaperLine): {
  readonly width: number;
  readonly height: number;
  readonly isBlack: IsBlack;
} {
  switch (line.kind) {
    case 'raster': {
      const { widthDots = 0, heightDots = 0, data = '' } = line.raster ?? {};
      const bytes = Buffer.from(data, 'base64');
      const isBlack: IsBlack = (row, at) =>
        ((bytes[row * (widthDots / 8) + (at >> 3)] ?? 0) & (0x80 >> (at & 7))) !== 0;
      return { width: widthDots, height: heightDots, isBlack };
    }
    case 'qr': {
      const modules = encodeQr(line.text, 'raw', { ecc: 'medium', border: 4 });
      const size = modules.length * line.width;
      const at = (dot: number): number => Math.floor(dot / line.width);
      return { width: size, height: size, isBlack: (row, column) => modules[at(row)]?.[at(column)] === true };
    }
    case 'barcode': {
      const bars = /^\d{13}$/.test(line.text) ? ean13Modules(line.text) : code128Modules(line.text);
      const isBlack: IsBlack = (_, at) => bars[Math.floor(at / line.width)] === '1';
      return { width: bars.length * line.width, height: line.height, isBlack };
    }
    default:
      return { width: 0, height: LINE_DOTS, isBlack: () => false };
  }
}
