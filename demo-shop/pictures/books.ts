import { type Object3D, PlaneGeometry } from 'three';
import { many, put, solid, stretch, together } from './assemble.ts';
import { block, ring, rod, type Xy } from './forms.ts';
import { clay, metal } from './matter.ts';
import { dice } from './noise.ts';
import { canvasOf } from './paint.ts';

export const page = '#fffaf0';

interface BookLook {
  readonly cover: string;
  readonly w: number;
  readonly d: number;
  readonly h: number;
  readonly band?: string;
  readonly ribbon?: string;
}

/** A closed book lying flat, spine to the left. */
export function book({ cover, w, d, h, band, ribbon }: BookLook): Object3D {
  const board = (y: number) =>
    put(solid(block(w, 0.12, d, 0.055), clay(cover, { roughness: 0.8 })), [0, y, 0]);
  const leaves = many(7, 3, (roll, n) =>
    put(
      solid(
        block(w - 0.2 - roll() * 0.02, (h - 0.2) / 7.6, d - 0.2 - roll() * 0.02, 0.015),
        clay(n % 2 ? '#fffaf0' : '#f1e7d3'),
      ),
      [0.04, 0.14 + ((n + 0.5) * (h - 0.22)) / 7, 0],
    ),
  );
  const spine = put(
    stretch(solid(rod(h / 2, d - 0.03, h / 2, 40), clay(cover, { roughness: 0.8 })), [0.35, 1, 1]),
    [-w / 2 + 0.04, h / 2, 0],
    [Math.PI / 2, 0, 0],
  );
  const parts = [board(0.06), board(h - 0.06), leaves, spine];
  if (band !== undefined)
    parts.push(put(solid(block(0.13, h + 0.05, d + 0.05, 0.03), clay(band)), [w / 2 - 0.5, h / 2, 0]));
  if (ribbon !== undefined)
    parts.push(
      put(solid(block(0.13, 0.03, 0.8, 0.01), clay(ribbon)), [-0.3, h / 2, d / 2 + 0.3], [0.25, 0.1, 0]),
    );
  return together(...parts);
}

export function printed(
  w: number,
  d: number,
  thick: number,
  edge: string,
  paint: (brush: CanvasRenderingContext2D, w: number, d: number) => void,
): Object3D {
  const [pw, pd] = [512, Math.round((512 * d) / w)];
  const map = canvasOf(pw, pd, (brush) => paint(brush, pw, pd));
  const card = solid(block(w, thick, d, Math.min(0.04, thick / 2.2)), clay(edge));
  const face = put(
    solid(new PlaneGeometry(w - 0.04, d - 0.04), clay('#ffffff', { map, roughness: 0.75 })),
    [0, thick / 2 + 0.006, 0],
    [-Math.PI / 2, 0, 0],
  );
  return together(card, face);
}

export const fillPage = (brush: CanvasRenderingContext2D, w: number, d: number, color = page) => {
  brush.fillStyle = color;
  brush.fillRect(0, 0, w, d);
};

export function dots(brush: CanvasRenderingContext2D, w: number, d: number): void {
  fillPage(brush, w, d);
  brush.fillStyle = '#b9b3a6';
  for (let x = 26; x < w; x += 26) for (let y = 26; y < d; y += 26) brush.fillRect(x - 2, y - 2, 4.5, 4.5);
}

function squares(brush: CanvasRenderingContext2D, w: number, d: number): void {
  fillPage(brush, w, d);
  brush.strokeStyle = '#bcd3dd';
  brush.lineWidth = 2;
  for (let x = 24; x < w; x += 24) brush.strokeRect(x, -2, 0.1, d + 4);
  for (let y = 24; y < d; y += 24) brush.strokeRect(-2, y, w + 4, 0.1);
}

/** Loops that look like handwriting and can't be read. */
export function scribble(
  brush: CanvasRenderingContext2D,
  x: number,
  y: number,
  length: number,
  color: string,
  seed: number,
): void {
  const roll = dice(seed);
  brush.strokeStyle = color;
  brush.lineWidth = 8;
  brush.lineCap = 'round';
  brush.beginPath();
  brush.moveTo(x, y);
  for (let at = 0; at < length; at += 16)
    brush.quadraticCurveTo(x + at + 14, y - 22 * roll() - 4, x + at + 12, y + (roll() - 0.5) * 8);
  brush.stroke();
}

