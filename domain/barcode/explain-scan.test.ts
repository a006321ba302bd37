import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainScan } from './explain-scan.ts';
import { checkDigit } from './gtin.ts';
import type { CodeSettings, ReadingMoment, ScanMeaning } from './scan-meaning.ts';
import { defaultCodeSettings, rivals } from './scan-meaning.ts';
import { type IdentifierTable, readIdentifier, symbologies } from './symbology.ts';

const template = (pattern: string) => ({ pattern, priceDecimals: null, weightDecimals: 3 });
const settings: CodeSettings & ReadingMoment = {
  ...defaultCodeSettings,
  templates: [template('22IIIIIPPPPPC'), template('21IIIIIWWWWWC')],
  memberships: [{ prefix: 'MEM-', length: null, programme: 'Friends' }],
  currencyDecimals: 2,
  year: 2026,
};

function explain(raw: string, change: Partial<typeof settings> = {}, table: IdentifierTable = 'aim') {
  return explainScan(readIdentifier(raw, table), { ...settings, ...change });
}
const meaning = (raw: string, change: Partial<typeof settings> = {}, table: IdentifierTable = 'aim') =>
  explain(raw, change, table).meaning;

const product = (gtin: string) => ({ kind: 'product', gtins: [gtin], details: null });
const unreadable = (why: string) => ({ kind: 'unreadable', why });

describe('what a scan means', () => {
  test.each<[string, string, object]>([
    ['S01 EAN-13', '4006381333931', product('04006381333931')],
    ['S02', '6901234567892', product('06901234567892')],
    ['S04 with its AIM identifier', ']E04006381333931', product('04006381333931')],
    ['S05 one digit wrong', '4006381333932', unreadable('check-digit')],
    ['S06 EAN-8', ']E496385074', product('00000096385074')],
    ['S07 EAN-8 alone', '96385074', product('00000096385074')],
    ['S08 UPC-A', '036000291452', product('00036000291452')],
    ['S09 UPC-A as thirteen digits', ']E00036000291452', product('00036000291452')],
    ['S10', '036000291453', unreadable('check-digit')],
    ['S11 UPC-E', '04252614', product('00042100005264')],
    ['S15 ITF-14, one digit wrong', ']I115400141288764', unreadable('check-digit')],
    ['ITF-14', ']I115400141288763', product('15400141288763')],
    ['EAN-13 with a supplement', ']E3978013468599151299', product('09780134685991')],
    [
      'EAN-13 with a supplement behind its own identifier',
      ']E09780134685991]E251299',
      product('09780134685991'),
    ],
    ['S30 a web address', 'https://example.org/menu?01=1', { kind: 'link', host: 'example.org' }],
    [
      'S31 a price',
      '2212345001507',
      { kind: 'in-store', item: '12345', price: { units: 150, decimals: 2 }, weight: null },
    ],
    [
      'S32 a weight',
      '2112345005003',
      { kind: 'in-store', item: '12345', price: null, weight: { units: 500, decimals: 3 } },
    ],
    ['S33 a price, one digit wrong', '2212345001508', unreadable('check-digit')],
    ['WeChat Pay', '134567890123456789', { kind: 'payment', wallet: 'wechat' }],
    ['Alipay', '2812345678901234567', { kind: 'payment', wallet: 'alipay' }],
    ['UnionPay', '6212345678901234567', { kind: 'payment', wallet: 'unionpay' }],
    ['a member', 'MEM-0815', { kind: 'membership', programme: 'Friends' }],
    ['a code of the shop', 'ROLL-7', { kind: 'own-code', text: 'ROLL-7' }],
    ['nothing', ' \r', unreadable('empty')],
    ['control characters', 'AB\x07C', unreadable('not-text')],
    ['a pallet', ']C100340123450000000017', { kind: 'not-a-product', what: 'logistic-unit' }],
    ['a coupon', ']C1811012345678901234567', { kind: 'not-a-product', what: 'coupon' }],
    ['a place', ']C14144012345000009', { kind: 'not-a-product', what: 'place' }],
  ])('%s', (_, raw, expected) => {
    expect(meaning(raw)).toMatchObject(expected);
  });

  test.each<[string, string, object]>([
    ['S17 lot', ']C1010950600013435210ABC123', { lot: 'ABC123' }],
    [
      'S18 lot and use by',
      ']C1010950600013435210ABC123\x1d17261231',
      { useBy: { year: 2026, month: 12, day: 31 } },
    ],
    ['S19 weight', ']e001095060001343523103000195', { weight: { units: 195, decimals: 3 } }],
    ['S20 price', ']e0010950600013435239221299', { price: { units: 1299, decimals: 2 } }],
    ['S21 GS1 DataMatrix', ']d2010950600013435221SN42\x1d10L1', { serial: 'SN42', lot: 'L1' }],
    ['S22 GS1 QR', ']Q3010950600013435215261231', { bestBefore: { year: 2026, month: 12, day: 31 } }],
    ['the last day of a month', ']C1010950600013435217280200', { useBy: { year: 2028, month: 2, day: 29 } }],
    [
      'a price in a named currency',
      ']C10109506000134352393297812345',
      { price: { units: 12345, decimals: 2 }, currency: '978' },
    ],
    ['without any identifier', '010950600013435210ABC123', { lot: 'ABC123' }],
    ['written for people', '(01)09506000134352(10)ABC123', { lot: 'ABC123' }],
    [
      'S28 Digital Link',
      'https://id.gs1.org/01/09506000134352/10/ABC1?17=261231',
      { lot: 'ABC1', useBy: { year: 2026, month: 12, day: 31 } },
    ],
    [
      'S29 Digital Link of a shop, 13 digits',
      'https://shop.example/de/01/9506000134352?3103=000195&ref=x',
      { weight: { units: 195, decimals: 3 } },
    ],
  ])('GS1 data: %s', (_, raw, details) => {
    expect(meaning(raw)).toMatchObject({ kind: 'product', gtins: ['09506000134352'], details });
  });

  test.each<[string, string, string]>([
    ['a date that is no day', ']C1010950600013435217261331', 'malformed-gs1'],
    ['a wrong check digit', ']C10109506000134353', 'check-digit'],
    ['a wrong check digit in a link', 'https://id.gs1.org/01/09506000134353', 'check-digit'],
    ['an identifier that nobody knows', ']C1010950600013435205', 'malformed-gs1'],
    ['half a GTIN', ']C10109506', 'malformed-gs1'],
    ['the same twice, differently', ']C1010950600013435210A\x1d10B', 'malformed-gs1'],
    [
      'a lot longer than any: the separator is lost',
      `]C1010950600013435210${'A'.repeat(14)}21SERIAL4711`,
      'separator-missing',
    ],
    ['nothing but separators', ']C1\x1d\x1d', 'malformed-gs1'],
  ])('GS1 data at fault: %s', (_, raw, why) => {
    expect(meaning(raw)).toEqual(unreadable(why));
  });

  test('a lot that holds a date is believed, and the technician is told what to look at', () => {
    const told = explain(']C1010950600013435210ABC12317261231');
    expect(told.meaning).toMatchObject({ kind: 'product', details: { lot: 'ABC12317261231', useBy: null } });
    expect(told.notes).toEqual([expect.stringContaining('drops the separator')]);
  });

  test('a sign that the scanner sends in place of GS is one', () => {
    expect(meaning(']C1010950600013435210ABC~17261231', { separator: '~' })).toMatchObject({
      details: { lot: 'ABC', useBy: { year: 2026 } },
    });
  });
});

