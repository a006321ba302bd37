import type { Object3D } from 'three';
import { put, solid, stretch, together } from './assemble.ts';

import { ball, ring, rod, turned } from './forms.ts';
import { apple, citrus } from './fruit.ts';
import { iceCubes, liquid, straw, tumbler } from './glassware.ts';
import { clay, glass, glossy } from './matter.ts';
import { sprig } from './toppings.ts';

export function bottle(tint: string, cap: string): Object3D {
  const form = solid(
    turned(
      [
        [0.01, 0.02],
        [0.85, 0.02],
        [0.98, 0.15],
        [1, 2.4],
        [0.9, 2.9],
        [0.45, 3.7],
        [0.38, 4.5],
        [0.42, 4.55],
        [0.42, 4.75],
      ],
      true,
    ),
    glass(tint, 0.45, 0.85),
  );
  const inner = liquid(
    [
      { color: tint, upTo: 0.3 },
      { color: tint, upTo: 0.72 },
    ],
    4.75,
    (s) => (s < 0.5 ? 0.9 : 0.9 - (s - 0.5) * 2.1),
    0.65,
  );
  const lid = put(
    solid(
      turned(
        [
          [0.44, -0.02],
          [0.48, 0],
          [0.46, 0.2],
          [0.38, 0.28],
          [0.004, 0.28],
        ],
        false,
      ),
      glossy(cap),
    ),
    [0, 4.62, 0],
  );
  const label = put(solid(rod(1.012, 1.2, 1.012, 96), clay('#f6f1e4')), [0, 1.5, 0]);
  const mark = put(stretch(solid(ball(0.34), clay('#4d8fa8')), [1, 1.25, 0.2]), [0, 1.45, 1.0]);
  return together(form, inner, lid, label, mark);
}

export function beer(): Object3D {
  const foam = together(
    ...[
      [0, 3.5, 0, 1],
      [0.7, 3.45, 0.3, 0.6],
      [-0.7, 3.5, 0.2, 0.62],
      [0.1, 3.45, 0.8, 0.6],
      [-0.2, 3.5, -0.7, 0.62],
      [0.6, 3.5, -0.5, 0.6],
    ].map(([x = 0, y = 0, z = 0, s = 1]) =>
      put(stretch(solid(ball(1), clay('#fff7e6')), [1, 0.6, 1]), [x, y, z], [0, 0, 0], s),
    ),
  );
  return together(
    tumbler({
      height: 3.5,
      foot: 1.15,
      rim: 1.3,
      handle: true,
      layers: [
        { color: '#e39a1c', upTo: 0.3 },
        { color: '#f6bd3a', upTo: 0.86 },
        { color: '#fff7e6', upTo: 0.99 },
      ],
    }),
    foam,
  );
}

export function spritz(): Object3D {
  const stem = solid(
    turned(
      [
        [0.01, 0.02],
        [1.05, 0.03],
        [1, 0.1],
        [0.14, 0.22],
        [0.12, 1.25],
        [0.45, 1.5],
        [1.25, 2.2],
        [1.42, 3.1],
        [1.25, 4.1],
      ],
      true,
    ),
    glass(),
  );
  const drink = liquid(
    [
      { color: '#e5a21f', upTo: 0.5 },
      { color: '#f5c64a', upTo: 0.82 },
    ],
    4.1,
    (s) => (s < 0.55 ? 0.12 + 1.13 * Math.sqrt((s - 0.36) / 0.19) : 1.25 + 0.1 * Math.sin((s - 0.55) * 7)),
    0.95,
    0.36,
  );
  return together(
    stem,
    put(drink, [0, 0.06, 0], [0, 0, 0], 0.985),
    put(solid(ring(1.24, 0.04), glass('#ffffff', 0.35, 0.8)), [0, 4.1, 0], [Math.PI / 2, 0, 0]),
    put(apple(0.85), [1.75, 0.78, 0.9]),
    ...iceCubes(3, 1, 3.0, 4),
  );
}

export function lemonade(): Object3D {
  return together(
    tumbler({
      height: 3.4,
      foot: 1.2,
      rim: 1.4,
      layers: [
        { color: '#f2dc6b', upTo: 0.3 },
        { color: '#f9eda2', upTo: 0.86 },
      ],
      see: 0.82,
      inside: [
        ...iceCubes(3, 1.2, 2.85, 9),
        put(citrus(0.85, '#f7d63e', '#f2c21d'), [0, 1.6, 1.12], [0.1, 0.1, 0.3]),
      ],
    }),
    straw('#6fa08b', 4, [-0.3, 1.1, -0.2], -0.2),
    put(citrus(0.85, '#f7d63e', '#f2c21d'), [1.2, 3.5, 0.3], [0, 0.5, 0]),
    put(sprig(0.6), [0.1, 3.15, 0.6]),
  );
}
