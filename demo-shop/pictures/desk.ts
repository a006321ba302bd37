import type { Object3D } from 'three';
import { many, put, solid, stretch, together } from './assemble.ts';
import { ball, block, ring, rod, turned, wire, type Xy, type Xyz } from './forms.ts';
import { clay, crust, glossy, metal } from './matter.ts';
import { noise } from './noise.ts';
import { pencil } from './pencils.ts';
import { gelPen } from './pens.ts';
import { bumpy, mix, tinted } from './skin.ts';
import { leaf } from './toppings.ts';

function tapeRoll(color: string, mark: string, stripes: boolean): Object3D {
  const outline: Xy[] = [
    [0.72, 0],
    [1.2, 0],
    [1.2, 0.62],
    [0.72, 0.62],
  ];
  const body = tinted(
    turned(
      Array.from({ length: 60 }, (_, n) => [1.2, (n / 59) * 0.62] as const),
      false,
      160,
    ),
    (p) => {
      const turn = Math.atan2(p.z, p.x);
      const on = stripes
        ? Math.sin(turn * 16 + p.y * 9) > 0.5
        : Math.hypot(((turn * 1.2 + 10) % 0.31) - 0.155, (p.y % 0.31) - 0.155) < 0.075;
      return mix(color, mark, on ? 1 : 0);
    },
  );
  const sides = solid(turned(outline, false, 96), clay(color));
  const core = solid(
    turned(
      [
        [0.74, -0.01],
        [0.66, -0.01],
        [0.66, 0.63],
        [0.74, 0.63],
      ],
      false,
      96,
    ),
    clay('#e8d6b6'),
  );
  return together(sides, put(solid(body, crust({ roughness: 0.6 })), [0, 0, 0], [0, 0, 0], 1.003), core);
}

function clipShape(): Object3D {
  const points: Xyz[] = [
    [-0.5, 0, 0.18],
    [0.45, 0, 0.18],
    [0.6, 0, 0.02],
    [0.45, 0.02, -0.14],
    [-0.55, 0.03, -0.14],
    [-0.75, 0.02, 0.06],
    [-0.55, 0, 0.28],
    [0.6, 0, 0.28],
  ];
  return solid(wire(points, 0.045), metal('#d98a5a', 0.25));
}

export function paperClips(): Object3D {
  const dish = solid(
    turned(
      [
        [0.01, 0],
        [1.5, 0],
        [1.9, 0.25],
        [2.05, 0.6],
        [1.98, 0.62],
        [1.8, 0.32],
        [1.4, 0.14],
        [0.004, 0.12],
      ],
      true,
    ),
    glossy('#f3ece0'),
  );
  const inside = many(30, 9, (roll, n) =>
    put(
      clipShape(),
      [
        Math.cos(n * 2.4) * Math.sqrt(n / 30) * 1.25,
        0.24 + roll() * 0.5 * (1 - n / 36),
        Math.sin(n * 2.4) * Math.sqrt(n / 30) * 1.25,
      ],
      [roll() * 0.7 - 0.3, roll() * 6, roll() * 0.7 - 0.3],
    ),
  );
  return together(dish, inside, put(clipShape(), [2.1, 0.06, 1.35], [0, 0.6, 0], 1.25));
}

export function penCup(): Object3D {
  const speck = (p: { x: number; y: number; z: number }) => noise(p.x * 9, p.y * 9, p.z * 9) > 0.55;
  const wall = Array.from(
    { length: 70 },
    (_, n) => [1.3 + Math.sin((n / 69) * 3) * 0.06, 0.05 + (n / 69) * 2.75] as const,
  );
  const body = solid(
    tinted(turned([[0.01, 0.02], [1.2, 0.02], ...wall], false, 200), (p) =>
      p.y < 0.75
        ? mix('#c79a6c', '#b58455', noise(p.x * 3, p.y * 3, p.z * 3))
        : mix('#f1e8d8', '#7a5b43', speck(p) ? 0.75 : 0),
    ),
    crust({ roughness: 0.5, clearcoat: 0.3 }),
  );
  const inner = solid(
    turned(
      [
        [1.28, 2.8],
        [1.18, 2.78],
        [1.15, 0.4],
      ],
      false,
      96,
    ),
    clay('#c9b79c'),
  );
  const stand = (part: Object3D, x: number, z: number, lean: number, turn: number) =>
    put(together(put(together(part), [0, 0, 0], [0, 0, -Math.PI / 2])), [x, 2.75, z], [0.15, turn, lean]);
  return together(
    body,
    inner,
    put(solid(ring(1.26, 0.08), clay('#f1e8d8')), [0, 2.8, 0], [Math.PI / 2, 0, 0]),
    stand(pencil('#e9b13b', 3.2), -0.5, 0.1, 0.2, 0),
    stand(pencil('#4d8a72', 3.4), 0.15, -0.4, -0.08, 0.4),
    stand(gelPen('#ef6a58'), 0.55, 0.25, -0.25, 0),
    put(leaf(1.4, '#7fa070'), [-0.1, 2.7, -0.2], [-0.9, 0.4, 0]),
  );
}

export function eraser(): Object3D {
  const tip = put(solid(block(0.95, 0.78, 1.35, 0.2), clay('#fdf8f2', { roughness: 0.8 })), [-1.2, 0.39, 0]);
  const sleeve = put(solid(block(2.3, 0.84, 1.42, 0.06), clay('#4d7f98')), [0.3, 0.41, 0]);
  const stripes = [-0.3, 0.2].map((x, n) =>
    put(solid(block(0.3, 0.85, 1.43, 0.06), clay(n ? '#e9b04a' : '#fdf8f2')), [x, 0.41, 0]),
  );
  const crumbs = many(7, 3, (roll) =>
    put(
      stretch(solid(bumpy(ball(0.09), 0.03, 6), clay('#e9dfd6')), [1, 0.8, 2.1]),
      [-2.1 - roll() * 0.9, 0.07, (roll() - 0.3) * 1.5],
      [0, roll() * 6, 0],
    ),
  );
  return put(together(tip, sleeve, ...stripes, crumbs), [0, 0, 0], [0, 0.5, 0]);
}

export function ruler(): Object3D {
  const bar = put(solid(block(6, 0.14, 0.95, 0.05), metal('#d9ab55', 0.3)), [0, 0.07, 0]);
  const ticks = Array.from({ length: 61 }, (_, n) => {
    const long = n % 10 === 0 ? 0.42 : n % 5 === 0 ? 0.32 : 0.2;
    return put(solid(block(0.022, 0.012, long, 0.004), clay('#5b401a')), [
      -2.82 + n * 0.094,
      0.146,
      0.45 - long / 2,
    ]);
  });
  const hole = put(solid(rod(0.13, 0.02), clay('#5b401a')), [-2.6, 0.142, -0.25]);
  return put(together(bar, ...ticks, hole), [0, 0, 0], [0, 0.8, 0]);
}

export function washi(): Object3D {
  return together(
    put(tapeRoll('#ef8a78', '#fde3d8', true), [-1.05, 0, -0.3]),
    put(tapeRoll('#9db894', '#eef3e6', false), [1.25, 0, -0.1]),
    put(tapeRoll('#efc25d', '#fff3d0', true), [0.15, 1.2, 1.35], [1.45, 0, 0.3]),
  );
}
