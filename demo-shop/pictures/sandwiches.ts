import type { Object3D } from 'three';
import { many, put, solid, stretch, together } from './assemble.ts';
import { bagelHalf, bagelSeeds } from './bread.ts';
import { ball, block, cutOut, pillow, ring, rod, surface, turned, wire, type Xy } from './forms.ts';
import { tomatoSlice } from './fruit.ts';

import { clay, crust, glossy } from './matter.ts';
import { noise } from './noise.ts';
import { baked, bumpy, mix, shaped, tinted } from './skin.ts';
import { leaf, lettuce, nugget, sprig } from './toppings.ts';

const triangle = (size: number): Xy[] => [
  [-size, -size * 0.62],
  [size, -size * 0.62],
  [size * 0.08, size * 0.72],
  [-size * 0.08, size * 0.72],
];

export function sheet(size: number, height: number, color: string, wavy = 0, shiny = false): Object3D {
  const flat = shaped(cutOut(triangle(size), height, Math.min(0.05, height / 3)), (p) => {
    p.y += wavy * (Math.sin(p.x * 6) + Math.sin(p.z * 7 + 1)) * 0.5;
  });
  return solid(flat, shiny ? glossy(color, { roughness: 0.4 }) : clay(color));
}

function breadSheet(size: number): Object3D {
  return together(sheet(size, 0.34, '#f3d69c'), put(sheet(size * 0.93, 0.05, '#c98a3e'), [0, 0.31, 0]));
}

export function frill(size: number, y: number, color: string): Object3D {
  const half = size * 1.02;
  const points = Array.from({ length: 25 }, (_, n) => {
    const share = n / 24;
    return [
      -half + 2 * half * share,
      y + Math.sin(n * 1.9) * 0.09,
      size * 0.62 + 0.02 + Math.cos(n * 2.3) * 0.06,
    ] as const;
  });
  return solid(wire(points, 0.1), clay(color));
}

/** Half a three-storey sandwich, its cut side to the camera. */
export function clubHalf(): Object3D {
  const s = 1.7;
  const floors: Array<[Object3D, number]> = [
    [breadSheet(s), 0],
    [frill(s, 0.45, '#7fb643'), 0],
    [sheet(s * 1.02, 0.24, '#f6ead5', 0.02), 0.42],
    [sheet(s, 0.14, '#e0452f', 0, true), 0.66],
    [breadSheet(s), 0.8],
    [sheet(s * 1.03, 0.12, '#f9bd3c', 0.02, true), 1.16],
    [sheet(s * 1.02, 0.16, '#c9604a', 0.05), 1.28],
    [frill(s, 1.52, '#8cc04d'), 0],
    [sheet(s, 0.14, '#fff6dd', 0.02), 1.5],
    [breadSheet(s), 1.64],
  ];
  const pick = together(
    put(solid(rod(0.045, 1.3), clay('#d9b277')), [0, 2.4, 0]),
    put(solid(ball(0.22), glossy('#7c9a3c')), [0, 2.75, 0]),
    put(solid(ball(0.09), glossy('#d5402c')), [0, 2.94, 0.05]),
  );
  return together(...floors.map(([part, y]) => put(part, [0, y, 0])), pick);
}

export function club(): Object3D {
  return together(
    put(clubHalf(), [-0.95, 0, -0.35], [0, 0.5, 0]),
    put(clubHalf(), [1.0, 0, 0.55], [0, -0.35, 0]),
  );
}

export function toastie(): Object3D {
  const one = () => {
    const slab = () =>
      solid(
        tinted(bumpy(pillow(2.7, 0.52, 2.5, 0.28), 0.03, 2), (p, n) => {
          const grill = Math.sin((p.x + p.z) * 5.2) > 0.62 && n.y > 0.6 ? 0.9 : 0.25;
          return mix('#eeb75f', '#7d3f14', grill * 0.85 + noise(p.x * 3, 1, p.z * 3) * 0.15);
        }),
        crust(),
      );
    const ooze = [
      [-1.0, 0.9],
      [-0.35, 0.5],
      [0.3, 1.15],
      [0.95, 0.7],
    ].map(([x = 0, drop = 1]) =>
      put(stretch(solid(ball(0.24), glossy('#fbc13e', { roughness: 0.25 })), [1, 1.2 * drop, 0.8]), [
        x,
        0.55 - drop * 0.16,
        1.22,
      ]),
    );
    return together(
      put(slab(), [0, 0.26, 0]),
      put(solid(pillow(2.68, 0.34, 2.5, 0.3), glossy('#fbc13e', { roughness: 0.25 })), [0, 0.6, 0]),
      put(slab(), [0, 0.94, 0]),
      ...ooze,
    );
  };
  return together(put(one(), [-0.2, 0, -0.4], [0, 0.5, 0]), put(one(), [0.5, 1.0, 0.15], [0.1, 0.95, 0.16]));
}

