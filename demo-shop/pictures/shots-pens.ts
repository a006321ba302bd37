import { put, together } from './assemble.ts';
import { colourPencils, highlighters, inkBottle, pencil } from './pencils.ts';
import { fountainPen, gelPen, mechanical, posed } from './pens.ts';
import type { Shots } from './shots.ts';

export const penShots: Shots = {
  'gel-pen-black': () => ({ subject: posed(gelPen('#2b2c30'), '#2b2c30'), elevation: 46 }),
  'gel-pen-blue': () => ({ subject: posed(gelPen('#2f5fb0'), '#2f5fb0'), elevation: 46 }),
  'gel-pen-coral': () => ({ subject: posed(gelPen('#ef6a58'), '#ef6a58'), elevation: 46 }),
  'fountain-pen': () => ({ subject: fountainPen(), elevation: 44 }),
  'ink-bottle': () => ({ subject: inkBottle(), elevation: 22, fill: 0.78 }),
  'graphite-pencils': () => ({
    subject: put(
      together(
        put(pencil('#e9b13b', 4.6, true), [0, 0.31, -0.85], [0, 0.05, 0]),
        put(pencil('#4d8a72', 4.6, true), [-0.15, 0.31, 0], [0, -0.02, 0]),
        put(pencil('#c9573f', 4.6, true), [0.1, 0.31, 0.85], [0, 0.03, 0]),
      ),
      [0, 0, 0],
      [0, 0.8, 0],
    ),
    elevation: 46,
  }),
  'mechanical-pencil': () => ({ subject: posed(mechanical(), '#77736e'), elevation: 46 }),
  'colour-pencils': () => ({ subject: colourPencils(), elevation: 46 }),
  highlighters: () => ({ subject: highlighters(), elevation: 46 }),
};
