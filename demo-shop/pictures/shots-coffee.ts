import { put, solid, stretch, together } from './assemble.ts';
import { cup, saucer } from './china.ts';
import {
  cappuccino,
  caramelTop,
  coffeeTop,
  crema,
  filterCarafe,
  flatWhite,
  latteGlass,
  shavings,
} from './coffee.ts';
import { honey, ocean, sage, white } from './colours.ts';
import { ball, ring, rod, turned, wire } from './forms.ts';
import { iceCubes, spoon, straw, tumbler } from './glassware.ts';
import { heart, top } from './latte-art.ts';
import { clay, glass, glossy } from './matter.ts';
import type { Shots } from './shots.ts';
import { bumpy } from './skin.ts';
import { cream } from './toppings.ts';

export const coffeeShots: Shots = {
  espresso: () => ({
    subject: together(
      cup({ color: white, radius: 1.1, height: 1.25, belly: 0.5, saucer: white, fill: crema() }),
      put(spoon(2.2), [-1.2, 0.24, 1.0], [0, -0.9, 0]),
    ),
    fill: 0.74,
  }),
  'filter-coffee': () => ({ subject: filterCarafe(), elevation: 20 }),
  americano: () => ({
    subject: cup({ color: sage, inside: '#f4f0e2', radius: 1.4, height: 2.3, belly: 0.1, fill: coffeeTop() }),
    fill: 0.8,
  }),
  cortado: () => ({
    subject: together(
      tumbler({
        height: 2.1,
        foot: 0.9,
        rim: 1.15,
        layers: [
          { color: '#6d3a1c', upTo: 0.3 },
          { color: '#b87c48', upTo: 0.62 },
          { color: '#fff1db', upTo: 0.88 },
        ],
      }),
      put(saucer(1.9, '#e7d8c3'), [0, -0.16, 0]),
    ),
    fill: 0.72,
  }),
  'flat-white': () => ({ subject: flatWhite(), elevation: 38 }),
  cappuccino: () => ({ subject: cappuccino(), elevation: 32 }),
  latte: () => ({ subject: latteGlass(), elevation: 20 }),
  'caramel-macchiato': () => ({
    subject: together(
      tumbler({
        height: 3.5,
        foot: 1.0,
        rim: 1.4,
        layers: [
          { color: '#c9843a', upTo: 0.08 },
          { color: '#fbeeda', upTo: 0.4 },
          { color: '#a9652e', upTo: 0.64 },
          { color: '#e9cda5', upTo: 0.82 },
          { color: '#fff8ea', upTo: 0.96 },
        ],
      }),
      put(caramelTop(), [0, 3.375, 0], [0, 0, 0], 1.28),
    ),
    elevation: 27,
  }),
  mocha: () => ({
    subject: together(
      cup({
        color: ocean,
        inside: '#f4efe4',
        radius: 1.4,
        height: 2.1,
        belly: 0.25,
        fill: top('#6b3b22', '#4d2917'),
      }),
      put(cream(1.12), [0, 1.86, 0]),
      shavings(),
    ),
    elevation: 22,
  }),
  'cold-brew': () => ({
    subject: together(
      tumbler({
        height: 3,
        foot: 1.25,
        rim: 1.45,
        layers: [
          { color: '#5a2a12', upTo: 0.2 },
          { color: '#33160b', upTo: 0.83 },
        ],
        see: 0.94,
        inside: iceCubes(5, 1.25, 2.42, 3),
      }),
      straw('#2f3b3a', 3.6, [0.35, 1, 0.1]),
    ),
    elevation: 26,
  }),
  affogato: () => ({
    subject: together(
      solid(
        turned(
          [
            [0.01, 0.03],
            [0.95, 0.05],
            [0.9, 0.14],
            [0.16, 0.3],
            [0.14, 0.8],
            [0.5, 1.05],
            [1.3, 1.5],
            [1.6, 2.3],
          ],
          true,
        ),
        glass(),
      ),
      put(solid(ring(1.59, 0.045), glass('#ffffff', 0.35, 0.8)), [0, 2.3, 0], [Math.PI / 2, 0, 0]),
      solid(
        turned(
          [
            [0.01, 1.05],
            [0.5, 1.12],
            [1.2, 1.52],
            [1.35, 1.72],
            [0.01, 1.74],
          ],
          true,
        ),
        glossy('#44200f', { roughness: 0.12 }),
      ),
      put(solid(bumpy(ball(0.92), 0.05, 2.4, 2), clay('#fff0cf')), [-0.2, 2.2, 0.1]),
      put(solid(bumpy(ball(0.76), 0.05, 2.6, 5), clay('#fff0cf')), [0.72, 1.98, 0.1]),
      put(
        stretch(
          solid(bumpy(ball(0.6), 0.07, 2.2, 3), glossy('#5a2c14', { roughness: 0.14 })),
          [1.1, 0.35, 1.1],
        ),
        [-0.15, 2.98, 0.15],
      ),
      put(
        solid(
          wire(
            [
              [-0.6, 2.95, 0.5],
              [-0.7, 2.6, 0.85],
              [-0.65, 2.2, 1.02],
            ],
            0.1,
          ),
          glossy('#5a2c14', { roughness: 0.14 }),
        ),
        [0.05, 0, -0.02],
      ),
      put(
        solid(
          wire(
            [
              [0.1, 3.0, 0.6],
              [0.2, 2.7, 0.9],
              [0.15, 2.42, 1.0],
            ],
            0.09,
          ),
          glossy('#5a2c14', { roughness: 0.14 }),
        ),
        [0, 0, 0],
      ),
    ),
    elevation: 20,
    fill: 0.8,
  }),
  babyccino: () => ({
    subject: together(
      cup({
        color: honey,
        inside: '#fff6e4',
        radius: 1.15,
        height: 1.3,
        belly: 0.8,
        saucer: '#fbf1dc',
        fill: top('#fffaf0', '#f1e2c6', (brush) => heart(brush, '#a9683a', 0.9)),
      }),
      put(solid(rod(0.28, 0.42), clay('#fffaf4')), [-1.3, 0.3, 0.75], [0.1, 0, 0.05]),
      put(solid(rod(0.28, 0.42), clay('#f8c9cb')), [-0.85, 0.3, 1.2], [1.5, 0.4, 0.3]),
    ),
    elevation: 34,
    fill: 0.72,
  }),
};
