import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  generatedPath,
  generateMessages,
  messageParameters,
  messageProblems,
  messageScopes,
} from './messages.ts';

describe.each(messageScopes)('the texts of %s', (scope) => {
  test('are whole in every language, and the generated module is what they say', () => {
    expect(readFileSync(generatedPath(scope), 'utf8')).toBe(generateMessages(scope));
  });
});

describe('disagreeing languages are found', () => {
  test('a text that one language lacks', () => {
    expect(messageProblems({ en: { a: 'A', b: 'B' }, 'zh-Hans': { a: '甲' } })).toEqual([
      "zh-Hans: 'b' is missing",
    ]);
  });
  test('a text that only a translation has', () => {
    expect(messageProblems({ en: { a: 'A' }, 'zh-Hans': { a: '甲', b: '乙' } })).toEqual([
      "en: 'b' is missing",
    ]);
  });
  test('an empty text', () => {
    expect(messageProblems({ en: { a: 'A' }, 'zh-Hans': { a: ' ' } })).toEqual(["zh-Hans: 'a' is empty"]);
  });
  test('a translation that forgets a value', () => {
    expect(messageProblems({ en: { a: 'Hello {name}' }, 'zh-Hans': { a: '你好' } })).toEqual([
      "zh-Hans: 'a' uses {}, en uses {name}",
    ]);
  });
  test('a text that is no ICU message stops the build', () => {
    expect(() => messageParameters('{count, plural, one {#}')).toThrow();
  });
});

test('a message knows what it needs', () => {
  expect(messageParameters('{count, plural, one {# item for {name}} other {# items}}')).toEqual({
    count: 'number',
    name: 'string | number',
  });
});
