import { put, together } from './assemble.ts';
import { greenNotebook, spiralPad } from './books.ts';
import { sesameBagel } from './bread.ts';
import { eggBun, toastStack } from './breakfast.ts';
import { strawberrySlice } from './cakes.ts';
import { cappuccino, filterCarafe, flatWhite, latteGlass } from './coffee.ts';
import { lemonade } from './cold-drinks.ts';
import { washi } from './desk.ts';
import { beanBag, enamelMug } from './keepsakes.ts';
import { stickyNotes } from './letters.ts';
import { crispBag, fruitCup } from './lunch-extras.ts';
import { croissant } from './pastry.ts';
import { inkBottle, pencil } from './pencils.ts';
import { gelPen } from './pens.ts';
import { clubHalf } from './sandwiches.ts';
import type { Shots } from './shots.ts';
import { gaiwan } from './tea.ts';
import { cookie, doughnut } from './treats.ts';

/** Meals, and the pictures that stand for whole categories: several things of the shop on one table. */
export const setShots: Shots = {
  'lunch-meal': () => ({
    subject: together(
      put(clubHalf(), [-0.6, 0, 0.9], [0, 0.35, 0], 0.95),
      put(lemonade(), [1.9, 0, -0.35], [0, 0, 0], 0.95),
      put(crispBag(), [-1.1, 0, -1.5], [0, 0.1, 0], 0.85),
    ),
    elevation: 20,
    fill: 0.92,
  }),
  'early-bird': () => ({
    subject: together(
      put(croissant(), [-1.4, 0, 2.2], [0, 0.1, 0], 0.85),
      put(cappuccino(), [1.0, 0.16, -1.0]),
    ),
    elevation: 32,
    fill: 0.92,
  }),
  'cake-and-coffee': () => ({
    subject: together(put(strawberrySlice(), [-1.5, 0.14, 0.9]), put(flatWhite(), [2.5, 0.16, -1.7])),
    elevation: 30,
    fill: 0.92,
  }),
  'study-set': () => ({
    subject: together(
      put(greenNotebook(), [-0.9, 0, 0.6], [0, 0.35, 0]),
      put(gelPen('#2b2c30'), [-0.6, 0.97, 0.9], [0, Math.PI + 1.0, 0], 0.72),
      put(enamelMug(), [2.2, 0, -1.4], [0, 0, 0], 0.8),
    ),
    elevation: 34,
    fill: 0.92,
  }),
  'category-coffee': () => ({
    subject: together(
      put(filterCarafe(), [-1.7, 0, -1.2]),
      put(flatWhite(), [1.4, 0.16, 0.6], [0, 0.2, 0], 0.95),
    ),
    elevation: 24,
    fill: 0.92,
  }),
  'category-tea-and-cold': () => ({
    subject: together(
      put(gaiwan(), [-1.3, 0, 0.4], [0, 0, 0], 0.95),
      put(lemonade(), [1.8, 0, -1.3], [0, 0, 0], 1.1),
    ),
    elevation: 22,
    fill: 0.92,
  }),
  'category-breakfast': () => ({
    subject: together(put(toastStack(), [-0.6, 0, 1.0]), put(latteGlass(), [1.9, 0, -1.5])),
    elevation: 34,
    fill: 0.92,
  }),
  'category-bakery': () => ({
    subject: together(
      put(croissant(), [-0.7, 0, 1.2], [0, 0, 0], 0.95),
      put(sesameBagel(), [1.5, 0, -2.3], [0, 0, 0], 0.9),
    ),
    elevation: 34,
    fill: 0.92,
  }),
  'category-lunch': () => ({
    subject: together(
      put(clubHalf(), [-1.2, 0, 0.6], [0, 0.35, 0]),
      put(fruitCup(), [1.7, 0, -0.7], [0, 0, 0], 0.95),
    ),
    elevation: 22,
    fill: 0.92,
  }),
  'category-sweets': () => ({
    subject: together(
      put(strawberrySlice(), [1.3, 0.14, -1.4]),
      put(doughnut(), [-1.9, 0, 1.9], [0, 0, 0], 0.85),
    ),
    elevation: 32,
    fill: 0.92,
  }),
  'category-meals': () => ({
    subject: together(
      put(eggBun(), [-1.3, 0, 0.9], [0, 0, 0], 0.9),
      put(latteGlass(), [1.7, 0, -0.6]),
      put(cookie(1.1, 4), [0.9, 0, 1.9]),
    ),
    elevation: 22,
    fill: 0.92,
  }),
  'category-notebooks': () => ({
    subject: together(
      put(spiralPad(), [-0.8, 0, -0.5], [0, 0.2, 0]),
      put(greenNotebook(), [2.0, 0, 1.5], [0, -0.25, 0], 0.85),
      put(stickyNotes(), [-1.5, 0, 2.4], [0, 0, 0], 0.42),
    ),
    elevation: 42,
    fill: 0.92,
  }),
  'category-pens': () => ({
    subject: together(
      put(inkBottle(), [-1.3, 0, -1.2], [0, 0, 0], 0.9),
      put(gelPen('#ef6a58'), [0.9, 0.34, 0.6], [0, Math.PI + 0.8, 0]),
      put(pencil('#4d8a72', 4.6, true), [1.8, 0.31, 1.0], [0, 0.8, 0]),
      put(pencil('#e9b13b', 4.6, true), [2.6, 0.31, 1.5], [0, 0.75, 0]),
    ),
    elevation: 36,
    fill: 0.92,
  }),
  'category-gifts': () => ({
    subject: together(
      put(beanBag(), [-1.4, 0, -0.8], [0, 0, 0], 0.9),
      put(enamelMug(), [1.5, 0, -0.4], [0, 0, 0], 0.85),
      put(washi(), [2.3, 0, 2.0], [0, 0, 0], 0.5),
    ),
    elevation: 22,
    fill: 0.92,
  }),
};
