import { type Object3D, Shape } from 'three';
import { put, solid, stretch, together } from './assemble.ts';
import { ball, block, cutOut, ring, turned, wire, type Xyz } from './forms.ts';
import { clay, glossy, metal } from './matter.ts';

/** Lies along x, tip to the left, resting on the table. */
export function lying(part: Object3D, radius: number): Object3D {
  return put(together(put(part, [0, 0, 0], [0, 0, Math.PI / 2])), [0, radius, 0]);
}

/** A line of ink on the table, as if just written. */
function ink(color: string, width = 0.07): Object3D {
  const points: Xyz[] = Array.from({ length: 30 }, (_, n) => {
    const share = n / 29;
    return [share * 3.6, 0.01, Math.sin(share * 24) * 0.3 * (1 - share * 0.3)] as const;
  });
  return stretch(solid(wire(points, width), glossy(color)), [1, 0.25, 1]);
}

export function gelPen(color: string): Object3D {
  const barrel = solid(
    turned(
      [
        [0.05, -2.95],
        [0.075, -2.8],
        [0.2, -2.35],
        [0.27, -2.1],
      ],
      false,
      48,
    ),
    metal('#d4d7da'),
  );
  const grip = solid(
    turned(
      [
        [0.27, -2.1],
        [0.31, -1.95],
        [0.31, -0.75],
        [0.3, -0.7],
      ],
      false,
      48,
    ),
    clay(color),
  );
  const rings = Array.from({ length: 6 }, (_, n) =>
    put(solid(ring(0.305, 0.03), clay(color)), [0, -1.85 + n * 0.2, 0], [Math.PI / 2, 0, 0]),
  );
  const tube = solid(
    turned(
      [
        [0.3, -0.7],
        [0.3, 1.9],
        [0.27, 2.1],
      ],
      false,
      48,
    ),
    clay('#fbf4e6', { roughness: 0.35 }),
  );
  const bandTop = solid(
    turned(
      [
        [0.31, 1.15],
        [0.315, 1.2],
        [0.315, 1.35],
        [0.31, 1.4],
      ],
      false,
      48,
    ),
    clay(color),
  );
  const button = solid(
    turned(
      [
        [0.15, 2.1],
        [0.15, 2.5],
        [0.1, 2.56],
        [0.004, 2.56],
      ],
      false,
      32,
    ),
    clay(color),
  );
  const clip = put(solid(block(0.13, 1.7, 0.07, 0.03), metal('#d4d7da')), [0, 1.28, 0.37]);
  return lying(
    put(together(barrel, grip, ...rings, tube, bandTop, button, clip), [0, 0, 0], [0, Math.PI - 0.6, 0]),
    0.34,
  );
}

/** A pen lying with its tip at the end of a line that it has just drawn. */
export function posed(pen: Object3D, color: string): Object3D {
  return together(
    put(pen, [0.3, pen.position.y, -0.1], [0, Math.PI + 0.72, 0]),
    put(ink(color), [-1.75, 0, 2.05], [0, 0.06, 0]),
  );
}

export function fountainPen(): Object3D {
  const navy = '#24365e';
  const body = solid(
    turned(
      [
        [0.26, -0.9],
        [0.36, -0.8],
        [0.4, 0.4],
        [0.37, 1.9],
        [0.28, 2.5],
        [0.12, 2.75],
        [0.004, 2.78],
      ],
      true,
      64,
    ),
    glossy(navy, { roughness: 0.18 }),
  );
  const section = solid(
    turned(
      [
        [0.22, -1.75],
        [0.25, -1.7],
        [0.27, -0.9],
      ],
      false,
      48,
    ),
    glossy('#1b1c22'),
  );
  const bands = [-0.92, -0.75].map((y) =>
    put(solid(ring(0.32, 0.045), metal('#e2b65a')), [0, y, 0], [Math.PI / 2, 0, 0]),
  );
  const nibShape = new Shape();
  nibShape.moveTo(0, -1.0);
  nibShape.bezierCurveTo(0.1, -0.6, 0.26, -0.35, 0.22, 0);
  nibShape.lineTo(-0.22, 0);
  nibShape.bezierCurveTo(-0.26, -0.35, -0.1, -0.6, 0, -1.0);
  const nib = put(
    solid(cutOut(nibShape, 0.07, 0.02), metal('#e8c26a', 0.2)),
    [0, -1.72, 0.1],
    [Math.PI / 2, 0, 0],
  );
  const slit = put(solid(block(0.025, 0.55, 0.03, 0.01), clay('#3b2a18')), [0, -2.35, 0.19]);
  const hole = put(solid(ball(0.06), clay('#3b2a18')), [0, -2.05, 0.17]);
  const feed = put(
    solid(
      turned([
        [0.04, -2.4],
        [0.14, -1.8],
        [0.14, -1.7],
      ]),
      clay('#1b1c22'),
    ),
    [0, 0, 0],
  );
  const cap = lying(
    together(
      solid(
        turned(
          [
            [0.42, -1.2],
            [0.44, -1.1],
            [0.42, 0.6],
            [0.32, 1.1],
            [0.004, 1.2],
          ],
          true,
          64,
        ),
        glossy(navy, { roughness: 0.18 }),
      ),
      put(solid(ring(0.44, 0.05), metal('#e2b65a')), [0, -1.1, 0], [Math.PI / 2, 0, 0]),
      put(solid(block(0.12, 1.6, 0.08, 0.035), metal('#e2b65a')), [0, 0.2, 0.48]),
    ),
    0.44,
  );
  const pen = lying(
    put(together(body, section, ...bands, nib, slit, hole, feed), [0, 0, 0], [0, Math.PI - 1.1, 0]),
    0.4,
  );
  return together(
    put(pen, [-0.1, 0.4, -0.2], [0, Math.PI + 0.8, 0]),
    put(cap, [1.75, 0.44, 0.3], [0, 0.8, 0]),
    put(ink('#24365e', 0.08), [-2.05, 0, 1.95], [0, 0.06, 0]),
  );
}

export function mechanical(): Object3D {
  const silver = metal('#c9ced3', 0.3);
  const tip = solid(
    turned(
      [
        [0.03, -2.95],
        [0.04, -2.6],
        [0.1, -2.55],
        [0.24, -2.05],
      ],
      false,
      40,
    ),
    silver,
  );
  const knurl = solid(
    turned(
      Array.from({ length: 40 }, (_, n) => [0.27 + (n % 2) * 0.025, -2.05 + n * 0.035] as const),
      false,
      48,
    ),
    metal('#8d949b', 0.4),
  );
  const body = solid(
    turned(
      [
        [0.28, -0.65],
        [0.28, 2.0],
        [0.22, 2.1],
      ],
      false,
      48,
    ),
    glossy('#3c4650', { roughness: 0.35 }),
  );
  const ringTop = solid(
    turned(
      [
        [0.29, 1.5],
        [0.3, 1.55],
        [0.3, 1.75],
        [0.29, 1.8],
      ],
      false,
      48,
    ),
    silver,
  );
  const knob = solid(
    turned(
      [
        [0.17, 2.1],
        [0.18, 2.15],
        [0.18, 2.6],
        [0.004, 2.62],
      ],
      false,
      32,
    ),
    silver,
  );
  const clip = put(solid(block(0.12, 1.5, 0.06, 0.03), silver), [0, 0.95, 0.34]);
  return lying(put(together(tip, knurl, body, ringTop, knob, clip), [0, 0, 0], [0, Math.PI - 0.6, 0]), 0.32);
}
