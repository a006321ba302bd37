import { put, solid, stretch, together } from './assemble.ts';
import { caesar, falafelBowl, level, sideSalad, tofuBowl } from './bowls.ts';
import { toast } from './bread.ts';
import { bowl } from './china.ts';
import { terracotta } from './colours.ts';
import { rod, wire } from './forms.ts';
import { crispBag, fruitCup, quiche } from './lunch-extras.ts';
import { clay, glossy } from './matter.ts';
import { ciabatta, club, salmonBagel, toastie, wrapHalf } from './sandwiches.ts';
import type { Shots } from './shots.ts';
import { seeds, sprig } from './toppings.ts';

export const lunchShots: Shots = {
  'club-sandwich': () => ({ subject: club(), elevation: 20 }),
  'cheese-toastie': () => ({ subject: toastie(), elevation: 28, fill: 0.84 }),
  'caprese-ciabatta': () => ({ subject: ciabatta(), elevation: 22 }),
  'hummus-wrap': () => ({
    subject: together(
      put(wrapHalf(3), [-1.05, 0, -0.35], [0.25, 0, 0.12]),
      put(wrapHalf(8), [1.15, 0.1, 0.3], [0.45, 0.6, -0.2]),
    ),
    elevation: 30,
  }),
  'salmon-bagel': () => ({ subject: salmonBagel(), elevation: 24, fill: 0.84 }),
  quiche: () => ({ subject: quiche(), elevation: 30 }),
  'tomato-soup': () => ({
    subject: together(
      bowl({ color: terracotta }),
      level('#e2502a', '#c93a1c', 1.08, 2.1, 0.015),
      put(
        solid(
          wire(
            [
              [-1.2, 1.2, 0.4],
              [-0.5, 1.24, 0.75],
              [0.1, 1.24, 0.2],
              [-0.5, 1.25, -0.2],
              [0.2, 1.24, -0.6],
              [1.0, 1.22, -0.1],
            ],
            0.09,
          ),
          glossy('#fff3dc'),
        ),
        [0, 0, 0],
      ),
      put(sprig(0.7, '#3f8f3d'), [0.55, 1.25, 0.75]),
      seeds(14, 1.3, 1.25, '#4a8a3a', 5, 0.05),
      put(toast(0.85, 0.36), [2.5, 0.55, 1.1], [0.9, -0.5, 0.2]),
    ),
    elevation: 40,
  }),
  'falafel-bowl': () => ({ subject: falafelBowl(), elevation: 44 }),
  'tofu-rice-bowl': () => ({
    subject: together(
      tofuBowl(),
      put(
        together(
          ...[0, 0.24].map((z) =>
            put(stretch(solid(rod(0.07, 5, 0.045), clay('#8c4a32')), [1, 1, 1]), [0, 0, z], [0, 0, 1.57]),
          ),
        ),
        [1.0, 1.75, -1.35],
        [0.1, 0.75, 0],
      ),
    ),
    elevation: 44,
  }),
  'caesar-salad': () => ({ subject: caesar(), elevation: 42 }),
  'sea-salt-crisps': () => ({ subject: crispBag(), elevation: 14 }),
  'fruit-cup': () => ({ subject: fruitCup(), elevation: 22, fill: 0.84 }),
  'side-salad': () => ({ subject: sideSalad(), elevation: 42, fill: 0.76 }),
};
