import type { Language, LocalText } from '../catalog/catalog.ts';

/**
 * The text in this language; else in the same language of another region or script ('zh' or 'zh-Hant' for 'zh-Hans');
 * else in English; else in the first language that it has; '' when it has none.
 */
export function textIn(text: LocalText, language: Language): string {
  const primary = (tag: Language) => tag.split('-')[0]?.toLowerCase();
  const related = Object.keys(text).find((tag) => primary(tag) === primary(language));
  return text[language] ?? text[related ?? 'en'] ?? text['en'] ?? Object.values(text)[0] ?? '';
}
