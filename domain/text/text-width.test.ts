import { expect, test } from 'vitest';
import { textWidth } from './text-width.ts';

test('hanzi, fullwidth signs, kana and emoji fill two columns', () => {
  expect(textWidth('拿铁')).toBe(4);
  expect(textWidth('，。！￥')).toBe(8);
  expect(textWidth('カフェ')).toBe(6);
  expect(textWidth('🍵𠮷')).toBe(4);
});

test('Latin, Cyrillic, Thai letters and halfwidth kana fill one', () => {
  expect(textWidth('Café ¥9')).toBe(7);
  expect(textWidth('Чай')).toBe(3);
  expect(textWidth('ชา')).toBe(2);
  expect(textWidth('ｶﾌｪ')).toBe(3);
});

test('marks that stand on another letter fill none', () => {
  expect(textWidth('e\u0301')).toBe(1);
  expect(textWidth('a\u200bb\u200d')).toBe(2);
});
