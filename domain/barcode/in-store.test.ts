import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalText, exactMinor, priceOfAmount } from './decimal.ts';
import { checkDigit } from './gtin.ts';
import { patternFault, readLabel } from './in-store.ts';
import { priceVerifier } from './price-verifier.ts';

const template = (pattern: string) => ({ pattern, priceDecimals: null, weightDecimals: 3 });

describe('the verifier of a price', () => {
  test.each([
    ['2875', '9'],
    ['14685', '6'],
    ['0000', '0'],
    ['00000', '0'],
  ])('of %s is %s', (digits, verifier) => {
    expect(priceVerifier(digits)).toBe(verifier);
  });

  test('changes with any digit of the price', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{4,5}$/),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (digits, where, by) => {
          const at = where % digits.length;
          const other = digits.slice(0, at) + ((Number(digits[at]) + by) % 10) + digits.slice(at + 1);
          expect(priceVerifier(other)).not.toBe(priceVerifier(digits));
        },
      ),
    );
  });

  test.each(['', '123', '123456', '12a4'])('%j has none', (digits) => {
    expect(() => priceVerifier(digits)).toThrow(RangeError);
  });
});

describe("a shop's own labels", () => {
  test('a label that was written is read, whatever it says, also as UPC-A', () => {
    const label = fc.tuple(
      fc.stringMatching(/^\d{4}$/),
      fc.stringMatching(/^\d{4}$/),
      fc.constantFrom('02', '2', '23'),
    );
    fc.assert(
      fc.property(label, ([item, price, head]) => {
        const body = `${head}${item}${priceVerifier(price)}${price}`;
        const code = body + checkDigit(body);
        const read = readLabel(code, template(`${head}IIIIVPPPPC`), 2);
        expect(read).toMatchObject({
          ok: true,
          value: { item, price: { units: Number(price), decimals: 2 } },
        });
      }),
    );
    const upcA = `212345${priceVerifier('0150')}0150`;
    const short = upcA + checkDigit(upcA);
    for (const code of [short, `0${short}`]) {
      expect(readLabel(code, template('2IIIIIVPPPPC'), 2)).toMatchObject({
        ok: true,
        value: { item: '12345' },
      });
    }
    expect(readLabel(short, template('02IIIIIVPPPPC'), 2)).toMatchObject({ ok: true });
  });

  test('a wrong verifier is told apart from a wrong check digit', () => {
    const body = '23123480150';
    expect(readLabel(body + checkDigit(body), template('23IIIIVPPPPC'), 2)).toEqual({
      ok: false,
      error: 'price-verifier',
    });
    expect(readLabel('2212345001508', template('22IIIIIPPPPPC'), 2)).toEqual({
      ok: false,
      error: 'check-digit',
    });
  });

  test.each(['2312345001504', '221234500150', 'ABC', '22123450015071'])('%s is none of them', (code) => {
    expect(readLabel(code, template('22IIIIIPPPPPC'), 2)).toBeNull();
  });

  test.each([
    ['22IIIIIPPPPPC', null],
    ['2XIIIIVPPPPC', null],
    ['28IIIIIPPPPPWWWWWC', null],
    ['22iiiii', 'write 6 to 30'],
    ['IIIIIPPPPPPPC', 'begin with the digits'],
    ['22PPPPPPPPPPC', 'mark the digits of the item'],
    ['22IIPPPIIIIIC', 'must stand together'],
    ['22IIIIICPPPPP', 'once and last'],
    ['22IIIIVPPPPPVC', 'V stands once'],
    ['22IIIIIVPPPC', '4 or 5 digits'],
    ['22IIPPPPPPPPPPC', 'at most 9'],
  ])('the pattern %s: %s', (pattern, fault) => {
    if (fault === null) expect(patternFault(pattern)).toBeNull();
    else expect(patternFault(pattern)).toContain(fault);
  });
});

describe('amounts', () => {
  test('are exact, and rounded once', () => {
    expect(decimalText({ units: 195, decimals: 3 })).toBe('0.195');
    expect(decimalText({ units: 7, decimals: 0 })).toBe('7');
    expect(exactMinor({ units: 1299, decimals: 2 }, 2)).toBe(1299);
    expect(exactMinor({ units: 1299, decimals: 1 }, 2)).toBe(12990);
    expect(exactMinor({ units: 1299, decimals: 2 }, 0)).toBeNull();
    expect(priceOfAmount({ units: 365, decimals: 3 }, 1290)).toBe(471);
    expect(priceOfAmount({ units: 1, decimals: 3 }, 500)).toBe(1);
    expect(priceOfAmount({ units: 1, decimals: 3 }, 499)).toBe(0);
    expect(() => priceOfAmount({ units: 999_999, decimals: 0 }, 1e15)).toThrow(RangeError);
  });
});
