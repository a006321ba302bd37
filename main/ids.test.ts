import fc from 'fast-check';
import { expect, test } from 'vitest';
import { systemIds, uuidV7 } from './ids.ts';

test('an id is a UUID of version 7 that carries its millisecond (RFC 9562 §5.7)', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2 ** 48 - 1 }),
      fc.uint8Array({ minLength: 10, maxLength: 10 }),
      (at, random) => {
        const id = uuidV7(at, random);
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at);
      },
    ),
  );
});

test('later ids sort after earlier ones', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 47 }), fc.integer({ min: 1, max: 1000 }), (at, later) => {
      const most = new Uint8Array(10).fill(255);
      expect(uuidV7(at, most) < uuidV7(at + later, new Uint8Array(10))).toBe(true);
    }),
  );
});

test('ids differ, and a code can be said aloud without mistaking a sign', () => {
  const ids = new Set(Array.from({ length: 2000 }, systemIds.uuid));
  expect(ids.size).toBe(2000);
  for (let count = 0; count < 200; count += 1)
    expect(systemIds.code()).toMatch(/^[^01I5O8BSVUZGLQ]{2}-[^01I5O8BSVUZGLQ]{2}$/);
});
