import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pngIcon, svgIcon } from './app-icon.ts';

/** Colour of one pixel of an icon that we made. */
function pixel(png: Buffer, size: number, x: number, y: number): readonly number[] {
  const at = png.indexOf('IDAT');
  const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
  const start = y * (size * 4 + 1) + 1 + x * 4;
  return [...rows.subarray(start, start + 4)];
}

test('an icon is green in its middle, clear at its corner and paper on its dot', () => {
  const png = pngIcon(100);
  expect(pixel(png, 100, 57, 58)).toEqual([0x17, 0x55, 0x3f, 255]);
  expect(pixel(png, 100, 0, 0)[3]).toBe(0);
  expect(pixel(png, 100, 26, 70)).toEqual([0xff, 0xfd, 0xf9, 255]);
});

test('a maskable icon is green to its corners', () => {
  expect(pixel(pngIcon(50, true), 50, 0, 0)).toEqual([0x17, 0x55, 0x3f, 255]);
});

test('the drawing names no other colour', () => {
  expect(new Set(svgIcon().match(/#[0-9a-f]{6}/g))).toEqual(new Set(['#17553f', '#fffdf9']));
});
