import type { Object3D } from 'three';
import { many, put, solid, stretch, together } from './assemble.ts';
import { ball, block, pillow, ring, rod, turned, wire } from './forms.ts';
import { blueberry, raspberry } from './fruit.ts';
import { clay, crust, glass, glossy } from './matter.ts';
import { noise } from './noise.ts';
import { baked, bumpy, mix, shaped, tinted } from './skin.ts';
import { nugget, sprig } from './toppings.ts';

export function muffin(): Object3D {
  const paper = shaped(
    turned(
      [
        [0.01, 0],
        [1.0, 0],
        [1.35, 1.3],
      ],
      false,
      160,
    ),
    (p) => {
      const fold =
        1 + 0.035 * Math.sin(Math.atan2(p.z, p.x) * 30) * (p.y > 0.02 || Math.hypot(p.x, p.z) > 0.9 ? 1 : 0);
      p.x *= fold;
      p.z *= fold;
    },
  );
  const head = bumpy(
    turned(
      [
        [1.2, 1.2],
        [1.55, 1.22],
        [1.72, 1.5],
        [1.55, 1.95],
        [1.0, 2.35],
        [0.004, 2.48],
      ],
      true,
    ),
    0.07,
    1.8,
    2,
  );
  return together(
    solid(paper, clay('#7d93b8')),
    solid(baked(head, 1.0, 2.5, ['#f5d690', '#dd9f4a', '#b8712a']), crust({ roughness: 0.7 })),
    ...[
      [0.2, 2.36, 0.75],
      [-0.75, 2.2, 0.5],
      [0.85, 2.1, 0.25],
      [-0.25, 2.42, -0.1],
      [0.35, 1.75, 1.5],
      [-0.9, 1.72, 1.25],
      [1.35, 1.65, 0.8],
    ].map(([x = 0, y = 0, z = 0], n) => put(blueberry(0.25), [x, y, z], [0.5, n, 0.4])),
    many(40, 8, (roll, n) =>
      put(
        solid(block(0.09, 0.07, 0.09, 0.02), clay('#fffaf0')),
        [
          Math.cos(n * 2.4) * Math.sqrt(n / 40) * 1.2,
          2.5 - (n / 40) * 0.45,
          Math.sin(n * 2.4) * Math.sqrt(n / 40) * 1.2,
        ],
        [roll(), roll() * 6, 0],
      ),
    ),
  );
}

export function brownie(seed: number): Object3D {
  const form = bumpy(pillow(2.1, 0.95, 2.1, 0.2), 0.045, 2.6, seed);
  const body = solid(
    tinted(form, (p, n) =>
      n.y > 0.6
        ? mix('#6b3c24', '#a06a45', 0.3 + noise(p.x * 4, seed, p.z * 4))
        : mix('#331a10', '#4d2818', 0.5 + noise(p.x * 7, p.y * 7, p.z * 7)),
    ),
    crust({ clearcoat: 0.25 }),
  );
  const nuts = many(6, seed, (roll, n) =>
    put(nugget(0.24, ['#c79256', '#e8c48a'], n), [(roll() - 0.5) * 1.5, 0.5, (roll() - 0.5) * 1.5]),
  );
  return together(body, nuts);
}

export function cookie(radius: number, seed: number): Object3D {
  const form = bumpy(
    turned(
      [
        [0.01, 0],
        [radius * 0.92, 0.02],
        [radius, 0.18],
        [radius * 0.9, 0.4],
        [radius * 0.5, 0.5],
        [0.004, 0.5],
      ],
      true,
    ),
    0.05,
    1.9,
    seed,
  );
  const body = solid(
    tinted(form, (p) =>
      mix(
        '#e7b165',
        '#b8742e',
        0.25 + (Math.hypot(p.x, p.z) / radius) ** 4 * 0.6 + noise(p.x * 3, seed, p.z * 3) * 0.35,
      ),
    ),
    crust({ roughness: 0.8 }),
  );
  const chunks = many(13, seed, (roll, n) =>
    put(
      solid(bumpy(block(0.42, 0.3, 0.38, 0.08), 0.03, 4, n), glossy('#45230f', { roughness: 0.3 })),
      [
        Math.cos(n * 2.4) * Math.sqrt((n + 0.5) / 13) * radius * 0.8,
        0.46,
        Math.sin(n * 2.4) * Math.sqrt((n + 0.5) / 13) * radius * 0.8,
      ],
      [roll() * 0.5, roll() * 6, roll() * 0.5],
    ),
  );
  const salt = many(16, seed + 5, (roll, n) =>
    put(solid(block(0.07, 0.06, 0.07, 0.015), clay('#ffffff')), [
      Math.cos(n * 1.7) * roll() * radius * 0.8,
      0.57,
      Math.sin(n * 1.7) * roll() * radius * 0.8,
    ]),
  );
  return together(body, chunks, salt);
}