describe('identifiers', () => {
  test.each<[IdentifierTable, string, object]>([
    ['psc', 'F4006381333931', product('04006381333931')],
    ['psc', 'FF96385074', product('00000096385074')],
    ['psc', 'A036000291452', product('00036000291452')],
    ['psc', 'E04252614', product('00042100005264')],
    ['psc', 'i15400141288763', product('15400141288763')],
    ['psc', 'B3ROLL-7', { kind: 'own-code', text: 'ROLL-7' }],
    ['honeywell', 'd4006381333931', product('04006381333931')],
    ['honeywell', 'E04068792', product('00040687000092')],
    ['honeywell', 'D04068792', product('00000004068792')],
    ['honeywell', 'I010950600013435210ABC', { kind: 'product', gtins: ['09506000134352'] }],
    ['zebra', 'A4006381333931', product('04006381333931')],
    ['zebra', 'P0Q0109506000134352', { kind: 'product', gtins: ['09506000134352'] }],
    ['aim', 'd4006381333931', { kind: 'own-code', text: 'd4006381333931' }],
  ])('%s: %s', (table, raw, expected) => {
    expect(meaning(raw, {}, table)).toMatchObject(expected);
  });

  test('an EAN of that name is never a payment, and GS1 data never anything else', () => {
    expect(meaning(']C1134567890123456789')).toMatchObject({ kind: 'unreadable' });
    expect(meaning(']I1134567890123456789')).toMatchObject({ kind: 'own-code' });
  });
});

