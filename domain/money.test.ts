import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EUR, JPY, KWD } from '../tests/selling-samples.ts';
import {
  allocate,
  formatAmountAscii,
  formatMoney,
  formatMoneyAscii,
  MAX_PRICE,
  parseMoney,
  percentOf,
  taxInside,
} from './money.ts';

const anyCurrency = fc.constantFrom(EUR, JPY, KWD);
const anyAmount = fc.integer({ min: -MAX_PRICE, max: MAX_PRICE });

describe('money on screens and paper', () => {
  test('each language puts the sign and the grouping where its readers expect them', () => {
    expect(formatMoney(123_456_789, EUR, 'en')).toBe('€1,234,567.89');
    expect(formatMoney(123_456_789, EUR, 'de')).toBe('1.234.567,89\u00a0€');
    expect(formatMoney(-450, EUR, 'en')).toBe('-€4.50');
    expect(formatMoney(1_800, { code: 'CNY', decimals: 2, symbol: '¥' }, 'zh-Hans')).toBe('¥18.00');
  });

  test('yen have no decimals and dinars three', () => {
    expect(formatMoney(1_200, JPY, 'en')).toBe('¥1,200');
    expect(formatMoney(1_250, KWD, 'en')).toBe('KD\u00a01.250');
    expect(formatMoney(5, KWD, 'de')).toBe('0,005\u00a0KD');
  });

  test('paper gets ASCII with the currency code or the bare number', () => {
    expect(formatMoneyAscii(450, EUR)).toBe('EUR 4.50');
    expect(formatAmountAscii(450, EUR)).toBe('4.50');
    expect(formatAmountAscii(-5, EUR)).toBe('-0.05');
    expect(formatAmountAscii(0, KWD)).toBe('0.000');
    expect(formatAmountAscii(450, JPY)).toBe('450');
  });

  test('an amount that floats can not hold is still written to the cent', () => {
    expect(formatMoney(Number.MAX_SAFE_INTEGER, EUR, 'en')).toBe('€90,071,992,547,409.91');
  });

  test('half a cent is a mistake of ours, not an amount', () => {
    expect(() => formatMoney(0.5, EUR, 'en')).toThrow(RangeError);
    expect(() => formatAmountAscii(Number.NaN, EUR)).toThrow(RangeError);
  });
});

describe('prices in files', () => {
  test('a price reads back as the amount that wrote it, in every currency', () => {
    fc.assert(
      fc.property(anyAmount, anyCurrency, (amount, currency) => {
        expect(parseMoney(formatAmountAscii(amount, currency), currency)).toEqual({
          ok: true,
          value: amount,
        });
      }),
    );
  });

  test('missing decimals are zeros', () => {
    expect(parseMoney(' 4.5 ', EUR)).toEqual({ ok: true, value: 450 });
    expect(parseMoney('+7', KWD)).toEqual({ ok: true, value: 7_000 });
    expect(parseMoney('-0', EUR)).toEqual({ ok: true, value: 0 });
  });

  test.each(['', 'variable', '1,234', '4,50', '€4', '4.', '.5', '1e3', '0x10', '٤', 'NaN', '4 50'])(
    '%j is not guessed at',
    (text) => {
      expect(parseMoney(text, EUR)).toEqual({ ok: false, error: { kind: 'not-a-number', text } });
    },
  );

  test('more decimals than the currency has are refused, zeros too', () => {
    for (const [text, currency] of [
      ['4.505', EUR],
      ['4.500', EUR],
      ['100.00', JPY],
    ] as const) {
      expect(parseMoney(text, currency)).toEqual({ ok: false, error: { kind: 'too-many-decimals', text } });
    }
  });

  test('an amount that could not be multiplied exactly is refused', () => {
    expect(parseMoney('10000000000.00', EUR)).toEqual({ ok: true, value: MAX_PRICE });
    expect(parseMoney('10000000000.01', EUR)).toMatchObject({ error: { kind: 'out-of-range' } });
    expect(parseMoney('-99999999999999999999', JPY)).toMatchObject({ error: { kind: 'out-of-range' } });
  });
});

describe('percentages', () => {
  test('half a cent goes up, and down again on a refund', () => {
    expect(percentOf(50, 100)).toBe(1);
    expect(percentOf(49, 100)).toBe(0);
    expect(percentOf(-50, 100)).toBe(-1);
    expect(percentOf(333, 1000)).toBe(33);
    expect(percentOf(MAX_PRICE, 9_999)).toBe(999_900_000_000);
  });

  test('the rounded percentage is within half a cent of the exact one', () => {
    fc.assert(
      fc.property(anyAmount, fc.integer({ min: 0, max: 20_000 }), (amount, rate) => {
        const error = BigInt(percentOf(amount, rate)) * 10_000n - BigInt(amount) * BigInt(rate);
        expect(error <= 5_000n && error >= -5_000n).toBe(true);
      }),
    );
  });

  test('tax inside 1.19 at 19 % is 0.19', () => {
    expect(taxInside(119, 1_900)).toBe(19);
    expect(taxInside(100, 0)).toBe(0);
  });

  test('tax inside an amount that tax was added to is the tax that was added', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_PRICE }), fc.integer({ min: 0, max: 9_999 }), (net, rate) => {
        const added = percentOf(net, rate);
        expect(taxInside(net + added, rate)).toBe(added);
      }),
    );
  });
});

describe('sharing an amount', () => {
  test('the cents left over go to the largest remainders, the earlier place first', () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(10, [5, 3, 1])).toEqual([6, 3, 1]);
    expect(allocate(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
  });

  test('weight 0 gets nothing, unless nobody has any weight', () => {
    expect(allocate(5, [0, 1, 0])).toEqual([0, 5, 0]);
    expect(allocate(5, [0, 0])).toEqual([3, 2]);
    expect(allocate(0, [])).toEqual([]);
  });

  test('a total that nobody can take and weights that are none are mistakes of ours', () => {
    expect(() => allocate(1, [])).toThrow(RangeError);
    expect(() => allocate(1, [-1, 2])).toThrow(RangeError);
    expect(() => allocate(1, [0.5])).toThrow(RangeError);
    expect(() => allocate(0.5, [1])).toThrow(RangeError);
  });

  test('the shares sum to the total, and none is a whole unit off its exact part', () => {
    const weights = fc.array(fc.integer({ min: 0, max: MAX_PRICE }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(anyAmount, weights, (total, given) => {
        const shares = allocate(total, given);
        expect(shares.reduce((a, b) => a + b, 0)).toBe(total);
        const sum = given.reduce((a, b) => a + BigInt(b), 0n);
        if (sum === 0n) return;
        for (const [at, share] of shares.entries()) {
          const off = BigInt(share) * sum - BigInt(total) * BigInt(given[at] ?? 0);
          expect(off < sum && off > -sum).toBe(true);
          if (given[at] === 0) expect(share).toBe(0);
        }
      }),
    );
  });
});
