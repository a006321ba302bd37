import { put, together } from './assemble.ts';
import { carrot, served, slice, strawberrySlice, tart } from './cakes.ts';
import { blueberry, raspberry } from './fruit.ts';
import type { Shots } from './shots.ts';
import { cream, leaf, nugget } from './toppings.ts';
import { brownie, cookie, doughnut, iceCream, macaron, muffin } from './treats.ts';

export const sweetShots: Shots = {
  cheesecake: () => ({
    subject: served(
      slice([
        { color: '#c98d4c', height: 0.28, crumb: true },
        { color: '#fdf0cd', height: 1.25 },
        { color: '#e9b766', height: 0.08 },
      ]),
      1.6,
      [
        put(blueberry(0.3), [0.5, 0.2, 0.4]),
        put(blueberry(0.27), [1.0, 0.18, 0.55]),
        put(raspberry(0.34), [0.75, 0.25, 0.85]),
        put(leaf(0.7), [0.35, 0.06, 0.6], [0, -1.2, 0]),
      ],
      '#ccd8de',
    ),
    elevation: 28,
  }),
  'chocolate-cake': () => ({
    subject: served(
      slice(
        [
          { color: '#4f2a1a', height: 0.46, crumb: true },
          { color: '#a76b45', height: 0.15 },
          { color: '#4f2a1a', height: 0.46, crumb: true },
          { color: '#a76b45', height: 0.15 },
          { color: '#4f2a1a', height: 0.46, crumb: true },
          { color: '#2b130a', height: 0.2 },
        ],
        '#2b130a',
      ),
      1.86,
      [put(cream(0.5, '#6b3d26'), [0.95, 0, 0.7]), put(raspberry(0.34), [0.95, 0.75, 0.7], [0, 0, 0.4])],
      '#f0ddd2',
    ),
    elevation: 28,
  }),
  'carrot-cake': () => ({
    subject: served(
      slice(
        [
          { color: '#b9702e', height: 0.62, crumb: true },
          { color: '#fff6e2', height: 0.22 },
          { color: '#b9702e', height: 0.62, crumb: true },
          { color: '#fff6e2', height: 0.3 },
        ],
        '#fff6e2',
      ),
      1.74,
      [
        put(carrot(), [0.75, 0, 0.6], [0, 0.5, 0], 1.6),
        put(nugget(0.22, ['#b98043', '#e3bd82'], 2), [-0.1, 0.12, 0.15]),
        put(nugget(0.18, ['#b98043', '#e3bd82'], 5), [0.3, 0.1, -0.1]),
      ],
      '#e9e1c9',
    ),
    elevation: 28,
  }),
  'strawberry-cake': () => ({ subject: strawberrySlice(), elevation: 26 }),
  'lemon-tart': () => ({ subject: tart(), elevation: 36 }),
  'blueberry-muffin': () => ({ subject: muffin(), elevation: 22, fill: 0.8 }),
  brownie: () => ({
    subject: together(
      put(brownie(3), [-0.25, 0.48, -0.35], [0, 0.5, 0]),
      put(brownie(8), [0.35, 1.4, 0.15], [0, 1.0, 0.02]),
    ),
    elevation: 30,
    fill: 0.8,
  }),
  'chocolate-cookie': () => ({
    subject: together(
      put(cookie(1.7, 4), [-0.3, 0, -0.3]),
      put(cookie(1.7, 9), [0.55, 0.42, 0.75], [0.2, 1, -0.12]),
    ),
    elevation: 44,
    fill: 0.82,
  }),
  'glazed-doughnut': () => ({ subject: doughnut(), elevation: 44, fill: 0.84 }),
  macarons: () => ({
    subject: together(
      put(macaron('#a9c47a', '#e9f0cf'), [-1.15, 0, -0.3]),
      put(macaron('#f2a7b5', '#fbe3e6'), [1.15, 0, -0.25]),
      put(macaron('#f6d55f', '#fdf3c6'), [0.1, 1.0, 0.95], [1.15, 0, 0.25]),
    ),
    elevation: 26,
  }),
  'ice-cream': () => ({ subject: iceCream(), elevation: 20 }),
};