describe('a code that could be two things', () => {
  test('eight digits are EAN-8 and UPC-E unless the shop says which', () => {
    expect(meaning('04068792')).toMatchObject({ gtins: ['00000004068792', '00040687000092'] });
    expect(meaning('04068792', { eightDigits: 'upc-e' })).toMatchObject({ gtins: ['00040687000092'] });
    expect(meaning('04068792', { eightDigits: 'ean-8' })).toMatchObject({ gtins: ['00000004068792'] });
  });

  const memberships = [{ prefix: '22', length: 13, programme: 'Friends' }];
  test.each([
    ['membership', rivals],
    ['in-store', ['in-store', 'membership', 'payment', 'product'] as const],
    ['product', ['product', 'membership', 'in-store', 'payment'] as const],
  ])('is a %s where the precedence says so, and the other readings are named', (kind, precedence) => {
    const told = explain('2212345001507', { memberships, precedence });
    expect(told.meaning.kind).toBe(kind);
    expect(told.readings.map((reading) => reading.meaning.kind).toSorted()).toEqual([
      'in-store',
      'membership',
      'own-code',
      'product',
    ]);
    expect(told.notes.join()).toContain(`precedence chose ${kind}`);
  });

  test('a number that only one shop gives out is told as such while no template or card of this shop fits it', () => {
    const noted = (text: string, more: Parameters<typeof explain>[1]) =>
      explain(text, more).notes.join().includes('codes.templates');
    expect(noted('2312345001504', {})).toBe(true);
    expect(noted('2212345001507', {})).toBe(false);
    expect(noted('2212345001507', { templates: [] })).toBe(true);
    expect(noted('2212345001507', { templates: [], memberships })).toBe(false);
    expect(noted('4006381333931', {})).toBe(false);
    expect(noted('2212345001508', { templates: [] })).toBe(false);
  });

  test('a label of eighteen digits and a payment code', () => {
    const templates = [template('28IIIIIPPPPPWWWWWC')];
    const body = '28123450015000500';
    const label = body + checkDigit(body);
    expect(meaning(label, { templates })).toMatchObject({
      kind: 'in-store',
      price: { units: 150 },
      weight: { units: 500 },
    });
    expect(meaning(label, { templates, precedence: ['payment', 'in-store'] })).toMatchObject({
      kind: 'payment',
    });
    const spoilt = body + ((Number(checkDigit(body)) + 1) % 10);
    expect(meaning(spoilt, { templates })).toMatchObject({ kind: 'payment' });
  });

  test('a label whose price does not verify is refused, not sold as a product', () => {
    const body = '23123480150';
    const templates = [template('23IIIIVPPPPC')];
    expect(meaning(body + checkDigit(body), { templates })).toMatchObject({
      kind: 'unreadable',
      why: 'price-verifier',
    });
  });
});

describe('what a log may show', () => {
  test('a number that may be a member’s stays hidden when it is taken for a product', () => {
    const memberships = [{ prefix: '40', length: 13, programme: 'Friends' }];
    const precedence = ['product', 'in-store', 'payment', 'membership'] as const;
    const told = explain('4006381333931', { memberships, precedence });
    expect([told.meaning.kind, told.masked]).toEqual(['product', '40*********31']);
  });

  test.each([
    ['134567890123456789', '13****************'],
    ['MEM-0815', 'ME****15'],
    ['https://pay.example/x?token=secret', 'https://pay.example/…'],
    ['4111111111111111', '41************11'],
    ['4006381333931', '4006381333931'],
    ['BEGIN:VCARD N:Somebody Nobody', 'BEGIN:VC… (29 characters)'],
  ])('%s', (raw, masked) => {
    expect(explain(raw).masked).toBe(masked);
  });
});

test('whatever is scanned, there is one meaning, and a payment or member code is nowhere whole', () => {
  const digits = fc.stringMatching(/^\d{0,30}$/);
  const text = fc.oneof(
    digits,
    fc.string({ unit: 'binary' }),
    digits.map((some) => `01${some}\x1d10${some}`),
  );
  fc.assert(
    fc.property(
      text,
      fc.constantFrom(null, ...symbologies),
      fc.shuffledSubarray([...rivals]),
      (raw, symbology, precedence) => {
        const memberships = [{ prefix: '9', length: null, programme: 'Friends' }];
        const told = explainScan({ text: raw, symbology }, { ...settings, memberships, precedence });
        const secret: readonly ScanMeaning['kind'][] = ['payment', 'membership'];
        if (secret.includes(told.meaning.kind) && raw.trim().length > 4) {
          const said = JSON.stringify([
            told.meaning,
            told.masked,
            told.notes,
            told.readings.map(({ because }) => because),
          ]);
          expect(said).not.toContain(raw.trim());
        }
        if (told.meaning.kind === 'product') {
          for (const gtin of told.meaning.gtins) expect(gtin).toMatch(/^\d{14}$/);
        }
      },
    ),
  );
});

const realCodes = fileURLToPath(
  new URL('../../../shared/data/barcodes/real_barcode_cases.csv', import.meta.url),
);

test('codes of real products are products, misreads, or codes of a shop', (context) => {
  if (!existsSync(realCodes)) context.skip(`${realCodes} is not here`);
  const rows = readFileSync(realCodes, 'utf8').trim().split('\n').slice(1);
  for (const row of rows) {
    const [code = '', kind = ''] = row.split(',');
    const told = explain(code, { templates: [] });
    if (kind.startsWith('valid')) expect(`${code} ${told.meaning.kind}`).toBe(`${code} product`);
    else expect(['product', 'unreadable', 'own-code', 'payment']).toContain(told.meaning.kind);
  }
  expect(rows.length).toBeGreaterThan(1_000);
});