export function ciabatta(): Object3D {
  const bread = (seed: number, top: boolean) =>
    solid(
      baked(bumpy(pillow(4.3, 1.15, 2.3, 0.62), 0.05, 1.7, seed), top ? -0.7 : -1, top ? 0.75 : 1, [
        '#f7e3b4',
        '#e2b063',
        '#b87a33',
      ]),
      crust({ roughness: 0.75 }),
    );
  const flour = many(60, 5, (roll) =>
    put(stretch(solid(ball(0.05), clay('#fff9ea')), [1.6, 0.3, 1]), [
      (roll() - 0.5) * 2.8,
      2.12 - roll() * 0.03,
      (roll() - 0.5) * 0.9,
    ]),
  );
  const row = [-1.45, -0.5, 0.45, 1.4];
  return put(
    together(
      put(bread(2, false), [0, 0.5, 0]),
      put(stretch(lettuce(1.5, 4, '#5f9a3e'), [1.45, 1, 0.95]), [0, 0.98, 0]),
      ...row.map((x) => put(tomatoSlice(0.86), [x, 0.98, 0.42], [0.1, 0, 0])),
      ...row.map((x) =>
        put(stretch(solid(ball(0.78), glossy('#fffaf0', { roughness: 0.4 })), [1, 0.24, 1]), [
          x + 0.35,
          1.28,
          0.45,
        ]),
      ),
      ...[-1.6, -0.1, 1.4].map((x, n) => put(leaf(0.85, '#3f8f3d'), [x, 1.38, 1.0], [0.5, n - 1, 0])),
      put(bread(7, true), [0, 1.75, -0.1], [-0.16, 0, 0]),
      put(flour, [0, 0.15, -0.1], [-0.16, 0, 0]),
    ),
    [0, 0, 0],
    [0, -0.35, 0],
  );
}

export function wrapHalf(seed: number): Object3D {
  const skin = solid(
    tinted(
      bumpy(
        turned(
          [
            [0.01, 0],
            [0.95, 0.02],
            [1.05, 0.2],
            [1.0, 2.6],
            [0.94, 2.62],
          ],
          false,
          90,
        ),
        0.02,
        2,
        seed,
      ),
      (p) => mix('#f6e3b8', '#b97a3c', noise(p.x * 3, p.y * 3 + seed, p.z * 3) * 1.3 - 0.35),
    ),
    crust({ roughness: 0.75 }),
  );
  const paper = solid(
    turned(
      [
        [1.08, -0.02],
        [1.12, 0],
        [1.1, 1.35],
        [1.06, 1.37],
      ],
      false,
      90,
    ),
    clay('#d8e2d3'),
  );
  const kinds = [
    (n: number) => nugget(0.3, ['#e6c98f', '#f3dfb4'], n),
    () => solid(block(0.2, 0.5, 0.3, 0.06), glossy('#d8432e')),
    () => solid(block(0.42, 0.42, 0.3, 0.12), glossy('#6b3f63')),
    () => leaf(0.6, '#5f9a3e'),
    () => solid(block(0.18, 0.5, 0.26, 0.06), glossy('#f2b134')),
  ];
  const filling = many(26, seed, (roll, n) =>
    put(
      (kinds[n % kinds.length] ?? (() => leaf()))(n),
      [
        Math.cos(n * 2.4) * Math.sqrt(n / 26) * 0.72,
        2.62 + roll() * 0.14,
        Math.sin(n * 2.4) * Math.sqrt(n / 26) * 0.72,
      ],
      [roll(), roll() * 6, roll()],
    ),
  );
  return together(
    skin,
    paper,
    put(solid(surface(0.94), clay('#efdcae')), [0, 2.56, 0]),
    filling,
    put(lettuce(1.0, seed), [0.05, 2.6, 0]),
  );
}

export function salmonBagel(): Object3D {
  const fold = (seed: number) =>
    solid(
      tinted(
        shaped(
          cutOut(
            [
              [-1.5, -0.4],
              [1.5, -0.4],
              [1.5, 0.4],
              [-1.5, 0.4],
            ],
            0.12,
            0.05,
          ),
          (p) => {
            p.y += Math.sin(p.x * 4 + seed) * 0.12;
            p.z += Math.sin(p.x * 2.2 + seed) * 0.15;
          },
        ),
        (p) => mix('#f48a5a', '#ffd0b0', Math.sin(p.z * 14 + p.x * 2) > 0.6 ? 0.8 : 0),
      ),
      crust({ clearcoat: 0.6, roughness: 0.35 }),
    );
  return together(
    put(bagelHalf(1.9, 0.72, false), [0, 0.72, 0]),
    put(
      stretch(
        solid(
          shaped(ring(1.22, 0.76), (p) => p.set(p.x, p.z, -p.y)),
          glossy('#fffaf2', { roughness: 0.5 }),
        ),
        [1, 0.34, 1],
      ),
      [0, 0.9, 0],
    ),
    ...[0, 1.05, 2.1, 3.15, 4.2, 5.25].map((turn) =>
      put(fold(turn), [Math.sin(turn) * 1.3, 1.12, Math.cos(turn) * 1.3], [0, turn + 0.2, 0], 0.62),
    ),
    many(9, 5, (_r, n) =>
      put(
        solid(ring(0.3, 0.05), glossy('#c56aa0')),
        [Math.cos(n * 0.7) * 1.35, 1.33, Math.sin(n * 0.7) * 1.35],
        [1.5, n, 0],
      ),
    ),
    put(sprig(0.4, '#4f8f4a'), [1.55, 1.2, 1.0], [0.6, 0, -0.5]),
    put(
      together(put(bagelHalf(1.9, 0.8, true), [0, 0, 0]), bagelSeeds(1.9, 0.8, 0.02)),
      [0, 1.42, -0.12],
      [-0.1, 0, 0.04],
    ),
  );
}
