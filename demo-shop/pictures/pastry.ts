import { type Object3D, Vector3 } from 'three';
import { many, put, solid, stretch, together } from './assemble.ts';
import { golden } from './colours.ts';
import { ball, block, pillow, surface, turned, wire, type Xyz } from './forms.ts';
import { clay, crust, glossy } from './matter.ts';
import { noise } from './noise.ts';
import { baked, bumpy, mix, shaped, tinted } from './skin.ts';

/** Rolled dough along an arc, thick in the middle, with ridges where the layers overlap. */
export function croissant(): Object3D {
  const pieces: Object3D[] = [];
  const count = 9;
  for (let n = 0; n < count; n += 1) {
    const share = (n / (count - 1)) * 2 - 1;
    const turn = share * 1.25;
    const thick = 0.34 + 0.82 * Math.cos(share * 1.38);
    const form = shaped(ball(1), (p, normal) => {
      const layers =
        Math.sin(p.x * 15 + Math.abs(p.z) * 3) * 0.02 + noise(p.x * 3 + n * 5, p.y * 6, p.z * 6) * 0.02;
      p.addScaledVector(normal, layers);
    });
    const roll = solid(
      tinted(form, (p) => {
        const heat =
          0.5 +
          p.y * 0.4 -
          Math.abs(p.x) ** 1.6 * 0.6 +
          Math.sin(p.x * 15 + Math.abs(p.z) * 3) * 0.1 +
          noise(p.x * 4 + n, p.y * 4, p.z * 4) * 0.12;
        return heat < 0.4
          ? mix('#fbdf9f', '#e3a045', heat / 0.4)
          : mix('#e3a045', '#a2541a', (heat - 0.4) * 1.7);
      }),
      crust({ clearcoat: 0.45, clearcoatRoughness: 0.3, roughness: 0.45 }),
    );
    pieces.push(
      put(
        stretch(roll, [0.47, thick * 0.8, thick]),
        [Math.sin(turn) * 1.75, thick * 0.66, -Math.cos(turn) * 1.7],
        [0, -turn, 0],
      ),
    );
  }
  return put(together(...pieces), [0, 0, 0], [0, 0.3, 0]);
}

export function painAuChocolat(): Object3D {
  const form = shaped(pillow(3.1, 1.4, 2.0, 0.5), (p, n) => {
    p.y *= 1 - 0.1 * (p.x / 1.55) ** 2;
    p.addScaledVector(
      n,
      Math.sin((p.x * 0.9 + Math.abs(p.z) * 0.5) * 7) * 0.035 * (n.y > 0 ? 1 : 0.3) +
        noise(p.x * 3, p.y * 3, p.z * 3) * 0.03,
    );
  });
  const body = solid(
    tinted(form, (p, n) => {
      const heat =
        0.5 +
        n.y * 0.3 +
        Math.sin((p.x * 0.9 + Math.abs(p.z) * 0.5) * 7) * 0.22 +
        noise(p.x * 2, p.y, p.z * 2) * 0.2 -
        (Math.abs(n.x) > 0.7 ? 0.25 : 0);
      return heat < 0.5 ? mix('#f9dc9c', '#e09a3c', heat * 2) : mix('#e09a3c', '#9a5118', heat * 2 - 1);
    }),
    crust({ clearcoat: 0.5, clearcoatRoughness: 0.28, roughness: 0.42 }),
  );
  const bars = [-0.36, 0.36].flatMap((z) =>
    [-1, 1].map((side) =>
      put(solid(block(0.3, 0.36, 0.42, 0.08), glossy('#3f2013')), [side * 1.5, -0.02, z]),
    ),
  );
  return put(together(body, ...bars), [0, 0.68, 0], [0, -0.55, 0]);
}

export function cinnamonRoll(): Object3D {
  const points: Xyz[] = [];
  for (let n = 0; n <= 60; n += 1) {
    const turn = (n / 60) * Math.PI * 2 * 2.9;
    const out = 0.22 + (n / 60) * 1.55;
    points.push([Math.cos(turn) * out, 0.72 + (1 - n / 60) * 0.42, Math.sin(turn) * out]);
  }
  const coil = stretch(
    solid(baked(bumpy(wire(points, 0.36), 0.02, 3), 0.1, 1.5, golden), crust({ clearcoat: 0.3 })),
    [1, 1.35, 1],
  );
  const filling = put(
    solid(
      surface(1.55, (out) => 1.28 - out * 0.5),
      clay('#7b3f1b'),
    ),
    [0, 0.0, 0],
  );
  const icing = put(
    solid(
      wire(
        points
          .filter((_, n) => n % 2 === 0 && n < 56)
          .map(([x, y, z], n) => [x * 0.99 + Math.sin(n * 3) * 0.1, y * 1.35 + 0.44, z * 0.99] as const),
        0.13,
      ),
      glossy('#fff8ee', { roughness: 0.25 }),
    ),
    [0, 0, 0],
  );
  const pools = many(7, 3, (roll, n) =>
    put(
      stretch(solid(ball(0.34), glossy('#fff8ee', { roughness: 0.25 })), [1 + roll() * 0.5, 0.35, 0.8]),
      [Math.sin(n * 0.9) * (0.35 + n * 0.17), 1.95 - n * 0.075, Math.cos(n * 0.9) * (0.35 + n * 0.17)],
      [0.1, n, 0],
    ),
  );
  return together(coil, filling, icing, pools);
}

