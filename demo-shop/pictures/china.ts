import type { Object3D } from 'three';
import { put, solid, together } from './assemble.ts';

import { ring, turned, wire, type Xy, type Xyz } from './forms.ts';

import { glossy } from './matter.ts';

interface CupLook {
  readonly color: string;
  readonly inside?: string;
  readonly radius?: number;
  readonly height?: number;
  /** How round the belly is: 0 straight, 1 a bowl. */
  readonly belly?: number;
  readonly handle?: boolean;
  readonly saucer?: string;
  readonly fill: Object3D;
}

/** A china cup with its drink level just under the rim. `fill` is a top of radius 1. */
export function cup(look: CupLook): Object3D {
  const { radius: r = 1.5, height: h = 1.7, belly = 0.6 } = look;
  const foot = r * (0.86 - belly * 0.34);
  const wall = 0.09;
  const outside: Xy[] = [
    [0.01, 0.02],
    [foot * 0.92, 0.02],
    [foot, 0.06],
    [foot + (r - foot) * (0.35 + belly * 0.25), h * 0.22],
    [foot + (r - foot) * (0.7 + belly * 0.2), h * 0.52],
    [r * 0.985, h * 0.85],
    [r, h],
  ];
  const body = solid(turned(outside, true), glossy(look.color));
  const lip = put(
    solid(ring(r - wall / 2, wall / 2), glossy(look.inside ?? look.color)),
    [0, h, 0],
    [Math.PI / 2, 0, 0],
  );
  const inner: Xy[] = [
    [r - wall, h],
    [r * 0.93, h * 0.82],
    [r * 0.86, h * 0.6],
  ];
  const lining = solid(turned(inner, true), glossy(look.inside ?? look.color));
  const level = h * 0.86;
  const top = put(look.fill, [0, level, 0], [0, 0, 0], r * 0.95);
  const parts: Object3D[] = [body, lip, lining, top];
  if (look.handle !== false) {
    parts.push(
      put(
        handle((share) => wallAt(outside, share * h), h, look.color),
        [0, 0, 0],
        [0, 0.32, 0],
      ),
    );
  }
  if (look.saucer !== undefined) {
    const plate = put(saucer(r * 1.62, look.saucer), [0, -0.16, 0]);
    parts.push(plate);
  }
  return together(...parts);
}

/** The outline's radius at a height. */
function wallAt(outline: readonly Xy[], y: number): number {
  const above = outline.findIndex(([, height]) => height >= y);
  const [r1, y1] = outline[above] ?? [0, 0];
  const [r0, y0] = outline[above - 1] ?? [r1, y1];
  return y1 === y0 ? r1 : r0 + ((r1 - r0) * (y - y0)) / (y1 - y0);
}

export function handle(wall: (share: number) => number, h: number, color: string): Object3D {
  const high = 0.84;
  const low = 0.34;
  const out = h * 0.36;
  const points: Xyz[] = [
    [wall(high) - 0.06, high * h, 0],
    [wall(high) + out * 0.62, high * h + 0.02, 0],
    [Math.max(wall(0.6), wall(high) - 0.1) + out, 0.6 * h, 0],
    [wall(low) + out * 0.66, low * h + 0.02, 0],
    [wall(low) - 0.06, low * h + 0.04, 0],
  ];
  return solid(wire(points, Math.min(0.15, h * 0.075)), glossy(color));
}

export function saucer(r: number, color: string): Object3D {
  const outline: Xy[] = [
    [0.01, 0.05],
    [r * 0.45, 0.05],
    [r * 0.62, 0.08],
    [r * 0.85, 0.2],
    [r, 0.32],
    [r * 0.995, 0.36],
    [r * 0.93, 0.33],
    [r * 0.7, 0.19],
    [r * 0.5, 0.14],
    [0.01, 0.14],
  ];
  return solid(turned(outline, true), glossy(color));
}

export function plate(r: number, color = '#f7f1e6'): Object3D {
  const outline: Xy[] = [
    [0.01, 0.02],
    [r * 0.6, 0.02],
    [r * 0.72, 0.06],
    [r * 0.93, 0.2],
    [r, 0.27],
    [r * 0.99, 0.32],
    [r * 0.9, 0.28],
    [r * 0.72, 0.15],
    [r * 0.62, 0.12],
    [0.01, 0.12],
  ];
  return solid(turned(outline, true), glossy(color, { roughness: 0.42 }));
}

interface BowlLook {
  readonly color: string;
  readonly inside?: string;
  readonly radius?: number;
  readonly height?: number;
}

/** An open bowl; its food lies at `bowlLevel(height)`. */
export function bowl({ color, inside = '#fbf6ec', radius: r = 2.3, height: h = 1.35 }: BowlLook): Object3D {
  const outer: Xy[] = [
    [0.01, 0.03],
    [r * 0.42, 0.03],
    [r * 0.46, 0.1],
    [r * 0.72, h * 0.3],
    [r * 0.92, h * 0.66],
    [r, h],
  ];
  const inner: Xy[] = [
    [r - 0.1, h],
    [r * 0.89, h * 0.72],
    [r * 0.7, h * 0.36],
  ];
  return together(
    solid(turned(outer, true), glossy(color, { roughness: 0.45 })),
    solid(turned(inner, true), glossy(inside)),
    put(solid(ring(r - 0.05, 0.06), glossy(inside)), [0, h, 0], [Math.PI / 2, 0, 0]),
  );
}
