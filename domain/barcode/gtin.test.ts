import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDigit, expandUpcE, gtinReadings, hasCheckDigit, normaliseGtin } from './gtin.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const anyGtin = fc
  .constantFrom(7, 11, 12, 13)
  .chain(digits)
  .map((body) => body + checkDigit(body));

describe('check digits', () => {
  test.each([
    ['4006381333931', '04006381333931'],
    ['6901234567892', '06901234567892'],
    ['96385074', '00000096385074'],
    ['036000291452', '00036000291452'],
    ['00036000291452', '00036000291452'],
    ['15400141288763', '15400141288763'],
    ['04252614', '00042100005264'],
  ])('%s is %s', (code, gtin) => {
    expect(normaliseGtin(code)).toEqual({ ok: true, value: gtin });
  });

  test.each([
    ['4006381333932', 'check-digit'],
    ['036000291453', 'check-digit'],
    ['15400141288764', 'check-digit'],
    ['04252615', 'check-digit'],
    ['', 'not-digits'],
    ['ABC-12', 'not-digits'],
    ['40063813339３１', 'not-digits'],
    ['4006381333.31', 'not-digits'],
    ['1195', 'length'],
    ['0641612107', 'length'],
    ['584228204318001240', 'length'],
  ] as const)('%j is refused: %s', (code, kind) => {
    expect(normaliseGtin(code)).toEqual({ ok: false, error: { kind } });
  });

  test('a product has one name in every length that its code is written in', () => {
    fc.assert(
      fc.property(digits(11), (body) => {
        const upcA = body + checkDigit(body);
        const name = normaliseGtin(upcA);
        expect(name).toEqual({ ok: true, value: `00${upcA}` });
        expect(normaliseGtin(`0${upcA}`)).toEqual(name);
        expect(normaliseGtin(`00${upcA}`)).toEqual(name);
      }),
    );
  });

  test('one wrong digit is always noticed, unless eight digits then spell a UPC-E', () => {
    fc.assert(
      fc.property(anyGtin, fc.nat(), fc.integer({ min: 1, max: 9 }), (code, where, by) => {
        const at = where % code.length;
        const wrong = `${code.slice(0, at)}${(Number(code[at]) + by) % 10}${code.slice(at + 1)}`;
        expect(hasCheckDigit(wrong)).toBe(false);
        if (code.length > 8)
          expect(normaliseGtin(wrong)).toEqual({ ok: false, error: { kind: 'check-digit' } });
      }),
    );
  });

  test('whatever a scanner sends is answered with a GTIN-14 or a reason', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^\d{0,20}$/)), (text) => {
        const gtin = normaliseGtin(text);
        if (gtin.ok) expect([gtin.value.length, hasCheckDigit(gtin.value)]).toEqual([14, true]);
      }),
    );
  });
});

describe('UPC-E', () => {
  test.each([
    ['04252614', '042100005264'],
    ['01234505', '012000003455'],
    ['01234531', '012300000451'],
    ['01234543', '012340000053'],
    ['01234565', '012345000065'],
  ])('%s is %s with its zeros back', (short, long) => {
    expect(hasCheckDigit(long)).toBe(true);
    expect(expandUpcE(short)).toEqual({ ok: true, value: long });
  });

  test.each([
    ['0425261', 'length'],
    ['04252615', 'check-digit'],
    ['24252614', 'check-digit'],
    ['0425261x', 'not-digits'],
  ] as const)('%s is refused: %s', (code, kind) => {
    expect(expandUpcE(code)).toEqual({ ok: false, error: { kind } });
  });

  test('expanding only puts zeros back: every other digit stays, in some order, with number system and check digit', () => {
    const others = (code: string) => [...code].filter((digit) => digit !== '0').toSorted();
    fc.assert(
      fc.property(fc.constantFrom('0', '1'), digits(6), fc.nat(9), (system, six, check) => {
        const short = `${system}${six}${check}`;
        const long = expandUpcE(short);
        if (!long.ok) return;
        expect(long.value).toMatch(new RegExp(`^${system}\\d{10}${check}$`));
        // A sixth digit of 3 or 4 only tells where the zeros were.
        expect(others(long.value)).toEqual(others(/[34].$/.test(short) ? short.slice(0, 6) + check : short));
      }),
    );
  });

  test('eight digits that check both as EAN-8 and as UPC-E keep both meanings', () => {
    expect(gtinReadings('04068792')).toEqual(['00000004068792', '00040687000092']);
    expect(normaliseGtin('04068792')).toEqual({ ok: true, value: '00000004068792' });
    expect(gtinReadings('96385074')).toEqual(['00000096385074']);
    expect(gtinReadings('12345')).toEqual([]);
  });
});

const realCodes = fileURLToPath(
  new URL('../../../shared/data/barcodes/real_barcode_cases.csv', import.meta.url),
);

describe('codes of real products', () => {
  test('read as what they are, UPC-E among the eight digits that do not check', (context) => {
    if (!existsSync(realCodes)) context.skip(`${realCodes} is not here`);
    const rows = readFileSync(realCodes, 'utf8').trim().split('\n').slice(1);
    const counted = { gtin: 0, upcE: 0, refused: 0 };
    for (const row of rows) {
      const [code = '', kind = ''] = row.split(',');
      const gtin = normaliseGtin(code);
      if (kind.startsWith('nonstandard')) expect(gtin).toEqual({ ok: false, error: { kind: 'length' } });
      else if (!kind.startsWith('bad_check'))
        expect(gtin).toEqual({ ok: true, value: code.padStart(14, '0') });
      else if (gtin.ok) expect(`${code}: ${expandUpcE(code).ok}`).toBe(`${code}: true`);
      else expect(gtin.error.kind).toBe('check-digit');
      if (!gtin.ok) counted.refused += 1;
      else if (kind === 'bad_check_len8') counted.upcE += 1;
      else counted.gtin += 1;
    }
    expect(rows.length).toBeGreaterThan(1_000);
    expect(counted.upcE).toBeGreaterThan(40);
  });
});
