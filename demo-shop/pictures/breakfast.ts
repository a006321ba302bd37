import type { Object3D } from 'three';
import { many, put, solid, stretch, together } from './assemble.ts';
import { dome, seedsOnDome, toast } from './bread.ts';
import { plate } from './china.ts';
import { ball, blob, block, cutOut, ring, surface, turned } from './forms.ts';
import { clay, crust, glossy, metal } from './matter.ts';
import { noise } from './noise.ts';
import { bumpy, mix, tinted } from './skin.ts';
import { cheeseSheet, friedEgg, lettuce, seeds, sprig } from './toppings.ts';

export function porridgeTop(color: string, seed: number): Object3D {
  const skin = bumpy(
    surface(2.05, (out) => 0.16 * Math.cos(out * 1.57)),
    0.045,
    3.4,
    seed,
  );
  return put(
    solid(
      tinted(skin, (p) => mix(color, '#ffffff', noise(p.x * 5, 1, p.z * 5) * 0.22)),
      crust({ roughness: 0.6, clearcoat: 0.25 }),
    ),
    [0, 1.0, 0],
  );
}

export function pancake(radius: number, seed: number): Object3D {
  const form = bumpy(
    turned(
      [
        [0.01, 0],
        [radius * 0.95, 0.02],
        [radius, 0.2],
        [radius * 0.95, 0.4],
        [0.01, 0.42],
      ],
      true,
    ),
    0.02,
    1.6,
    seed,
  );
  return solid(
    tinted(form, (p, n) =>
      Math.abs(n.y) > 0.6
        ? mix('#d2873a', '#b0662a', noise(p.x * 2, seed, p.z * 2) * 0.9 + 0.3)
        : mix('#f5d99a', '#e9bf73', noise(p.x * 4, p.y * 9, p.z * 4)),
    ),
    crust(),
  );
}

export function avocadoMash(): Object3D {
  const form = bumpy(
    cutOut(
      blob([
        [-1.2, -1.15],
        [0, -1.25],
        [1.2, -1.1],
        [1.3, 0.3],
        [1.0, 1.05],
        [0, 1.2],
        [-1.05, 1.05],
        [-1.3, 0.3],
      ]),
      0.36,
      0.16,
    ),
    0.06,
    2.4,
    4,
  );
  return solid(
    tinted(form, (p) => mix('#a8c256', '#d5de8e', 0.5 + noise(p.x * 2.5, p.y * 3, p.z * 2.5))),
    crust({ clearcoat: 0.3 }),
  );
}

export function shakshuka(): Object3D {
  const pan = together(
    solid(
      turned([
        [0.01, 0],
        [2.0, 0],
        [2.2, 0.1],
        [2.42, 0.85],
        [2.32, 0.85],
        [2.1, 0.2],
        [0.01, 0.16],
      ]),
      metal('#46423f', 0.5),
    ),
    put(solid(ring(2.37, 0.07), metal('#5a5552', 0.45)), [0, 0.85, 0], [Math.PI / 2, 0, 0]),
    put(
      stretch(solid(block(2, 0.26, 0.62, 0.12), metal('#46423f', 0.5)), [1, 1, 1]),
      [2.95, 0.78, -1.15],
      [0, 0.37, 0.08],
    ),
  );
  const sauce = put(
    solid(
      tinted(bumpy(surface(2.22), 0.09, 2.6, 3), (p) =>
        mix('#c8331b', '#e8652c', 0.5 + noise(p.x * 2.6, 2, p.z * 2.6)),
      ),
      crust({ clearcoat: 0.7, roughness: 0.3 }),
    ),
    [0, 0.62, 0],
  );
  return together(
    pan,
    sauce,
    put(friedEgg(0.78), [-0.85, 0.6, 0.35], [0, 1, 0]),
    put(friedEgg(0.8), [0.75, 0.6, -0.55]),
    put(friedEgg(0.7), [0.6, 0.6, 1.05], [0, 2, 0]),
    put(sprig(0.5), [-0.25, 0.75, -0.9]),
    put(sprig(0.42), [-0.15, 0.72, 1.35], [0, 2, 0]),
    many(9, 4, (roll) =>
      put(solid(ball(0.13), clay('#fbf5e6')), [(roll() - 0.5) * 3, 0.72, (roll() - 0.5) * 3]),
    ),
  );
}

export function eggBun(): Object3D {
  return together(
    put(stretch(dome(1.6, 0.7, 3), [1, 1, 1]), [0, 0, 0]),
    put(lettuce(1.75, 5), [0, 0.72, 0]),
    put(
      solid(
        turned(
          [
            [0.01, 0],
            [1.55, 0],
            [1.62, 0.12],
            [1.55, 0.24],
            [0.01, 0.24],
          ],
          true,
        ),
        glossy('#c93a22'),
      ),
      [0, 0.7, 0],
      [0, 0, 0],
      0.98,
    ),
    put(friedEgg(1.6), [0, 0.92, 0], [0, 0.5, 0]),
    put(cheeseSheet(2.75, '#f7b733'), [0, 1.2, 0], [0, 0.75, 0]),
    put(dome(1.65, 1.25, 6), [0, 1.22, 0]),
    ...seedsOnDome(1.65, 1.25, 1.22),
  );
}

/** Two slices with an egg each. */
export function toastStack(): Object3D {
  return together(
    plate(3, '#dfe7e6'),
    put(toast(1.4), [-0.75, 0.16, -0.3], [0, 0.35, 0]),
    put(toast(1.4), [0.85, 0.3, 0.35], [0.02, -0.2, 0.1]),
    put(friedEgg(1.02), [-0.85, 0.58, -0.35], [0, 0.5, 0]),
    put(friedEgg(1.02), [0.85, 0.74, 0.4], [0, 2.5, 0.08]),
    put(sprig(0.7), [-1.4, 0.3, 1.5], [0, 1, 0]),
    seeds(16, 0.4, 1.12, '#3b2a20', 6, 0.022),
  );
}
