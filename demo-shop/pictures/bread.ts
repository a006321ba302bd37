import type { Object3D } from 'three';
import { many, put, solid, stretch, together } from './assemble.ts';
import { ball, blob, cutOut, ring, turned, type Xy } from './forms.ts';
import { clay, crust } from './matter.ts';
import { noise } from './noise.ts';
import { baked, bumpy, mix, shaped, tinted } from './skin.ts';

export function bagelHalf(radius: number, height: number, topside: boolean): Object3D {
  const form = shaped(ring(radius * 0.64, radius * 0.37), (p) => {
    const z = p.z;
    p.set(p.x, z * (height / (radius * 0.37)), -p.y);
    if (topside ? p.y < 0 : p.y > 0) p.y *= 0.05;
  });
  return solid(
    baked(form, topside ? -height * 0.4 : -height * 1.2, height * (topside ? 1.15 : 0.5), [
      '#f4d9a3',
      '#dc9a45',
      '#ad6420',
    ]),
    crust({ clearcoat: 0.4 }),
  );
}

export function bagelSeeds(radius: number, height: number, y: number): Object3D {
  return many(70, 21, (roll) => {
    const turn = roll() * 6.283;
    const off = (roll() - 0.5) * 1.3;
    return put(
      stretch(solid(ball(0.062), clay('#fdf1d2')), [1, 0.6, 1.7]),
      [
        Math.cos(turn) * radius * (0.64 + off * 0.3),
        y + height * Math.sqrt(1 - (off * 0.82) ** 2),
        Math.sin(turn) * radius * (0.64 + off * 0.3),
      ],
      [0, roll() * 6, -off * Math.cos(turn)],
    );
  });
}

export function sesameBagel(): Object3D {
  return together(
    put(bagelHalf(1.9, 0.75, false), [0, 0.75, 0]),
    put(bagelHalf(1.9, 0.8, true), [0, 0.74, 0]),
    bagelSeeds(1.9, 0.8, 0.76),
  );
}

/** A slice of a tin loaf, lying flat. */
export function toast(
  size = 1.5,
  thick = 0.42,
  crumb: readonly [string, string] = ['#f7e3b8', '#d9a257'],
): Object3D {
  const outline: Xy[] = [
    [-0.86, -0.9],
    [0, -0.96],
    [0.86, -0.9],
    [0.92, -0.2],
    [0.98, 0.42],
    [0.78, 0.86],
    [0, 1],
    [-0.78, 0.86],
    [-0.98, 0.42],
    [-0.92, -0.2],
  ];
  const rind = solid(
    cutOut(blob(outline.map(([x, y]) => [x * size, y * size] as const)), thick, 0.1),
    clay('#b06f2b'),
  );
  const face = cutOut(blob(outline.map(([x, y]) => [x * size * 0.95, y * size * 0.95] as const)), 0.06, 0.02);
  const soft = tinted(bumpy(face, 0.006, 8), (p) =>
    mix(crumb[0], crumb[1], 0.4 + noise(p.x * 4, 0, p.z * 4) * 0.7 + Math.hypot(p.x, p.z) * 0.15),
  );
  return together(rind, put(solid(soft, crust({ roughness: 0.85 })), [0, thick - 0.03, 0]));
}

export function dome(radius: number, height: number, seed = 1): Object3D {
  const form = bumpy(
    turned(
      [
        [0.01, 0],
        [radius * 0.9, 0],
        [radius, height * 0.22],
        [radius * 0.92, height * 0.6],
        [radius * 0.55, height * 0.92],
        [0.01, height],
      ],
      true,
    ),
    0.015,
    2,
    seed,
  );
  return solid(
    baked(form, -height * 0.35, height * 1.05, ['#f1d39a', '#d98f38', '#a9601d']),
    crust({ clearcoat: 0.35, clearcoatRoughness: 0.35 }),
  );
}

export function seedsOnDome(radius: number, height: number, y: number): Object3D[] {
  return Array.from({ length: 34 }, (_, n) => {
    const turn = n * 2.39996;
    const out = Math.sqrt(n / 34) * radius * 0.72;
    const share = out / radius;
    return put(
      stretch(solid(ball(0.065), clay('#fbeecb')), [1, 0.6, 1.7]),
      [Math.cos(turn) * out, y + height * (1 - share ** 2.6 * 0.62) + 0.005, Math.sin(turn) * out],
      [Math.sin(turn) * share * 0.7, n, -Math.cos(turn) * share * 0.7],
    );
  });
}
