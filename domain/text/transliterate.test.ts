import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { transliterate } from './transliterate.ts';

describe('text for a pager', () => {
  test.each([
    ['Café crème', 'Cafe creme'],
    ['Straße', 'Strasse'],
    ['“Help” – now…', '"Help" - now...'],
    ['€ 4,50', 'EUR 4,50'],
    ['Łódź, Ærø, Þór', 'Lodz, AEro, Thor'],
    ['１２３ＡＢＣ，', '123ABC,'],
    ['½ pizza', '1/2 pizza'],
    ['K1\r\nhelp\tnow', 'K1 help now'],
    ['K1 拿铁 x2', 'K1 x2'],
    ['拿铁', ''],
    ['Nguyễn', 'Nguyen'],
    ['🙂 ok', 'ok'],
    ['a\u0301', 'a'],
  ])('%s is carried as %s', (given, carried) => {
    expect(transliterate(given)).toBe(carried);
  });

  test('text that is too long says so with an ellipsis inside the limit', () => {
    expect(transliterate('Kiosk one needs help', 12)).toBe('Kiosk one...');
    expect(transliterate('abcdef', 6)).toBe('abcdef');
    expect(transliterate('abcdef', 2)).toBe('ab');
    expect(transliterate('abcdef', 0)).toBe('');
  });

  test('any Unicode becomes printable ASCII within the limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat({ max: 60 }), (text, limit) => {
        const carried = transliterate(text, limit);
        expect(carried.length).toBeLessThanOrEqual(limit);
        expect(carried).toMatch(/^[\x20-\x7e]*$/);
      }),
    );
  });

  test('carrying twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(transliterate(transliterate(text))).toBe(transliterate(text));
      }),
    );
  });
});
