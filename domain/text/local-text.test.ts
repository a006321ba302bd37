import { expect, test } from 'vitest';
import { textIn } from './local-text.ts';

test('a text is shown in the language asked for, else in its nearest relative, else in English', () => {
  expect(textIn({ en: 'Tea', 'zh-Hans': '茶' }, 'zh-Hans')).toBe('茶');
  expect(textIn({ en: 'Tea', zh: '茶' }, 'zh-Hans')).toBe('茶');
  expect(textIn({ en: 'Tea', 'zh-Hans': '茶' }, 'zh')).toBe('茶');
  expect(textIn({ th: 'ชา', en: 'Tea' }, 'zh-Hans')).toBe('Tea');
});

test('a text without English is shown in what it has', () => {
  expect(textIn({ th: 'ชา' }, 'en')).toBe('ชา');
  expect(textIn({}, 'en')).toBe('');
});
