import { put, together } from './assemble.ts';
import { birthday, postcards, standingCard, thanks } from './cards.ts';
import { eraser, paperClips, penCup, ruler, washi } from './desk.ts';
import { beanBag, candle, enamelMug, tote } from './keepsakes.ts';
import { envelope } from './letters.ts';
import type { Shots } from './shots.ts';

export const giftShots: Shots = {
  'birthday-card': () => ({
    subject: together(
      standingCard('#cfe5e6', birthday),
      put(envelope(2.7, 1.9, '#e3a198', '#cf6f4e', false), [1.15, 0, 1.5], [0, -0.25, 0]),
    ),
    elevation: 20,
  }),
  'thank-you-card': () => ({
    subject: together(
      standingCard('#e9efe5', thanks),
      put(envelope(2.7, 1.9, '#8fa98a', '#cf6f4e', false), [1.15, 0, 1.5], [0, -0.25, 0]),
    ),
    elevation: 20,
  }),
  'postcard-set': () => ({ subject: postcards(), elevation: 52 }),
  'washi-tape': () => ({ subject: washi(), elevation: 36 }),
  eraser: () => ({ subject: eraser(), elevation: 38, fill: 0.8 }),
  'brass-ruler': () => ({ subject: ruler(), elevation: 44 }),
  'paper-clips': () => ({ subject: paperClips(), elevation: 42 }),
  'pen-cup': () => ({ subject: penCup(), elevation: 20 }),
  'enamel-mug': () => ({ subject: enamelMug(), elevation: 24, fill: 0.8 }),
  'scented-candle': () => ({ subject: candle(), elevation: 20, fill: 0.8 }),
  'tote-bag': () => ({ subject: tote(), elevation: 12 }),
  'coffee-beans': () => ({ subject: beanBag(), elevation: 20 }),
};
