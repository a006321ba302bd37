import { expect, test } from 'vitest';
import { byHand } from './by-hand.ts';
import { ours } from './ours.ts';
import { readBack } from './read-back.ts';
import { columns, lines, padded, widthOf } from './the-receipt.ts';

test.each(['none', 'stored', 'dots'] as const)(
  'our receipt with a logo by %s is at most a tenth longer than the shortest that a hand can write',
  async (logoBy) => {
    expect((await ours(logoBy)).length / byHand(logoBy).length).toBeLessThanOrEqual(1.1);
  },
);

test('both stand on the paper to the character, Chinese and accents', async () => {
  for (const bytes of [byHand('none'), await ours('none')]) {
    expect(readBack(bytes)).toEqual({ chinese: true, accents: true });
  }
});

test('a hanzi that came out wrong is seen', () => {
  const bytes = byHand('none').map((byte) => (byte === 0xcb ? 0xcc : byte));
  expect(readBack(bytes).chinese).toBe(false);
});

test('every line fills the paper', () => {
  for (const line of lines) expect(widthOf(padded(line))).toBe(columns);
});
