import { describe, expect, test } from 'vitest';
import { kioskMessages } from '../messages/generated/kiosk.ts';
import { createTranslate, nearestScreenLanguage, pickText } from './translate.ts';

describe('the customer reads', () => {
  const en = createTranslate('en', kioskMessages);
  const zh = createTranslate('zh-Hans', kioskMessages);

  test('a plain text in both languages', () => {
    expect(en('bar.help')).toBe('Help');
    expect(zh('bar.help')).toBe('帮助');
  });
  test('a name inside a sentence', () => {
    expect(en('help.accepted', { name: 'Anna' })).toBe('Anna is coming to you');
    expect(zh('help.accepted', { name: 'Anna' })).toBe('Anna正在赶来');
  });
  test('numbers in the form that the language asks for', () => {
    expect(en('menu.order', { count: 1 })).toBe('See your order, 1 item');
    expect(en('menu.order', { count: 3 })).toBe('See your order, 3 items');
    expect(zh('menu.order', { count: 3 })).toBe('查看订单，共 3 件');
  });
});

describe('a catalogue text', () => {
  test('is in the chosen language when there', () => {
    expect(pickText({ en: 'Tea', 'zh-Hans': '茶' }, 'zh-Hans')).toBe('茶');
  });
  test('is in a language of the same family rather than another one', () => {
    expect(pickText({ en: 'Tea', 'zh-Hant': '茶' }, 'zh-Hans')).toBe('茶');
  });
  test('falls back to the shop’s languages in order, empty texts passed over', () => {
    expect(pickText({ de: '', fr: 'Thé', en: 'Tea' }, 'de', ['de', 'en', 'fr'])).toBe('Tea');
  });
  test('is anything rather than nothing', () => {
    expect(pickText({ th: 'ชา' }, 'en', ['en'])).toBe('ชา');
    expect(pickText({}, 'en')).toBe('');
  });
});

test.each([
  ['zh-Hans', 'zh-Hans'],
  ['zh', 'zh-Hans'],
  ['en-GB', 'en'],
  ['th', 'en'],
] as const)('a customer who reads %s gets our screens in %s', (language, screenLanguage) => {
  expect(nearestScreenLanguage(language)).toBe(screenLanguage);
});
