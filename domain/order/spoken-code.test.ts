import { expect, test } from 'vitest';
import { readSpokenCode } from './spoken-code.ts';

test.each(['K4-7R', 'k47r', ' k4 7r ', 'K4—7R', 'k.4.7.r', 'Ｋ４７Ｒ'])('%s is read as K4-7R', (typed) => {
  expect(readSpokenCode(typed)).toBe('K4-7R');
});

test.each(['', 'K47', 'K4-7RR', 'K4-7O', 'K4-71', '咖啡咖啡', 'K4+7R'])('%s is no code of ours', (typed) => {
  expect(readSpokenCode(typed)).toBeNull();
});
