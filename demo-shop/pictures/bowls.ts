import type { Object3D } from 'three';
import { many, put, solid, stretch, together } from './assemble.ts';
import { bowl } from './china.ts';
import { sage } from './colours.ts';
import { ball, block, cutOut, pillow, ring, rod, surface, wire } from './forms.ts';
import { cherryTomatoHalf, citrus } from './fruit.ts';
import { clay, crust, glossy } from './matter.ts';
import { noise } from './noise.ts';
import { baked, bumpy, mix, tinted } from './skin.ts';
import { leaf, lettuce, nugget, seeds, sprig } from './toppings.ts';

export function level(color: string, dark: string, height = 1.12, radius = 2.1, bump = 0.05): Object3D {
  return put(
    solid(
      tinted(
        bumpy(
          surface(radius, (out) => 0.12 * (1 - out)),
          bump,
          3,
          2,
        ),
        (p) => mix(color, dark, 0.3 + noise(p.x * 2.4, 1, p.z * 2.4) * 0.7),
      ),
      crust({ clearcoat: 0.5, roughness: 0.4 }),
    ),
    [0, height, 0],
  );
}

function heap(
  count: number,
  seed: number,
  at: readonly [number, number],
  make: (roll: () => number, n: number) => Object3D,
  spread = 0.6,
  y = 1.2,
): Object3D {
  return many(count, seed, (roll, n) => {
    const out = Math.sqrt((n + 0.5) / count) * spread;
    return put(
      make(roll, n),
      [
        at[0] + Math.cos(n * 2.4) * out,
        y + (spread - out) * 0.45 + roll() * 0.08,
        at[1] + Math.sin(n * 2.4) * out,
      ],
      [roll() * 2, roll() * 6, roll() * 2],
    );
  });
}

export const cube = (color: string, size = 0.34) =>
  solid(block(size, size, size, size * 0.2), glossy(color, { roughness: 0.45 }));

const pea = (color: string, size = 0.16) => solid(ball(size), glossy(color));

export function falafelBowl(): Object3D {
  return together(
    bowl({ color: sage, inside: '#fbf6ec' }),
    level('#e4cf9d', '#cfae6b'),
    put(lettuce(1.1, 3), [-1.0, 1.2, -0.8]),
    heap(16, 2, [-1.0, -0.75], () => leaf(0.7, '#5f9a3e'), 0.7),
    ...[
      [-0.85, 0.75],
      [-0.1, 1.2],
      [-0.35, 0.15],
      [0.5, 0.75],
    ].map(([x = 0, z = 0], n) => put(nugget(0.52, ['#8f5a26', '#c08a44'], n), [x, 1.5, z])),
    put(stretch(solid(ball(0.62), clay('#f0dcae')), [1.1, 0.5, 1]), [0.95, 1.3, -0.35]),
    put(
      solid(
        wire(
          [
            [0.6, 1.6, -0.4],
            [0.95, 1.65, -0.15],
            [1.3, 1.6, -0.4],
            [1.0, 1.62, -0.6],
          ],
          0.05,
        ),
        glossy('#c9791f'),
      ),
      [0, 0, 0],
    ),
    heap(20, 5, [0.15, -1.15], () => cube('#a3294f', 0.26), 0.55),
    heap(6, 7, [1.35, 0.6], () => cherryTomatoHalf(), 0.4, 1.25),
    seeds(24, 1.2, 1.75, '#fbeecb', 3, 0.045),
    put(sprig(0.42), [0.15, 1.7, 0.5]),
  );
}

