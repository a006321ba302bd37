import { type Object3D, Shape } from 'three';
import { many, put, solid, together } from './assemble.ts';
import { plate } from './china.ts';
import { cutOut, surface, turned, type Xy } from './forms.ts';
import { citrus, strawberry } from './fruit.ts';
import { clay, crust, glossy } from './matter.ts';
import { noise } from './noise.ts';
import { baked, mix, shaped, tinted } from './skin.ts';
import { cream, leaf } from './toppings.ts';

interface Tier {
  readonly color: string;
  readonly height: number;
  readonly crumb?: boolean;
  readonly overhang?: number;
}

export function wedge(radius: number, angle: number, inset = 0): Shape {
  const shape = new Shape();
  const from = -angle / 2;
  shape.moveTo(inset * 2.2, 0);
  for (let n = 0; n <= 24; n += 1) {
    const turn = from + (angle * n) / 24;
    shape.lineTo(Math.cos(turn) * (radius - inset), Math.sin(turn) * (radius - inset));
  }
  shape.closePath();
  return shape;
}

/** A slice of cake, its point towards the camera, tiers from the bottom up. */
export function slice(tiers: readonly Tier[], back?: string, radius = 3.1, angle = 0.78): Object3D {
  let y = 0;
  const parts: Object3D[] = [];
  for (const tier of tiers) {
    const flat = cutOut(wedge(radius, angle, tier.crumb ? 0.03 : 0), tier.height, 0.05);
    const geometry = tier.crumb
      ? tinted(flat, (p) => mix(tier.color, '#ffffff', noise(p.x * 9, p.y * 9, p.z * 9) * 0.16))
      : flat;
    parts.push(
      put(solid(geometry, tier.crumb ? crust({ roughness: 0.9 }) : clay(tier.color, { clearcoat: 0.25 })), [
        0,
        y,
        0,
      ]),
    );
    y += tier.height;
  }
  if (back !== undefined) {
    const wall: Xy[] = [];
    for (let n = 0; n <= 24; n += 1)
      wall.push([
        Math.cos(-angle / 2 + (angle * n) / 24) * (radius + 0.12),
        Math.sin(-angle / 2 + (angle * n) / 24) * (radius + 0.12),
      ]);
    for (let n = 24; n >= 0; n -= 1)
      wall.push([
        Math.cos(-angle / 2 + (angle * n) / 24) * (radius - 0.05),
        Math.sin(-angle / 2 + (angle * n) / 24) * (radius - 0.05),
      ]);
    const shape = new Shape();
    for (const [n, [x, z]] of wall.entries()) {
      if (n === 0) shape.moveTo(x, z);
      else shape.lineTo(x, z);
    }
    parts.push(solid(cutOut(shape, y + 0.02, 0.03), clay(back, { clearcoat: 0.25 })));
  }
  return put(together(...parts), [-1.56, 0, 1.17], [0, 0.64, 0]);
}

/** A slice with something on top, on a plate. `top` stands above the slice's middle. */
export function served(cake: Object3D, height: number, tops: readonly Object3D[], color: string): Object3D {
  return together(
    put(plate(2.75, color), [0, -0.14, 0]),
    cake,
    put(together(...tops), [-0.45, height, -0.6]),
  );
}

const sponge = '#f6d894';

export function carrot(): Object3D {
  const root = put(
    solid(
      turned(
        [
          [0.004, -0.6],
          [0.1, -0.45],
          [0.2, 0],
          [0.22, 0.2],
          [0.004, 0.3],
        ],
        true,
      ),
      clay('#f08a24'),
    ),
    [0, 0.22, 0],
    [1.5, 0, 0.9],
  );
  return together(
    root,
    put(leaf(0.5, '#5a9a3a'), [0.16, 0.22, -0.26], [-0.3, 2.6, 0]),
    put(leaf(0.45, '#6fae4a'), [0.22, 0.22, -0.2], [-0.3, 2.0, 0]),
  );
}

export function tart(): Object3D {
  const shell = shaped(
    turned(
      [
        [0.01, 0],
        [1.75, 0],
        [2.05, 0.75],
        [1.95, 0.8],
        [1.72, 0.5],
      ],
      false,
      144,
    ),
    (p) => {
      const out = Math.hypot(p.x, p.z);
      const flute = 1 + 0.028 * Math.sin(Math.atan2(p.z, p.x) * 26) * (out > 1.7 ? 1 : 0);
      p.x *= flute;
      p.z *= flute;
    },
  );
  const peaks = many(12, 3, (_r, n) => {
    const turn = (n / 12) * 6.283;
    const peak = turned(
      [
        [0.01, 0],
        [0.34, 0.02],
        [0.38, 0.16],
        [0.26, 0.4],
        [0.1, 0.58],
        [0.004, 0.72],
      ],
      true,
      40,
    );
    return put(
      solid(
        tinted(peak, (p) => mix('#fffaf0', '#b8702e', (p.y - 0.34) * 2.1)),
        crust({ roughness: 0.6 }),
      ),
      [Math.cos(turn) * 1.42, 0.64, Math.sin(turn) * 1.42],
    );
  });
  return together(
    solid(baked(shell, -0.4, 1.1, ['#f3cf8c', '#dfa04a', '#b46c24']), crust()),
    put(
      solid(
        surface(1.88, (out) => 0.66 - out * 0.02),
        glossy('#fcd63c', { roughness: 0.16 }),
      ),
      [0, 0, 0],
    ),
    peaks,
    put(citrus(0.6, '#f7d63e', '#f2c21d'), [0.05, 0.78, 0], [-1.35, 0, 0.4]),
    put(leaf(0.7), [0.35, 0.75, 0.3], [-0.1, 0.8, 0]),
  );
}

export function strawberrySlice(): Object3D {
  return served(
    slice(
      [
        { color: sponge, height: 0.6, crumb: true },
        { color: '#fffaf0', height: 0.26 },
        { color: '#e8475a', height: 0.16 },
        { color: '#fffaf0', height: 0.14 },
        { color: sponge, height: 0.55, crumb: true },
        { color: '#fffaf0', height: 0.26 },
      ],
      '#fffaf0',
    ),
    1.95,
    [
      put(cream(0.55), [0.95, 0, 0.65]),
      put(strawberry(1.25), [0, 0.5, 0], [0.4, 0.3, 3.0]),
      put(strawberry(0.95), [0.95, 1.1, 0.65], [0.2, 0, 3.0]),
    ],
    '#dfe9e4',
  );
}