export function doughnut(): Object3D {
  const lie = (r: number, t: number) => shaped(ring(r, t), (p) => p.set(p.x, p.z, -p.y));
  const dough = put(
    stretch(
      solid(baked(bumpy(lie(1.3, 0.72), 0.015, 2), -0.8, 0.9, ['#f2cd88', '#dd9c47', '#b7702a']), crust()),
      [1, 0.9, 1],
    ),
    [0, 0.65, 0],
  );
  const icing = shaped(ring(1.3, 0.76), (p) => {
    p.set(p.x, p.z, -p.y);
    const turn = Math.atan2(p.z, p.x);
    const line = 0.05 + 0.13 * Math.sin(turn * 7) + 0.07 * Math.sin(turn * 11 + 1);
    if (p.y < line) p.y = line - (line - p.y) * 0.02;
  });
  const coat = put(
    stretch(solid(icing, glossy('#e8577f', { roughness: 0.22 })), [0.995, 0.9, 0.995]),
    [0, 0.66, 0],
  );
  const tones = ['#fff6e4', '#f7c948', '#5fb3a1', '#7d6bb0', '#ffffff'];
  const sugar = many(64, 17, (roll, n) => {
    const turn = roll() * 6.283;
    const off = (roll() - 0.5) * 1.25;
    return put(
      solid(rod(0.055, 0.27, 0.055, 12), clay(tones[n % tones.length] ?? '#ffffff')),
      [
        Math.cos(turn) * (1.3 + off * 0.72),
        0.68 + 0.7 * Math.sqrt(1 - (off * 0.9) ** 2),
        Math.sin(turn) * (1.3 + off * 0.72),
      ],
      [1.57 - off * Math.sin(turn), roll() * 6, -off * Math.cos(turn)],
    );
  });
  return together(dough, coat, sugar);
}

export function macaron(shell: string, filling: string): Object3D {
  const cap = bumpy(
    turned(
      [
        [1.02, 0],
        [1.06, 0.1],
        [1.02, 0.3],
        [0.8, 0.52],
        [0.4, 0.62],
        [0.004, 0.64],
      ],
      true,
    ),
    0.008,
    3,
  );
  const foot = () =>
    solid(
      bumpy(
        turned(
          [
            [0.9, -0.12],
            [1.06, -0.1],
            [1.1, 0],
            [1.02, 0.04],
          ],
          true,
        ),
        0.035,
        6,
      ),
      clay(shell),
    );
  const half = () => together(solid(cap, clay(shell, { roughness: 0.5 })), foot());
  return together(
    put(half(), [0, 0.98, 0]),
    put(half(), [0, 0.68, 0], [Math.PI, 0, 0]),
    put(solid(rod(0.94, 0.3), clay(filling)), [0, 0.83, 0]),
  );
}

function scoop(color: string, speck: string, seed: number): Object3D {
  const form = bumpy(ball(1.1), 0.07, 2.2, seed);
  const skirt = put(
    solid(
      tinted(
        bumpy(
          shaped(ring(0.95, 0.26), (p) => p.set(p.x, p.z, -p.y)),
          0.09,
          2.2,
          seed,
        ),
        () => mix(color, color, 0),
      ),
      crust({ roughness: 0.6 }),
    ),
    [0, -0.5, 0],
  );
  return together(
    solid(
      tinted(form, (p) => mix(color, speck, noise(p.x * 6, p.y * 6, p.z * 6) > 0.52 ? 0.8 : 0)),
      crust({ roughness: 0.6 }),
    ),
    skirt,
  );
}

export function iceCream(): Object3D {
  const dish = solid(
    turned(
      [
        [0.01, 0.03],
        [0.95, 0.05],
        [0.9, 0.14],
        [0.18, 0.32],
        [0.18, 0.72],
        [0.9, 1.0],
        [1.5, 1.55],
        [1.72, 2.05],
      ],
      true,
    ),
    glass('#e9f3f4', 0.16, 0.6),
  );
  const wafer = put(
    together(
      solid(rod(0.2, 2.6), clay('#dba35a')),
      solid(
        wire(
          Array.from(
            { length: 30 },
            (_, n) => [Math.cos(n * 0.9) * 0.2, -1.25 + n * 0.085, Math.sin(n * 0.9) * 0.2] as const,
          ),
          0.03,
        ),
        clay('#b97d36'),
      ),
    ),
    [0.35, 3.6, -0.55],
    [-0.1, 0, -0.35],
  );
  return together(
    dish,
    put(solid(ring(1.7, 0.05), glass('#ffffff', 0.35, 0.8)), [0, 2.05, 0], [Math.PI / 2, 0, 0]),
    put(scoop('#f6a5b0', '#d9546a', 3), [-0.68, 2.35, 0.15]),
    put(scoop('#fff0cc', '#e8cf95', 7), [0.72, 2.3, 0.1]),
    wafer,
    put(raspberry(0.34), [-0.05, 3.25, 0.7], [0.3, 0, 0]),
    put(sprig(0.6), [0.25, 3.2, 0.5]),
  );
}
