import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textWidth } from '../text/text-width.ts';
import type { TicketBlock } from './document.ts';
import { layoutTicket } from './layout.ts';

function lines(columns: number, ...blocks: TicketBlock[]): readonly string[] {
  return layoutTicket({ blocks }, { columns }).map((row) => (row.kind === 'text' ? row.text : row.kind));
}

test('the price stands at the right edge of the last line of the name', () => {
  expect(lines(24, { kind: 'columns', left: 'Slow-roasted tomato soup', right: '6.50' })).toEqual([
    'Slow-roasted',
    'tomato soup         6.50',
  ]);
});

test('Chinese names leave the price where it is', () => {
  const [first, last] = lines(20, { kind: 'columns', left: '慢烤番茄浓汤配面包', right: '6.50' });
  expect(first).toBe('慢烤番茄浓汤配');
  expect(last).toBe('面包            6.50');
  expect(textWidth(last ?? '')).toBe(20);
});

test('wrapped lines hang under the name, not under the quantity', () => {
  expect(lines(24, { kind: 'columns', left: '2 x Slow-roasted soup', right: '6.50', hang: 4 })).toEqual([
    '2 x Slow-roasted',
    '    soup            6.50',
  ]);
});

test('an indent moves every line in', () => {
  expect(lines(14, { kind: 'columns', left: 'Oat drink please', right: '', indent: 4 })).toEqual([
    '    Oat drink',
    '    please',
  ]);
});

test('a right part that leaves no room gets a line of its own', () => {
  expect(lines(16, { kind: 'columns', left: 'Reference', right: '0123456789ABC' })).toEqual([
    'Reference',
    '   0123456789ABC',
  ]);
});

test('large text wraps at its own width', () => {
  expect(lines(16, { kind: 'text', text: 'PAY AT THE COUNTER', scale: 2 })).toEqual([
    'PAY AT',
    'THE',
    'COUNTER',
  ]);
});

test('a document that no paper carries is our mistake', () => {
  expect(() => lines(32, { kind: 'text', text: 'x', scale: 9 })).toThrow(RangeError);
  expect(() => lines(16, { kind: 'columns', left: 'x', right: '', indent: 12 })).toThrow(RangeError);
});

test('no row is ever wider than the paper, whatever the names', () => {
  const word = fc.string({ unit: fc.constantFrom(...'ab 汤，（é🍵\n'), maxLength: 50 });
  fc.assert(
    fc.property(
      word,
      word,
      fc.integer({ min: 16, max: 48 }),
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: 0, max: 4 }),
      (left, right, columns, indent, hang) => {
        for (const line of lines(columns, { kind: 'columns', left, right, indent, hang })) {
          expect(textWidth(line)).toBeLessThanOrEqual(columns);
        }
      },
    ),
  );
});
