import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { describe, expect, test } from 'vitest';
import { formatMessage, type MessageValue } from './format-message.ts';

function say(text: string, values: Readonly<Record<string, MessageValue>> = {}, language = 'en'): string {
  return formatMessage(language, compileMessageOrThrow(text), values);
}

describe('a message says', () => {
  test('plain words and values', () => {
    expect(say('Hello {name}, hello {name}', { name: 'Anna' })).toBe('Hello Anna, hello Anna');
  });
  test('numbers as the language writes them', () => {
    expect(say('{count, number} units', { count: 12345 })).toBe('12,345 units');
    expect(say('{count, plural, other {# units}}', { count: 12345 }, 'de')).toBe('12.345 units');
  });
  test('the exact number before the category, and the category of the language', () => {
    const text = '{n, plural, =0 {none} one {one} few {a few} other {# of them}}';
    expect([0, 1, 2, 5].map((n) => say(text, { n }))).toEqual(['none', 'one', '2 of them', '5 of them']);
    expect(say(text, { n: 3 }, 'pl')).toBe('a few');
  });
  test('a plural less its offset', () => {
    const text = '{n, plural, offset:1 =1 {only you} one {you and # other} other {you and # others}}';
    expect([1, 2, 4].map((n) => say(text, { n }))).toEqual([
      'only you',
      'you and 1 other',
      'you and 3 others',
    ]);
  });
  test('ordinals', () => {
    const text = '{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}';
    expect([1, 2, 3, 11].map((n) => say(text, { n }))).toEqual(['1st', '2nd', '3rd', '11th']);
  });
  test('one of several words, and the number inside them', () => {
    const text = '{n, plural, other {{who, select, staff {staff: #} other {all: #}}}}';
    expect(say(text, { n: 2, who: 'staff' })).toBe('staff: 2');
    expect(say(text, { n: 2, who: 'constructor' })).toBe('all: 2');
  });
  test('a number sign outside of a plural as it is', () => {
    expect(say('Order #{n}', { n: 4 })).toBe('Order #4');
  });
  test('times and dates in the language', () => {
    const at = new Date(2026, 10, 23, 15, 4);
    expect(say('{at, time}', { at }, 'de')).toBe('15:04');
    expect(say('{at, date, short}', { at }, 'de')).toBe('23.11.26');
  });
});
