import { describe, expect, test } from 'vitest';
import { cleanText, LONGEST_MESSAGE, replyIds } from './message.ts';
import { phraseIds, phraseLanguages } from './phrase-ids.ts';
import { phraseTexts } from './phrase-texts.ts';
import { isRightToLeft, phraseLanguage, phraseText, replyText } from './phrases.ts';

describe.each(phraseLanguages)('the cards in %s', (language) => {
  test('say everything, each in words of its own, short enough to send', () => {
    const texts = [...phraseIds, ...replyIds].map((id) => phraseTexts[language][id]);
    expect(new Set(texts).size).toBe(texts.length);
    for (const text of texts) {
      expect(cleanText(text)).toBe(text.normalize('NFC'));
      expect([...text].length).toBeLessThanOrEqual(LONGEST_MESSAGE);
    }
  });

  test('are written in its own letters', () => {
    const letters: Partial<Record<typeof language, RegExp>> = {
      'zh-Hans': /\p{Script=Han}/u,
      ar: /\p{Script=Arabic}/u,
      ru: /\p{Script=Cyrillic}/u,
      ja: /\p{Script=Hiragana}/u,
      ko: /\p{Script=Hangul}/u,
    };
    for (const id of phraseIds)
      expect(phraseText(id, language)).toMatch(letters[language] ?? /\p{Script=Latin}/u);
    expect(isRightToLeft(language)).toBe(language === 'ar');
  });
});

test('the nearest language is found by its base; a reply falls back to English, a card is not offered', () => {
  expect(phraseLanguage('de-AT')).toBe('de');
  expect(phraseLanguage('zh-Hant')).toBe('zh-Hans');
  expect(phraseLanguage('fi')).toBeNull();
  expect(replyText('yes', 'fi')).toBe('Yes');
  expect(replyText('yes', 'pt-BR')).toBe('Sim');
});

test('a text keeps its words and loses what would turn or break the line', () => {
  expect(cleanText('  two\r\n lines\u0007 ')).toBe('two lines');
  expect(cleanText('\u202eevil\u2066')).toBe('evil');
  expect(cleanText('👨‍👩‍👧 family')).toBe('👨‍👩‍👧 family');
  expect(cleanText('\u200f')).toBeNull();
  expect(cleanText('é'.repeat(LONGEST_MESSAGE))).toHaveLength(LONGEST_MESSAGE);
  expect(cleanText('é'.repeat(LONGEST_MESSAGE + 1))).toBeNull();
});
