import { put, solid, stretch, together } from './assemble.ts';
import { cup, saucer } from './china.ts';
import { beer, bottle, lemonade, spritz } from './cold-drinks.ts';
import { rose, white } from './colours.ts';
import { ball } from './forms.ts';
import { citrus, orangeFruit } from './fruit.ts';
import { iceCubes, straw, tumbler } from './glassware.ts';
import { dusting, top } from './latte-art.ts';
import { crust } from './matter.ts';
import type { Shots } from './shots.ts';
import { mix, tinted } from './skin.ts';
import { gaiwan, marshmallow, matcha, teabag } from './tea.ts';
import { cinnamonStick, sprig, starAnise } from './toppings.ts';

export const drinkShots: Shots = {
  'english-tea': () => ({
    subject: together(
      cup({
        color: '#f3dcd3',
        inside: '#fff7ee',
        radius: 1.5,
        height: 1.55,
        belly: 0.85,
        saucer: '#f3dcd3',
        fill: top('#a8501c', '#c9772f'),
      }),
      teabag(),
    ),
    elevation: 32,
  }),
  'jasmine-tea': () => ({ subject: gaiwan(), elevation: 24 }),
  'mint-tea': () => ({
    subject: together(
      tumbler({
        height: 3.1,
        foot: 1.05,
        rim: 1.3,
        handle: true,
        layers: [
          { color: '#c3c94f', upTo: 0.3 },
          { color: '#e0df86', upTo: 0.86 },
        ],
        see: 0.6,
        inside: [
          put(sprig(1.05), [0.05, 2.55, 0.1]),
          put(sprig(0.8, '#5faf57'), [-0.4, 2.65, 0.3], [0.3, 1, 0.5]),
        ],
      }),
      put(saucer(1.9, white), [0, -0.16, 0]),
    ),
    elevation: 24,
  }),
  'chai-latte': () => ({
    subject: together(
      cup({
        color: '#c98a4b',
        inside: '#fff3df',
        radius: 1.45,
        height: 1.9,
        belly: 0.35,
        fill: top('#e8c596', '#c58f55', (brush) => dusting(brush, '#8c4d24', 7, 150, 300)),
      }),
      put(cinnamonStick(2.6), [0.55, 2.15, -0.15], [0.25, 0.4, -0.55]),
      put(starAnise(0.9), [-1.35, 0.12, 1.35], [0.1, 0.2, 0]),
    ),
    elevation: 30,
  }),
  'matcha-latte': () => ({ subject: matcha(), elevation: 32 }),
  'hot-chocolate': () => ({
    subject: together(
      cup({
        color: rose,
        inside: '#fff4ea',
        radius: 1.5,
        height: 2.0,
        belly: 0.3,
        fill: top('#5a2d19', '#7a4426'),
      }),
      ...(
        [
          [-0.5, 1.9, 0.3, '#fffaf2'],
          [0.3, 1.92, 0.55, '#ffd7d9'],
          [0.45, 1.9, -0.35, '#fffaf2'],
          [-0.25, 1.92, -0.5, '#ffd7d9'],
          [0.0, 2.2, 0.05, '#fffaf2'],
        ] as const
      ).map(([x, y, z, c], n) => put(marshmallow(c), [x, y, z], [0.2 * n, n, 0.15])),
    ),
    elevation: 28,
    fill: 0.8,
  }),
  'iced-peach-tea': () => ({
    subject: together(
      tumbler({
        height: 3.9,
        foot: 1.05,
        rim: 1.3,
        layers: [
          { color: '#f08c2e', upTo: 0.35 },
          { color: '#cf5a12', upTo: 0.86 },
        ],
        see: 0.9,
        inside: iceCubes(4, 1.1, 3.2, 7),
      }),
      straw('#e3a198', 4.3, [-0.4, 1.2, 0.1], -0.2),
      put(
        stretch(
          solid(
            tinted(ball(0.72), (p) => mix('#f7b267', '#e0574a', p.x + 0.4)),
            crust({ roughness: 0.6 }),
          ),
          [1, 1, 0.55],
        ),
        [0.7, 3.85, 0.35],
        [0.3, 0.5, -0.4],
      ),
    ),
    elevation: 22,
  }),
  lemonade: () => ({ subject: lemonade(), elevation: 22 }),
  'orange-juice': () => ({
    subject: together(
      tumbler({
        height: 3.1,
        foot: 1.1,
        rim: 1.3,
        layers: [
          { color: '#f39a17', upTo: 0.4 },
          { color: '#fbb430', upTo: 0.86 },
        ],
      }),
      put(orangeFruit(0.95), [2.05, 0.95, -0.35]),
      put(citrus(0.9, '#f9a825', '#f08a1d'), [1.55, 0.86, 0.95], [-0.25, 0.35, 0.2]),
    ),
    elevation: 24,
  }),
  'apple-spritz': () => ({ subject: spritz(), elevation: 18 }),
  'sparkling-water': () => ({
    subject: together(
      put(bottle('#8fc3b4', '#3f7f92'), [-0.75, 0, 0]),
      put(
        tumbler({ height: 2.1, foot: 0.8, rim: 0.92, layers: [{ color: '#d8eef0', upTo: 0.7 }], see: 0.5 }),
        [1.1, 0, 0.75],
      ),
    ),
    elevation: 16,
  }),
  'small-pilsner': () => ({ subject: beer(), elevation: 20 }),
  'mulled-wine': () => ({
    subject: together(
      tumbler({
        height: 2.9,
        foot: 1.05,
        rim: 1.35,
        handle: true,
        layers: [
          { color: '#5a0718', upTo: 0.4 },
          { color: '#8a0f2a', upTo: 0.86 },
        ],
        inside: [
          put(citrus(0.72, '#f39c2b', '#e37d16'), [-0.3, 2.62, 0.2], [-1.15, 0.3, 0.2]),
          put(starAnise(0.75), [0.5, 2.62, 0.35], [0.1, 0.3, 0]),
        ],
      }),
      put(cinnamonStick(2.4), [0.65, 2.75, -0.45], [0.2, 0.3, -0.5]),
      put(starAnise(0.8), [-1.45, 0.12, 1.2]),
    ),
    elevation: 27,
  }),
};