export function pretzel(): Object3D {
  const points: Xyz[] = [
    [-0.62, 0.5, 1.05],
    [-0.35, 0.62, 0.62],
    [0.2, 0.78, 0.1],
    [1.1, 0.5, -0.75],
    [1.95, 0.42, -0.5],
    [2.05, 0.42, 0.5],
    [1.15, 0.42, 1.42],
    [0, 0.42, 1.6],
    [-1.15, 0.42, 1.42],
    [-2.05, 0.42, 0.5],
    [-1.95, 0.42, -0.5],
    [-1.1, 0.5, -0.75],
    [-0.2, 0.5, 0.1],
    [0.35, 0.75, 0.62],
    [0.62, 0.72, 1.05],
  ];
  const rope = shaped(wire(points, 0.42), (p, n) =>
    p.addScaledVector(n, noise(p.x * 2, p.y * 2, p.z * 2) * 0.02),
  );
  const dough = solid(
    tinted(rope, (p, n) => mix('#c97a2c', '#7a3a12', 0.25 + n.y * 0.5 + noise(p.x * 2, 3, p.z * 2) * 0.35)),
    crust({ clearcoat: 0.75, clearcoatRoughness: 0.2, roughness: 0.35 }),
  );
  const salt = many(58, 12, (roll) => {
    const at = Math.floor(roll() * (points.length - 1));
    const [a, b] = [
      new Vector3(...(points[at] ?? points[0] ?? [0, 0, 0])),
      new Vector3(...(points[at + 1] ?? [0, 0, 0])),
    ];
    const spot = a.lerp(b, roll());
    return put(
      solid(block(0.13, 0.11, 0.11, 0.03), clay('#fffdf7')),
      [spot.x + (roll() - 0.5) * 0.32, spot.y + 0.39, spot.z + (roll() - 0.5) * 0.32],
      [roll() * 3, roll() * 3, 0],
    );
  });
  return put(together(dough, salt), [0, 0, 0], [0, 0, 0]);
}

export function scone(): Object3D {
  const form = bumpy(
    turned(
      [
        [0.01, 0],
        [1.4, 0],
        [1.5, 0.15],
        [1.48, 0.6],
        [1.58, 0.8],
        [1.5, 1.3],
        [1.38, 1.5],
        [0.8, 1.66],
        [0.004, 1.62],
      ],
      false,
      120,
    ),
    0.07,
    1.9,
    3,
  );
  const body = solid(baked(form, 0.1, 1.75, ['#f9e6b8', '#eec06a', '#c9812c']), crust({ roughness: 0.7 }));
  const chives = many(34, 6, (roll) => {
    const turn = roll() * 6.283;
    const y = 0.3 + roll() * 1.25;
    const r = y > 1.45 ? roll() * 1.2 : 1.5;
    return put(
      solid(block(0.06, 0.05, 0.24, 0.02), clay('#5c8f37')),
      [Math.cos(turn) * r, y > 1.45 ? 1.66 : y, Math.sin(turn) * r],
      [roll(), -turn + 1.57 + roll(), roll()],
    );
  });
  const cheese = many(16, 4, (roll) => {
    const turn = roll() * 6.283;
    return put(solid(bumpy(ball(0.14 + roll() * 0.1), 0.04, 6, roll() * 9), glossy('#f5a623')), [
      Math.cos(turn) * 1.48,
      0.5 + roll() * 0.9,
      Math.sin(turn) * 1.48,
    ]);
  });
  return together(body, chives, cheese);
}

export function loaf(): Object3D {
  const score = (p: Vector3) => Math.abs(p.z - 0.35 * Math.sin(p.x * 1.1)) < 0.2 && Math.abs(p.x) < 1.9;
  const form = shaped(ball(1), (p, n) => {
    p.set(p.x * 2.4, p.y * (p.y > 0 ? 1.55 : 0.7), p.z * 1.75);
    const cut = score(p) && p.y > 0 ? -0.14 : 0;
    p.addScaledVector(
      n,
      noise(p.x * 1.6, p.y * 1.6, p.z * 1.6) * 0.06 +
        cut +
        (n.y > 0
          ? 0.05 * Math.max(0, 1 - Math.abs(Math.abs(p.z - 0.35 * Math.sin(p.x * 1.1)) - 0.3) * 6)
          : 0),
    );
  });
  const body = solid(
    tinted(form, (p) => {
      const flour = noise(p.x * 5, p.y * 5, p.z * 5) + Math.sin(Math.hypot(p.x * 0.8, p.z * 1.3) * 9) * 0.55;
      if (score(p) && p.y > 0.5) return mix('#f6e2b4', '#dba75c', 0.4 + noise(p.x * 5, 1, p.z * 7) * 0.6);
      return flour > 0.42 && p.y > 0.35
        ? mix('#b4702f', '#fbf0dc', (flour - 0.42) * 1.9)
        : mix('#c98035', '#8a4a18', 0.5 + p.y * 0.25 + noise(p.x * 2, p.y * 2, p.z * 2) * 0.4);
    }),
    crust({ roughness: 0.75 }),
  );
  return put(together(body), [0, 0.68, 0], [0, 0.5, 0]);
}
