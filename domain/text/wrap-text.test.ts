import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textWidth } from './text-width.ts';
import { wrapText } from './wrap-text.ts';

test('words stay whole while they fit', () => {
  expect(wrapText('Slow-roasted tomato soup', 12)).toEqual(['Slow-roasted', 'tomato soup']);
});

test('a word longer than a line is cut, nothing is lost', () => {
  expect(wrapText('Donaudampfschiff ahoy', 6)).toEqual(['Donaud', 'ampfsc', 'hiff', 'ahoy']);
});

test('Chinese breaks between any two characters', () => {
  expect(wrapText('慢烤番茄浓汤', 8)).toEqual(['慢烤番茄', '浓汤']);
});

test('no line starts with a closing mark or ends with an opening one', () => {
  expect(wrapText('热的番茄，好', 8)).toEqual(['热的番', '茄，好']);
  expect(wrapText('热的汤（大）', 8)).toEqual(['热的汤', '（大）']);
});

test('line breaks in the text are kept, empty lines too', () => {
  expect(wrapText('a\n\nb', 10)).toEqual(['a', '', 'b']);
  expect(wrapText('', 10)).toEqual(['']);
});

const anything = fc.string({ unit: fc.constantFrom(...'ab -汤番，（）é🍵\n'), maxLength: 80 });

test('no line is ever wider than the paper, and every letter is printed once, in order', () => {
  fc.assert(
    fc.property(anything, fc.integer({ min: 2, max: 30 }), (text, columns) => {
      const lines = wrapText(text, columns);
      for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(columns);
      const letters = (value: string): string => value.replaceAll(/\s/g, '');
      expect(letters(lines.join(''))).toBe(letters(text));
    }),
  );
});

test('Thai breaks between words, which it writes without spaces, and never before a vowel above', () => {
  expect(wrapText('ก๋วยเตี๋ยวต้มยำกุ้งน้ำข้น', 12)).toEqual(['ก๋วยเตี๋ยวต้มยำ', 'กุ้งน้ำข้น']);
});