export function tofuBowl(): Object3D {
  const rice = many(150, 3, (roll, n) =>
    put(
      stretch(solid(ball(0.1), clay('#fffbf2')), [0.8, 0.8, 1.9]),
      [
        Math.cos(n * 2.4) * Math.sqrt(n / 150) * 1.9,
        1.22 + (1 - n / 150) * 0.12,
        Math.sin(n * 2.4) * Math.sqrt(n / 150) * 1.9,
      ],
      [roll(), roll() * 6, roll()],
    ),
  );
  const tofu = [
    [-0.95, 0.55],
    [-0.3, 0.95],
    [-0.5, 0.15],
    [0.25, 0.45],
    [-1.15, -0.1],
  ].map(([x = 0, z = 0], n) =>
    put(
      together(
        solid(block(0.72, 0.5, 0.72, 0.1), glossy('#b5661f', { roughness: 0.18 })),
        seeds(6, 0.28, 0.27, '#fdf1d2', n + 1, 0.04),
      ),
      [x, 1.58, z],
      [0.15 * (n - 2), n * 0.8, 0.1],
    ),
  );
  const carrots = heap(
    24,
    8,
    [0.25, -1.1],
    () => solid(rod(0.06, 0.8, 0.06, 8), glossy('#f08a24')),
    0.55,
    1.35,
  );
  return together(
    bowl({ color: '#3f4a55', inside: '#f4efe4' }),
    level('#fffaf0', '#f1e8d8', 1.12),
    rice,
    ...tofu,
    heap(22, 4, [1.15, 0.45], () => pea('#8cc04d', 0.17), 0.6, 1.32),
    carrots,
    put(stretch(solid(ball(0.5), clay('#a03a5a')), [1, 0.35, 1]), [-1.0, 1.35, -1.0]),
    heap(8, 5, [-0.95, -0.95], () => solid(ring(0.22, 0.05), glossy('#e58ab0')), 0.45, 1.45),
    many(14, 2, (roll) =>
      put(
        solid(rod(0.09, 0.16, 0.09, 14), clay('#5fa04a')),
        [(roll() - 0.7) * 1.6, 1.9, (roll() - 0.1) * 1.1],
        [roll() * 2, 0, roll() * 2],
      ),
    ),
  );
}

export function caesar(): Object3D {
  const strip = (n: number) =>
    solid(
      tinted(bumpy(pillow(1.5, 0.34, 0.5, 0.6), 0.03, 3, n), (p, nrm) =>
        mix('#f4dcae', '#a8662a', nrm.y * 0.45 + noise(p.x * 3, n, p.z * 3) * 0.5),
      ),
      crust(),
    );
  return together(
    bowl({ color: '#e8d7be', inside: '#fffaf0' }),
    ...[
      [-0.9, -0.7, 1],
      [0.8, -0.8, 2],
      [-0.9, 0.75, 3],
      [0.9, 0.7, 4],
      [0, 0, 5],
    ].map(([x = 0, z = 0, n = 0]) =>
      put(
        lettuce(1.25, n * 3, n % 2 ? '#78b03f' : '#96c655'),
        [x, 1.15 + n * 0.04, z],
        [z * 0.25, n, -x * 0.25],
      ),
    ),
    ...[-0.6, 0, 0.6].map((z, n) => put(strip(n), [0.1, 1.72 + n * 0.02, z], [0.1, 0.6, 0.12])),
    ...[
      [-1.2, 0.5],
      [-1.05, -0.6],
      [1.25, 0.55],
      [0.95, -0.95],
      [-0.1, 1.35],
      [1.4, -0.2],
    ].map(([x = 0, z = 0], n) =>
      put(
        solid(
          baked(bumpy(block(0.52, 0.48, 0.5, 0.08), 0.02, 4, n), -0.3, 0.3, [
            '#f6dfa6',
            '#e2ab55',
            '#b9772c',
          ]),
          crust(),
        ),
        [x, 1.6, z],
        [n, n * 2, 0.4],
      ),
    ),
    many(10, 3, (roll, n) =>
      put(
        solid(
          cutOut(
            [
              [-0.3, -0.15],
              [0.3, -0.1],
              [0.2, 0.16],
              [-0.2, 0.12],
            ],
            0.04,
            0.01,
          ),
          clay('#fff3cf'),
        ),
        [Math.cos(n * 2.4) * 1.1, 1.85, Math.sin(n * 2.4) * 1.1],
        [roll() - 0.5, roll() * 6, roll() - 0.5],
      ),
    ),
  );
}

export function sideSalad(): Object3D {
  return together(
    bowl({ color: '#b9cdb5', radius: 2.0, height: 1.2 }),
    ...[
      [-0.7, -0.5, 1],
      [0.7, -0.5, 2],
      [-0.5, 0.6, 3],
      [0.7, 0.5, 4],
    ].map(([x = 0, z = 0, n = 0]) =>
      put(lettuce(1.05, n * 3, n % 2 ? '#6fae3d' : '#98483f'), [x, 1.05, z], [z * 0.3, n, -x * 0.3]),
    ),
    ...[
      [-0.6, 0.5],
      [0.35, 0.75],
      [0.65, -0.3],
    ].map(([x = 0, z = 0], n) =>
      put(citrus(0.42, '#dcecb0', '#5f9a3e', '#eaf4cf'), [x, 1.5, z], [-1.2, n, 0.2]),
    ),
    ...[
      [-0.1, 0.05],
      [0.9, 0.35],
      [-0.8, -0.3],
    ].map(([x = 0, z = 0]) =>
      put(citrus(0.36, '#fff5f5', '#d8325c', '#ffffff'), [x, 1.55, z], [-1.2, 0, 0.2]),
    ),
  );
}
