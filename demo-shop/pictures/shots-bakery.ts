import { many, put, solid, stretch, together } from './assemble.ts';
import { dome, seedsOnDome, sesameBagel } from './bread.ts';
import { ball } from './forms.ts';
import { clay } from './matter.ts';
import { cinnamonRoll, croissant, loaf, painAuChocolat, pretzel, scone } from './pastry.ts';
import type { Shots } from './shots.ts';
import { seeds } from './toppings.ts';

export const bakeryShots: Shots = {
  croissant: () => ({ subject: croissant(), elevation: 34 }),
  'pain-au-chocolat': () => ({ subject: painAuChocolat(), elevation: 30, fill: 0.82 }),
  'cinnamon-roll': () => ({ subject: cinnamonRoll(), elevation: 40, fill: 0.82 }),
  pretzel: () => ({ subject: pretzel(), elevation: 52 }),
  'sesame-bagel': () => ({ subject: sesameBagel(), elevation: 38, fill: 0.82 }),
  'morning-roll': () => ({
    subject: together(
      put(together(dome(1.5, 1.35, 4), ...seedsOnDome(1.5, 1.35, 0)), [-0.75, 0, -0.5]),
      put(
        together(
          dome(1.45, 1.25, 9),
          put(
            many(26, 7, (roll, n) => {
              const out = Math.sqrt(n / 26) * 1.05;
              return put(
                stretch(solid(ball(0.12), clay(roll() > 0.5 ? '#6e8a4c' : '#efe0b9')), [0.8, 0.45, 1.6]),
                [Math.cos(n * 2.4) * out, 1.27 * (1 - (out / 1.45) ** 2.6 * 0.62), Math.sin(n * 2.4) * out],
                [Math.sin(n * 2.4) * out * 0.4, n, -Math.cos(n * 2.4) * out * 0.4],
              );
            }),
            [0, 0, 0],
          ),
        ),
        [0.95, 0, 0.85],
      ),
    ),
    elevation: 32,
  }),
  'cheese-scone': () => ({ subject: scone(), elevation: 28, fill: 0.78 }),
  'sourdough-loaf': () => ({
    subject: together(loaf(), seeds(14, 2.6, 0.02, '#e9cf98', 4, 0.05)),
    elevation: 30,
  }),
};
