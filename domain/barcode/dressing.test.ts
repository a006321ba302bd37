import fc from 'fast-check';
import { expect, test } from 'vitest';
import { identifierTables } from './symbology.ts';
import { bareDressing, undress } from './dressing.ts';

test.each([
  ['nothing around', bareDressing, '4006381333931', { aim: null, symbology: null }],
  ['an AIM identifier', bareDressing, ']E04006381333931', { aim: ']E0', symbology: 'ean-13' }],
  [
    'a maker’s letter',
    { ...bareDressing, identifiers: 'psc' as const },
    'F4006381333931',
    { symbology: 'ean-13' },
  ],
  [
    'fixed texts outside the identifier',
    { identifiers: 'honeywell' as const, before: '[K1]', after: '#' },
    '[K1]d4006381333931#',
    { aim: null, symbology: 'ean-13' },
  ],
])('%s is taken off', (_, dressing, raw, found) => {
  expect(undress(raw, dressing)).toMatchObject({ text: '4006381333931', ...found });
});

test('a text without the configured dressing is left whole', () => {
  const dressing = { identifiers: 'psc' as const, before: '<', after: '>' };
  expect(undress('ROLL-7', dressing)).toEqual({ aim: null, symbology: null, text: 'ROLL-7' });
});

test('a short text whose prefix and suffix would overlap keeps its signs', () => {
  expect(undress('##', { ...bareDressing, before: '##', after: '##' }).text).toBe('');
  expect(undress('#', { ...bareDressing, before: '#', after: '#' }).text).toBe('');
});

test('whatever is around a code, the code is found', () => {
  const around = fc.string({ unit: 'binary-ascii', maxLength: 6 });
  fc.assert(
    fc.property(
      around,
      around,
      fc.stringMatching(/^\d{8,14}$/),
      fc.constantFrom(...identifierTables),
      (before, after, code, identifiers) => {
        expect(undress(`${before}${code}${after}`, { identifiers, before, after }).text).toBe(code);
      },
    ),
  );
});
