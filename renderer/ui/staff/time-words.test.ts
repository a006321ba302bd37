import { describe, expect, test } from 'vitest';
import { clockTime, spokenTime, stopWatch } from './time-words.ts';

describe('a waiting time', () => {
  test.each([
    [0, '0:00'],
    [999, '0:00'],
    [42_000, '0:42'],
    [60_000, '1:00'],
    [725_000, '12:05'],
    [3_720_000, '1:02:00'],
    [-5_000, '0:00'],
  ])('of %i ms reads %s', (ms, words) => {
    expect(stopWatch(ms)).toBe(words);
  });

  test('is spoken in the language of the screen, in minutes once there are any', () => {
    expect(spokenTime(7_000, 'en')).toBe('7 seconds');
    expect(spokenTime(125_000, 'en')).toBe('2 minutes');
    expect(spokenTime(7_000, 'zh-Hans')).toContain('秒');
  });
});

test('another day is named, today is not', () => {
  const noon = new Date(2026, 4, 4, 12, 5).getTime();
  expect(clockTime(noon, noon, 'en')).toBe('12:05');
  expect(clockTime(noon, noon + 86_400_000, 'en')).toContain('May');
});
