import { DoubleSide, type Object3D, Shape } from 'three';
import { many, put, solid, stretch, together } from './assemble.ts';

import { ball, blob, block, cutOut, rod, surface, turned, wire, type Xyz } from './forms.ts';

import { clay, crust, glossy } from './matter.ts';
import { noise } from './noise.ts';

import { bumpy, mix, shaped, tinted } from './skin.ts';

/** A swirl of whipped cream. */
export function cream(radius = 1, color = '#fff8ea', turns = 3.2): Object3D {
  const points: Xyz[] = [];
  const steps = 40;
  for (let n = 0; n <= steps; n += 1) {
    const share = n / steps;
    const turn = share * turns * Math.PI * 2;
    const out = radius * 0.68 * (1 - share) ** 0.85;
    points.push([Math.cos(turn) * out, share * radius * 1.15, Math.sin(turn) * out]);
  }
  const coil = solid(wire(points, radius * 0.3), clay(color));
  const tip = put(
    solid(
      turned(
        [
          [0.3, 0],
          [0.2, 0.1],
          [0.07, 0.3],
          [0.004, 0.42],
        ],
        true,
      ),
      clay(color),
    ),
    [0, radius * 1.18, 0],
    [0, 0, 0],
    radius,
  );
  const heart = put(stretch(solid(ball(radius * 0.78), clay(color)), [1, 0.75, 1]), [0, radius * 0.2, 0]);
  return together(coil, tip, heart);
}

export function leaf(length = 1, color = '#4f8f3f', bend = 0.25): Object3D {
  const shape = new Shape();
  shape.moveTo(0, 0);
  shape.bezierCurveTo(0.42, 0.2, 0.36, 0.75, 0, 1);
  shape.bezierCurveTo(-0.36, 0.75, -0.42, 0.2, 0, 0);
  const flat = shaped(cutOut(shape, 0.05, 0.02), (p) => {
    const rib = Math.abs(p.x);
    p.y += bend * p.z * p.z + rib * 0.35 - 0.03 * Math.sin(p.z * 26) * rib * 4;
  });
  const blade = solid(
    tinted(flat, (p) => mix(color, '#a8cf7b', 0.5 - Math.abs(p.x) * 8)),
    crust({ side: DoubleSide, roughness: 0.5 }),
  );
  blade.scale.setScalar(length);
  return together(blade);
}

export function sprig(size = 0.8, color = '#4f9a48'): Object3D {
  const crowd = [0, 1.25, 2.5, 3.75, 5].map((turn, n) =>
    put(leaf(1, color, 0.3), [0, n * 0.06, 0], [0.5 + n * 0.1, turn, 0], 0.8 + (n % 2) * 0.25),
  );
  return together(put(together(...crowd), [0, 0, 0], [0, 0, 0], size));
}

export function seeds(
  count: number,
  spread: number,
  y: number,
  color: string,
  seed: number,
  size = 0.07,
): Object3D {
  return many(count, seed, (roll) => {
    const turn = roll() * 6.283;
    const out = Math.sqrt(roll()) * spread;
    return put(
      stretch(solid(ball(size), clay(color)), [1, 0.6, 1.7]),
      [Math.cos(turn) * out, y, Math.sin(turn) * out],
      [0, roll() * 6, 0],
    );
  });
}

export function cinnamonStick(length = 2.4): Object3D {
  const curl = (side: number) =>
    put(solid(rod(0.15, length, 0.15, 24), clay('#9a5b32')), [side * 0.15, 0, 0]);
  const core = put(solid(rod(0.09, length * 1.01), clay('#6f3d20')), [0, 0, 0.1]);
  return together(curl(-1), curl(1), core);
}

export function starAnise(size = 0.5): Object3D {
  const arms = many(8, 1, (_r, n) =>
    put(
      stretch(solid(ball(0.3), clay('#7c4a2a')), [0.35, 0.3, 1]),
      [Math.sin((n / 8) * 6.283) * 0.32, 0, Math.cos((n / 8) * 6.283) * 0.32],
      [0, (n / 8) * 6.283, 0],
    ),
  );
  return together(
    put(together(arms, put(solid(ball(0.12), glossy('#b5713c')), [0, 0.08, 0])), [0, 0, 0], [0, 0, 0], size),
  );
}

export function lettuce(radius: number, seed: number, color = '#86b84c'): Object3D {
  const sheet = shaped(surface(radius), (p) => {
    const out = Math.hypot(p.x, p.z) / radius;
    const turn = Math.atan2(p.z, p.x);
    const frill = Math.sin(turn * 17 + seed) * 0.13 + noise(p.x * 3 + seed, 0, p.z * 3) * 0.16;
    p.y += frill * out ** 4 * radius * 0.55;
    const grow = 1 + noise(turn * 1.7, seed, 1) * 0.06 * out;
    p.x *= grow;
    p.z *= grow;
  });
  return solid(
    tinted(sheet, (p) =>
      mix('#cfe08f', color, Math.hypot(p.x, p.z) / radius + noise(p.x * 5, seed, p.z * 5) * 0.2),
    ),
    crust({ roughness: 0.45 }),
  );
}

export function cheeseSheet(size: number, color = '#f6b93f', sag = 0.35): Object3D {
  const sheet = shaped(block(size, 0.1, size, 0.04), (p) => {
    const out = Math.max(Math.abs(p.x), Math.abs(p.z)) / (size / 2);
    const corner = (Math.abs(p.x) * Math.abs(p.z)) / (size * size * 0.25);
    p.y -= sag * (out ** 6 * 0.25 + corner ** 2);
  });
  return solid(sheet, glossy(color, { roughness: 0.4 }));
}

export function friedEgg(radius = 0.9): Object3D {
  const rim = blob(
    Array.from({ length: 11 }, (_, n) => {
      const turn = (n / 11) * 6.283;
      const r = radius * (1 + 0.14 * Math.sin(turn * 3 + 1) + 0.08 * Math.sin(turn * 5));
      return [Math.cos(turn) * r, Math.sin(turn) * r] as const;
    }),
  );
  const white = solid(cutOut(rim, 0.2, 0.09), glossy('#fffaf0', { roughness: 0.35 }));
  const yolk = put(
    stretch(solid(ball(radius * 0.42), glossy('#f9a91b', { roughness: 0.2 })), [1, 0.62, 1]),
    [0.04, 0.16, 0.02],
  );
  return together(white, yolk);
}

export function nugget(radius: number, tones: readonly [string, string], seed: number): Object3D {
  return solid(
    tinted(bumpy(ball(radius), radius * 0.12, 3.2 / radius, seed), (p) =>
      mix(tones[0], tones[1], 0.5 + noise(p.x * 6, p.y * 6, p.z * 6 + seed) * 0.7),
    ),
    crust({ roughness: 0.75 }),
  );
}
