import type { Object3D } from 'three';

import { dice } from './noise.ts';
import { painted } from './paint.ts';

/** Latte art and its kin, on a top of radius 1. */
export function top(ground: string, rim: string, art?: (brush: CanvasRenderingContext2D) => void): Object3D {
  return painted(1, (brush) => {
    const shade = brush.createRadialGradient(256, 256, 40, 256, 256, 256);
    shade.addColorStop(0, ground);
    shade.addColorStop(0.78, ground);
    shade.addColorStop(1, rim);
    brush.fillStyle = shade;
    brush.fillRect(0, 0, 512, 512);
    art?.(brush);
  });
}

export function heart(brush: CanvasRenderingContext2D, color: string, size = 1, x = 256, y = 262): void {
  brush.save();
  brush.translate(x, y);
  brush.scale(size, size);
  brush.fillStyle = color;
  brush.beginPath();
  brush.moveTo(0, 120);
  brush.bezierCurveTo(-190, 10, -140, -130, -60, -118);
  brush.bezierCurveTo(-25, -112, -5, -88, 0, -66);
  brush.bezierCurveTo(5, -88, 25, -112, 60, -118);
  brush.bezierCurveTo(140, -130, 190, 10, 0, 120);
  brush.fill();
  brush.restore();
}

export function rosetta(brush: CanvasRenderingContext2D, milk: string): void {
  brush.strokeStyle = milk;
  brush.lineCap = 'round';
  for (let n = 0; n < 6; n += 1) {
    const y = 372 - n * 46;
    const wide = 150 - n * 17;
    brush.lineWidth = 23 - n * 1.6;
    brush.beginPath();
    brush.moveTo(256 - wide, y - 58);
    brush.bezierCurveTo(256 - wide * 0.85, y + 14, 256 - 34, y + 30, 256, y + 34);
    brush.bezierCurveTo(256 + 34, y + 30, 256 + wide * 0.85, y + 14, 256 + wide, y - 58);
    brush.stroke();
  }
  heart(brush, milk, 0.42, 256, 112);
  brush.lineWidth = 7;
  brush.strokeStyle = '#b87843';
  brush.beginPath();
  brush.moveTo(256, 60);
  brush.lineTo(256, 440);
  brush.stroke();
}

export function dusting(
  brush: CanvasRenderingContext2D,
  color: string,
  seed: number,
  spread = 150,
  dots = 420,
): void {
  const roll = dice(seed);
  brush.fillStyle = color;
  for (let n = 0; n < dots; n += 1) {
    const turn = roll() * Math.PI * 2;
    const out = Math.sqrt(roll()) * spread;
    brush.globalAlpha = 0.35 + roll() * 0.5;
    brush.beginPath();
    brush.arc(256 + Math.cos(turn) * out, 256 + Math.sin(turn) * out, 1.5 + roll() * 4, 0, 7);
    brush.fill();
  }
  brush.globalAlpha = 1;
}
