import encodeQr from 'qr';
import type { PaperLine } from '../../domain/dock/dock-device.ts';
import { characterWidth } from '../../domain/text/text-width.ts';
import { code128Modules, ean13Modules } from '../../hardware/escpos/barcode-bars.ts';

const CELL = 12;
const LINE = 30;
const FONT = 24;

/** The virtual printer's paper as an SVG picture in printer dots, for looking at. */
export function paperSvg(lines: readonly PaperLine[], columns: number, dots = columns * CELL): string {
  const width = dots;
  const margin = 32;
  let y = margin;
  const parts: string[] = [];
  for (const line of lines) {
    const height = rowHeight(line);
    parts.push(row(line, y, width));
    y += height;
  }
  const total = y + margin;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width + 2 * margin}" height="${total}">`,
    `<rect width="100%" height="100%" fill="#fff"/><g transform="translate(${margin} 0)">`,
    ...parts,
    '</g></svg>',
  ].join('\n');
}

function rowHeight(line: PaperLine): number {
  if (line.kind === 'text') return line.text === '' ? LINE : FONT * line.height + 6;
  if (line.kind === 'cut') return 24;
  if (line.kind === 'raster') return line.raster?.heightDots ?? 0;
  if (line.kind === 'qr') return qrRows(line).length * line.width;
  return line.height + LINE;
}

function row(line: PaperLine, y: number, width: number): string {
  if (line.kind === 'cut') {
    return `<line x1="-32" x2="${width + 32}" y1="${y + 12}" y2="${y + 12}" stroke="#999" stroke-dasharray="8 6"/>`;
  }
  if (line.kind === 'raster' && line.raster !== undefined) {
    const { widthDots, data } = line.raster;
    const bytes = Buffer.from(data, 'base64');
    const isBlack = (row: number, at: number): boolean =>
      ((bytes[row * (widthDots / 8) + (at >> 3)] ?? 0) & (0x80 >> (at & 7))) !== 0;
    return dotsSvg(start(line.align, widthDots, width), y, line.raster.heightDots, widthDots, 1, isBlack);
  }
  if (line.kind === 'qr') {
    const rows = qrRows(line);
    const x = start(line.align, rows.length * line.width, width);
    return dotsSvg(x, y, rows.length, rows.length, line.width, (row, at) => rows[row]?.[at] === true);
  }
  if (line.kind === 'barcode') {
    const bars = /^\d{13}$/.test(line.text) ? ean13Modules(line.text) : code128Modules(line.text);
    const x = start(line.align, bars.length * line.width, width);
    const height = Math.ceil(line.height / line.width);
    return (
      dotsSvg(x, y, height, bars.length, line.width, (_, at) => bars[at] === '1') +
      `<text x="${x}" y="${y + height * line.width + 22}" font-size="20">${escape(line.text)}</text>`
    );
  }
  const cells = [...line.text].map((character) => ({ character, columns: characterWidth(character) }));
  const dots = cells.reduce((sum, cell) => sum + cell.columns * CELL * line.width, 0);
  let x = start(line.align, dots, width);
  const ink = line.inverse === true ? '#fff' : '#000';
  const out: string[] =
    line.inverse === true
      ? [`<rect x="${x}" y="${y}" width="${dots}" height="${FONT * line.height}" fill="#000"/>`]
      : [];
  for (const cell of cells) {
    const advance = cell.columns * CELL * line.width;
    if (cell.character !== ' ') {
      const family =
        cell.columns === 2 ? 'Noto Sans SC, Noto Sans CJK SC, sans-serif' : 'DejaVu Sans Mono, monospace';
      const size = cell.columns === 2 ? FONT - 2 : 19.5;
      out.push(
        `<text transform="translate(${x} ${y + (FONT - 4) * line.height}) scale(${line.width} ${line.height})" ` +
          `font-family="${family}" font-size="${size}" font-weight="${line.bold ? 800 : 400}" fill="${ink}">` +
          `${escape(cell.character)}</text>`,
      );
    }
    x += advance;
  }
  return out.join('');
}

function qrRows(line: PaperLine): readonly (readonly boolean[])[] {
  return encodeQr(line.text, 'raw', { ecc: 'medium', border: 4 });
}

/** Black dots as one path, a stretch of a row at a time. */
function dotsSvg(
  x: number,
  y: number,
  rows: number,
  columns: number,
  size: number,
  isBlack: (row: number, column: number) => boolean,
): string {
  let path = '';
  for (let row = 0; row < rows; row += 1) {
    for (let at = 0; at < columns; at += 1) {
      let end = at;
      while (end < columns && isBlack(row, end)) end += 1;
      if (end > at)
        path += `M${x + at * size} ${y + row * size}h${(end - at) * size}v${size}h${(at - end) * size}z`;
      at = Math.max(at, end);
    }
  }
  return `<path d="${path}" shape-rendering="crispEdges"/>`;
}

function start(align: PaperLine['align'], dots: number, width: number): number {
  if (align === 'left') return 0;
  return align === 'center' ? (width - dots) / 2 : width - dots;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
