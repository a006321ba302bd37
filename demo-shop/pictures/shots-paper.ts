import { put, solid, together } from './assemble.ts';
import {
  book,
  dots,
  fillPage,
  greenNotebook,
  openBook,
  page,
  printed,
  sketch,
  spiralPad,
  week,
} from './books.ts';
import { block } from './forms.ts';
import { letterSet, stickyNotes } from './letters.ts';
import { clay } from './matter.ts';
import type { Shots } from './shots.ts';

export const paperShots: Shots = {
  'notebook-a5-dotted': () => ({
    subject: together(
      put(greenNotebook(), [0, 0, 0], [0, 0.5, 0]),
      put(printed(1.7, 2.4, 0.03, page, dots), [1.75, 0.02, 1.2], [0, -0.25, 0]),
    ),
    elevation: 40,
  }),
  'pocket-notebook': () => ({
    subject: together(
      put(book({ cover: '#e3ab33', w: 2.4, d: 3.4, h: 0.34 }), [-0.2, 0, 0], [0, 0.42, 0]),
      put(
        together(
          book({ cover: '#e3ab33', w: 2.4, d: 3.4, h: 0.34 }),
          put(solid(block(0.75, 0.03, 1.1, 0.01), clay('#fff6e4')), [0.1, 0.35, -0.5]),
        ),
        [0.25, 0.35, 0.2],
        [0, 0.05, 0],
      ),
    ),
    elevation: 44,
    fill: 0.8,
  }),
  'spiral-notepad': () => ({ subject: spiralPad(), elevation: 42 }),
  sketchbook: () => ({
    subject: put(
      openBook('#2c2b2d', 3.2, 3.2, (brush, w, d) => fillPage(brush, w, d, '#fdf8ee'), sketch),
      [0, 0, 0],
      [0, 0.28, 0],
    ),
    elevation: 56,
    fill: 0.92,
  }),
  'weekly-planner': () => ({
    subject: put(openBook('#c4613f', 2.7, 3.7, week, week), [0, 0, 0], [0, -0.24, 0]),
    elevation: 58,
    fill: 0.92,
  }),
  'letter-set': () => ({ subject: letterSet(), elevation: 46 }),
  'sticky-notes': () => ({ subject: stickyNotes(), elevation: 38, fill: 0.82 }),
};
