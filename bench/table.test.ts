import { expect, test } from 'vitest';
import { draw, short } from './table.ts';

test.each([
  [960, '960'],
  [0.0389, '0.0389'],
  [12.345, '12.3'],
  [1234.5, '1235'],
  [0, '0'],
])('%d is said as %s', (value, said) => {
  expect(short(value)).toBe(said);
});

test('a report says which goal was missed, and on what machine it was measured', () => {
  const text = draw({
    name: 'receipt',
    head: ['who', 'bytes', 'Chinese'],
    rows: [
      ['ours', 960, true],
      ['somebody', 12.25, null],
    ],
    goals: [
      { what: 'bytes', found: 1.3, most: 1.1, timed: false },
      { what: 'time', found: 1, most: 1, timed: true },
    ],
    notes: ['By hand.'],
    turns: 4,
    forced: 1,
  });
  expect(text.split('\n')).toEqual([
    '',
    '── receipt',
    'who       bytes  Chinese',
    'ours        960      yes',
    'somebody   12.3        –',
    'goal MISSED: bytes: 1.30, at most 1.10',
    'goal reached: time: 1, at most 1',
    'By hand.',
    '1 of 4 turns had to begin on a busy machine: read the ratios, not the times.',
  ]);
});
