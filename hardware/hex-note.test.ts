import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hexNote } from './hex-note.ts';

const bytes = (text: string): readonly number[] => [...Buffer.from(text, 'latin1')];

test('bytes are pairs of hex digits, short numbers among them', () => {
  expect(hexNote(bytes('K1 105\r'))).toBe('4b 31 20 31 30 35 0d');
  expect(hexNote([])).toBe('');
});

test('a long number is not told, with parity bits neither', () => {
  const card = '4929000000006';
  expect(hexNote(bytes(`;${card}=`))).toBe(`3b ${Array(13).fill('3x').join(' ')} 3d`);
  const withParity = bytes(card).map((byte) => byte | 0x80);
  expect(hexNote(withParity)).toBe(Array(13).fill('3x').join(' '));
});

test('a secret is not told, wherever it stands', () => {
  expect(hexNote(bytes('\x1bPG1abc1\r abc1'), { secret: 'abc1' })).toBe(
    '1b 50 47 31 xx xx xx xx 0d 20 xx xx xx xx',
  );
});

test('no note tells six digits in a row or grows without bound', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (some) => {
      const note = hexNote(some);
      expect(note.length).toBeLessThan(32 * 3 + 20);
      expect(note).not.toMatch(/(?:3\d ?){6}/);
    }),
  );
});
