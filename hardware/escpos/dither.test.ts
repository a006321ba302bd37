import fc from 'fast-check';
import { expect, test } from 'vitest';
import { raster } from './commands.ts';
import { ditherPicture } from './dither.ts';
import { bytesPerRow, withoutCommands } from './one-bit.ts';

const flat = (width: number, height: number, grey: number) => ({
  width,
  height,
  grey: new Uint8Array(width * height).fill(grey),
});

function blackDots(data: Uint8Array): number {
  return data.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
}

test('black stays black, white stays white, and a grey keeps its share of dots', () => {
  expect([...ditherPicture(flat(9, 2, 0), 576).data]).toEqual([0xff, 0x80, 0xff, 0x80]);
  expect(blackDots(ditherPicture(flat(64, 64, 255), 576).data)).toBe(0);
  const half = blackDots(ditherPicture(flat(64, 64, 128), 576).data) / (64 * 64);
  expect(half).toBeGreaterThan(0.45);
  expect(half).toBeLessThan(0.55);
});

test('a picture wider than the paper is made smaller, in proportion', () => {
  const dots = ditherPicture(flat(1152, 300, 0), 576);
  expect([dots.width, dots.height]).toEqual([576, 150]);
  expect(blackDots(dots.data)).toBe(576 * 150);
});

test('a picture whose pixels do not fill it is our mistake', () => {
  expect(() => ditherPicture({ width: 2, height: 2, grey: new Uint8Array(3) }, 576)).toThrow(RangeError);
  expect(() => ditherPicture(flat(0, 2, 0), 576)).toThrow(RangeError);
});

test('no dots ever make a command that a printer obeys in the middle of a picture', () => {
  expect([...withoutCommands(Uint8Array.of(0x10, 0x14, 1, 0x10, 0x10, 0x04, 0x10))]).toEqual([
    0x18, 0x14, 1, 0x10, 0x18, 0x04, 0x10,
  ]);
  const dle = fc.constantFrom(0x10, 0x04, 0x05, 0x14, 0x00);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 80 }),
      fc.array(dle, { minLength: 80, maxLength: 400 }),
      (perRow, all) => {
        const height = Math.floor(all.length / perRow);
        const picture = { width: perRow * 8, height, data: Uint8Array.from(all.slice(0, perRow * height)) };
        const sent = Buffer.from(raster(picture)).toString('latin1');
        expect(bytesPerRow(picture)).toBe(perRow);
        expect(sent).not.toMatch(/\x10[\x04\x05\x14]/);
      },
    ),
  );
});

test('a high picture goes in bands of at most 255 rows', () => {
  const bytes = raster({ width: 8, height: 300, data: new Uint8Array(300) });
  expect([...bytes.subarray(0, 8)]).toEqual([0x1d, 0x76, 0x30, 0, 1, 0, 255, 0]);
  expect([...bytes.subarray(8 + 255, 16 + 255)]).toEqual([0x1d, 0x76, 0x30, 0, 1, 0, 45, 0]);
  expect(bytes.length).toBe(16 + 300);
});
