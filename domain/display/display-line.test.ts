import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textWidth } from '../text/text-width.ts';
import { fitDisplayLine } from './display-line.ts';

describe('a line of a pole display', () => {
  test('has its number at the right edge', () => {
    expect(fitDisplayLine({ left: 'Flat white', right: '4.20' }, 20)).toBe('Flat white      4.20');
    expect(fitDisplayLine({ left: 'Welcome' }, 20)).toBe('Welcome             ');
  });

  test('is cut on the left, never in the number', () => {
    expect(fitDisplayLine({ left: 'Caramel macchiato with oat milk', right: '12.40' }, 20)).toBe(
      'Caramel macchi 12.40',
    );
  });

  test('leaves out a number that does not fit rather than showing a part of it', () => {
    expect(fitDisplayLine({ left: 'Total', right: '1,000,000.00' }, 10)).toBe('Total     ');
  });

  test('never splits a wide character', () => {
    expect(fitDisplayLine({ left: '拿铁咖啡', right: '28' }, 8)).toBe('拿铁  28');
  });

  test('fills its columns exactly, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 40 }),
        (left, right, columns) => {
          expect(textWidth(fitDisplayLine({ left, right }, columns))).toBe(columns);
        },
      ),
    );
  });
});
