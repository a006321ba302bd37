import { expect, test } from 'vitest';
import { catalogOf, itemOf } from '../../tests/selling-samples.ts';
import type { PrinterDuty } from '../devices/open-device.ts';
import { paperGaps, paperGapWords } from './paper-gaps.ts';

const menu = catalogOf([
  itemOf('burger', 900, { prepStation: 'grill' }),
  itemOf('cola', 300, { prepStation: 'bar' }),
  itemOf('tea', 300, { prepStation: 'bar' }),
  itemOf('mystery', 100),
]);

const kitchen = (...stations: readonly string[]): PrinterDuty => ({
  prints: ['kitchen'],
  stations,
  standIn: null,
});
const till: PrinterDuty = { prints: ['customer', 'report'], stations: [], standIn: null };
const words = (...duties: readonly PrinterDuty[]): string => paperGapWords(paperGaps(menu, duties));

test('a station that no kitchen printer takes is told, and so is one that nobody works at: a typing mistake is both', () => {
  expect(words(till, kitchen('gril', 'bar'))).toBe(
    'no kitchen printer takes grill (1 item), without a station (1 item); no item is made at gril, which a printer names',
  );
  expect(words(kitchen('grill'))).toBe('no kitchen printer takes bar (2 items), without a station (1 item)');
});

test('one printer that takes the rest leaves no gap, and a shop without a kitchen printer has none', () => {
  expect(words(kitchen('grill'), kitchen())).toBe('');
  expect(words(till)).toBe('');
  expect(words()).toBe('');
});
