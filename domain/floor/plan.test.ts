import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyPlan, pictureType, placesOf, snap } from './plan.ts';

const ids = (count: number) => Array.from({ length: count }, (_, at) => `K${at + 1}`);

test('without a plan kiosks stand in a grid: everybody inside, nobody on another', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), (count) => {
      const places = [...placesOf(emptyPlan, ids(count)).values()];
      expect(places).toHaveLength(count);
      expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(count);
      for (const { x, y } of places) {
        expect(x).toBeGreaterThan(0);
        expect(x).toBeLessThan(100);
        expect(y).toBeGreaterThan(0);
        expect(y).toBeLessThan(100);
      }
    }),
  );
});

test('a kiosk that came later stands in a row below the others, which stay where they were put', () => {
  const plan = { picture: null, places: { K1: { x: 10, y: 20 } } };
  expect(placesOf(plan, ['K1', 'K2', 'K3'])).toEqual(
    new Map([
      ['K1', { x: 10, y: 20 }],
      ['K2', { x: 4, y: 96 }],
      ['K3', { x: 96, y: 96 }],
    ]),
  );
});

test('what is dragged over the edge stays on the plan, on its grid', () => {
  expect(snap({ x: -12, y: 131 })).toEqual({ x: 0, y: 100 });
  expect(snap({ x: 33.2, y: 47.7 })).toEqual({ x: 34, y: 48 });
});

test.each([
  ['a PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0], 'image/png'],
  ['a JPEG', [0xff, 0xd8, 0xff, 0xe0], 'image/jpeg'],
  ['a WebP', [0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x45, 0x42, 0x50], 'image/webp'],
  ['a drawing with a script in it', [...Buffer.from('<svg onload=')], null],
  ['nothing', [], null],
])('%s is known by its first bytes', (_, bytes, type) => {
  expect(pictureType(Uint8Array.from(bytes))).toBe(type);
});