export function sketch(brush: CanvasRenderingContext2D, w: number, d: number): void {
  fillPage(brush, w, d, '#fdf8ee');
  brush.strokeStyle = '#4a4744';
  brush.lineCap = 'round';
  const line = (width: number, ...points: Xy[]) => {
    brush.lineWidth = width;
    brush.beginPath();
    for (const [x, y] of points) brush.lineTo(x * w, y * d);
    brush.stroke();
  };
  brush.lineWidth = 11;
  brush.beginPath();
  brush.ellipse(w * 0.48, d * 0.42, w * 0.21, d * 0.06, 0, 0, 7);
  brush.stroke();
  brush.beginPath();
  brush.moveTo(w * 0.27, d * 0.42);
  brush.bezierCurveTo(w * 0.28, d * 0.75, w * 0.68, d * 0.75, w * 0.69, d * 0.42);
  brush.stroke();
  brush.beginPath();
  brush.ellipse(w * 0.73, d * 0.5, w * 0.07, d * 0.07, 0, -1.5, 1.9);
  brush.stroke();
  for (let n = 0; n < 9; n += 1) line(6, [0.32 + n * 0.022, 0.52 + n * 0.006], [0.36 + n * 0.024, 0.62]);
  line(9, [0.2, 0.7], [0.8, 0.71]);
  for (const x of [0.4, 0.5, 0.58]) {
    brush.lineWidth = 8;
    brush.beginPath();
    brush.moveTo(w * x, d * 0.34);
    brush.bezierCurveTo(w * (x - 0.06), d * 0.26, w * (x + 0.06), d * 0.24, w * x, d * 0.14);
    brush.stroke();
  }
}

export function week(brush: CanvasRenderingContext2D, w: number, d: number): void {
  fillPage(brush, w, d);
  brush.lineWidth = 6;
  const marks = ['#cf6f4e', '#8fa98a', '#e9b04a', '#4d7f98'];
  for (let n = 0; n < 4; n += 1) {
    const y = (d * (n + 0.35)) / 4.2;
    brush.strokeStyle = '#cdb899';
    brush.strokeRect(30, y, w - 60, 0.1);
    brush.fillStyle = marks[n] ?? '#cf6f4e';
    brush.beginPath();
    brush.arc(56, y + 44, 24, 0, 7);
    brush.fill();
    if (n !== 2) scribble(brush, 100, y + 52, w * (0.5 - n * 0.06), '#6a625a', n + 3);
    if (n === 1) scribble(brush, 100, y + 98, w * 0.36, '#6a625a', n + 9);
  }
}

/** An open book: two gently curved pages over a cover. */
export function openBook(
  cover: string,
  w: number,
  d: number,
  left: typeof week,
  right: typeof week,
): Object3D {
  const half = (side: 1 | -1, paint: typeof week) => {
    const map = canvasOf(512, Math.round((512 * d) / w), (brush) =>
      paint(brush, 512, Math.round((512 * d) / w)),
    );
    const sheet = new PlaneGeometry(w, d, 40, 4);
    const places = sheet.getAttribute('position');
    for (let n = 0; n < places.count; n += 1) {
      const out = (places.getX(n) / w + 0.5) * side + (side === 1 ? 0 : 1);
      places.setZ(n, 0.34 * Math.exp(-out * 3) * (1 - Math.exp(-out * 18)) + 0.2 - out * 0.03);
    }
    sheet.computeVertexNormals();
    const pages = put(solid(block(w - 0.02, 0.2, d - 0.02, 0.04), clay('#f3e9d6')), [
      (side * w) / 2,
      0.14,
      0,
    ]);
    return together(
      put(
        solid(sheet, clay('#ffffff', { map, roughness: 0.8 })),
        [(side * w) / 2, 0.06, 0],
        [-Math.PI / 2, 0, 0],
      ),
      pages,
    );
  };
  return together(
    put(solid(block(w * 2 + 0.24, 0.1, d + 0.22, 0.05), clay(cover)), [0, 0.05, 0]),
    half(-1, left),
    half(1, right),
  );
}

export function spiralPad(): Object3D {
  const pad = put(printed(3.1, 4.1, 0.3, page, squares), [0, 0.25, 0]);
  const back = put(solid(block(3.2, 0.1, 4.3, 0.045), clay('#c9a77a')), [0, 0.05, 0]);
  const cover = put(solid(block(3.2, 0.09, 4.25, 0.04), clay('#5ba4cf', { roughness: 0.5 })), [0, 0.47, 0]);
  const label = put(solid(block(1.5, 0.03, 0.95, 0.012), clay('#fff6e4')), [0, 0.53, -0.75]);
  const stripe = put(solid(block(3.2, 0.02, 0.34, 0.008), clay('#f4c95d')), [0, 0.52, 1.35]);
  const coils = many(15, 1, (_r, n) =>
    put(solid(ring(0.27, 0.045), metal('#cfd3d6')), [-1.38 + n * 0.197, 0.33, -2.12], [0, 1.57, 0]),
  );
  const peek = put(together(pad), [0, 0, 0.06]);
  return put(together(back, peek, cover, label, stripe, coils), [0, 0, 0], [0, 0.4, 0]);
}

export const greenNotebook = (): Object3D =>
  book({ cover: '#3f7257', w: 3.1, d: 4.3, h: 0.62, band: '#e9b04a', ribbon: '#cf6f4e' });
