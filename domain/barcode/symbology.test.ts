import { expect, test } from 'vitest';
import { readIdentifier, splitAim } from './symbology.ts';

test.each([
  [']E04006381333931', ']E0', 'ean-13', '4006381333931'],
  [']E496385074', ']E4', 'ean-8', '96385074'],
  [']C0ROLL-7', ']C0', 'code-128', 'ROLL-7'],
  [']C10109506000134352', ']C1', 'gs1-128', '0109506000134352'],
  [']e00109506000134352', ']e0', 'gs1-databar', '0109506000134352'],
  [']d1X', ']d1', 'data-matrix', 'X'],
  [']d20109506000134352', ']d2', 'gs1-data-matrix', '0109506000134352'],
  [']Q1https://example.org', ']Q1', 'qr', 'https://example.org'],
  [']Q30109506000134352', ']Q3', 'gs1-qr', '0109506000134352'],
  [']I115400141288763', ']I1', 'itf', '15400141288763'],
  [']X0978', ']X0', 'other', '978'],
  ['4006381333931', null, null, '4006381333931'],
  [']', null, null, ']'],
  [']]E0', null, null, ']]E0'],
  [']E', null, null, ']E'],
])('AIM: %s', (raw, aim, symbology, text) => {
  expect(splitAim(raw)).toEqual({ aim, symbology, text });
});

test('letters of makers contradict each other: only the one that is configured is read', () => {
  expect(readIdentifier('E04252614', 'psc').symbology).toBe('upc-e');
  expect(readIdentifier('E04252614', 'zebra').symbology).toBe('code-93');
  expect(readIdentifier('E04252614', 'aim')).toEqual({ aim: null, symbology: null, text: 'E04252614' });
});

test('the longer letters go before the shorter', () => {
  expect(readIdentifier('FF96385074', 'psc')).toEqual({ aim: null, symbology: 'ean-8', text: '96385074' });
  expect(readIdentifier('F4006381333931', 'psc').symbology).toBe('ean-13');
});
