import { many, put, solid, stretch, together } from './assemble.ts';
import { toast } from './bread.ts';
import { avocadoMash, eggBun, pancake, porridgeTop, shakshuka, toastStack } from './breakfast.ts';
import { bowl, plate } from './china.ts';
import { sage } from './colours.ts';
import { block, rod, turned, wire } from './forms.ts';
import { bananaSlice, blueberry, cherryTomatoHalf, raspberry, strawberry } from './fruit.ts';
import { glossy } from './matter.ts';
import type { Shots } from './shots.ts';
import { shaped } from './skin.ts';
import { nugget, seeds, sprig } from './toppings.ts';

export const breakfastShots: Shots = {
  porridge: () => ({
    subject: together(
      bowl({ color: sage }),
      porridgeTop('#ecd9b3', 2),
      ...[
        [-1.1, 1.22, 0.35],
        [-0.75, 1.28, 0.95],
        [-1.3, 1.18, -0.35],
        [-0.6, 1.32, 0.15],
      ].map(([x = 0, y = 0, z = 0], n) => put(bananaSlice(0.46), [x, y, z], [0.22, n, -0.12])),
      ...[
        [0.75, 1.3, 0.55],
        [1.15, 1.25, 0.05],
        [0.55, 1.32, -0.3],
      ].map(([x = 0, y = 0, z = 0]) => put(blueberry(0.27), [x, y, z])),
      put(raspberry(0.36), [0.95, 1.35, -0.75], [0.4, 0, 0.3]),
      put(raspberry(0.34), [0.35, 1.38, 0.95], [0.2, 0, -0.4]),
      put(
        solid(
          wire(
            [
              [-0.4, 1.3, -1.2],
              [0.2, 1.32, -0.85],
              [-0.2, 1.32, -0.5],
              [0.5, 1.32, -0.1],
            ],
            0.07,
          ),
          glossy('#dd9a22', { roughness: 0.12 }),
        ),
        [0, 0, 0],
      ),
    ),
    elevation: 42,
  }),
  'granola-bowl': () => ({
    subject: together(
      bowl({ color: '#e8c9a8', inside: '#fffaf0' }),
      porridgeTop('#fffaf2', 5),
      many(42, 6, (roll, n) =>
        put(nugget(0.16 + roll() * 0.14, ['#b87333', '#dba55a'], n), [
          -0.2 - roll() * 1.45,
          1.2 + roll() * 0.18,
          (roll() - 0.5) * 2.3,
        ]),
      ),
      put(strawberry(0.85), [0.75, 1.45, 0.75], [1.1, 0.4, 0.8]),
      put(strawberry(0.8), [1.15, 1.42, -0.2], [1.3, 0, -0.9]),
      put(blueberry(0.26), [0.25, 1.33, 1.2]),
      put(blueberry(0.28), [0.4, 1.35, -0.6]),
      put(blueberry(0.26), [0.85, 1.33, -0.95]),
      put(sprig(0.55), [0.45, 1.3, 0.15]),
    ),
    elevation: 42,
  }),
  'eggs-on-toast': () => ({ subject: toastStack(), elevation: 42 }),
  'avocado-toast': () => ({
    subject: together(
      plate(2.7, '#f6e3d4'),
      put(
        together(
          toast(1.6),
          put(avocadoMash(), [0, 0.36, 0]),
          put(cherryTomatoHalf(), [-0.55, 0.86, 0.5], [0.2, 0, 0.2]),
          put(cherryTomatoHalf(), [0.45, 0.86, 0.75], [0.3, 1, 0]),
          put(cherryTomatoHalf(), [0.6, 0.86, -0.3], [0.1, 2, -0.2]),
          put(seeds(40, 1.05, 0.78, '#fdf3d6', 4, 0.055), [0, 0, 0]),
          put(seeds(18, 1.0, 0.79, '#b8301d', 9, 0.045), [0, 0, 0]),
          put(sprig(0.5), [-0.45, 0.82, -0.5]),
        ),
        [0, 0.18, 0],
        [0, 0.35, 0],
      ),
    ),
    elevation: 42,
  }),
  pancakes: () => ({
    subject: together(
      plate(2.7, '#e9eef0'),
      ...[0, 1, 2, 3].map((n) =>
        put(
          pancake(1.75, n * 3 + 1),
          [Math.sin(n * 2) * 0.07, 0.16 + n * 0.41, Math.cos(n * 2) * 0.07],
          [0, n, 0],
        ),
      ),
      put(
        stretch(
          solid(
            shaped(
              turned(
                [
                  [1.2, -0.06],
                  [1.15, 0.02],
                  [0.9, 0.09],
                  [0.004, 0.1],
                ],
                true,
              ),
              (p) => {
                const s = 1 + 0.16 * Math.sin(Math.atan2(p.z, p.x) * 4 + 1);
                p.x *= s;
                p.z *= s;
              },
            ),
            glossy('#b5651d', { roughness: 0.1 }),
          ),
          [1, 1, 1],
        ),
        [0, 1.83, 0],
      ),
      ...[
        [0.9, 1.5],
        [2.4, 1.7],
        [4.4, 1.4],
        [0.1, 1.2],
      ].map(([turn = 0, drop = 1]) =>
        put(solid(rod(0.13, drop * 0.8), glossy('#b5651d', { roughness: 0.1 })), [
          Math.sin(turn) * 1.76,
          1.85 - drop * 0.4,
          Math.cos(turn) * 1.76,
        ]),
      ),
      put(
        solid(block(0.75, 0.34, 0.75, 0.1), glossy('#fbe08a', { roughness: 0.4 })),
        [0, 2.08, 0],
        [0, 0.5, 0],
      ),
      put(blueberry(0.25), [1.75, 0.45, 1.3]),
      put(raspberry(0.3), [-1.7, 0.48, 1.45]),
    ),
    elevation: 27,
  }),
  'breakfast-bun': () => ({ subject: eggBun(), elevation: 18 }),
  shakshuka: () => ({ subject: shakshuka(), elevation: 48 }),
};
