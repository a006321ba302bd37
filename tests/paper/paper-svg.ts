import type { PaperLine } from '../../domain/dock/dock-device.ts';
import { characterWidth } from '../../domain/text/text-width.ts';

const CELL = 12;
const LINE = 30;
const FONT = 24;

/** The virtual printer's paper as an SVG picture in printer dots, for looking at. Codes are drawn as their frame. */
export function paperSvg(lines: readonly PaperLine[], columns: number): string {
  const width = columns * CELL;
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
  return line.kind === 'qr' ? 29 * line.width : line.height;
}

function row(line: PaperLine, y: number, width: number): string {
  if (line.kind === 'cut') {
    return `<line x1="-32" x2="${width + 32}" y1="${y + 12}" y2="${y + 12}" stroke="#999" stroke-dasharray="8 6"/>`;
  }
  if (line.kind !== 'text') {
    const size = rowHeight(line);
    const x = start(line.align, size, width);
    return (
      `<rect x="${x}" y="${y}" width="${size}" height="${size}" fill="#ddd" stroke="#000"/>` +
      `<text x="${x + 6}" y="${y + 20}" font-size="14">${escape(line.kind)}: ${escape(line.text.slice(0, 18))}</text>`
    );
  }
  const cells = [...line.text].map((character) => ({ character, columns: characterWidth(character) }));
  const dots = cells.reduce((sum, cell) => sum + cell.columns * CELL * line.width, 0);
  let x = start(line.align, dots, width);
  const out: string[] = [];
  for (const cell of cells) {
    const advance = cell.columns * CELL * line.width;
    if (cell.character !== ' ') {
      const family =
        cell.columns === 2 ? 'Noto Sans SC, Noto Sans CJK SC, sans-serif' : 'DejaVu Sans Mono, monospace';
      const size = cell.columns === 2 ? FONT - 2 : 19.5;
      out.push(
        `<text transform="translate(${x} ${y + (FONT - 4) * line.height}) scale(${line.width} ${line.height})" ` +
          `font-family="${family}" font-size="${size}" font-weight="${line.bold ? 800 : 400}">` +
          `${escape(cell.character)}</text>`,
      );
    }
    x += advance;
  }
  return out.join('');
}

function start(align: PaperLine['align'], dots: number, width: number): number {
  if (align === 'left') return 0;
  return align === 'center' ? (width - dots) / 2 : width - dots;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
