import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDigit } from '../barcode/gtin.ts';
import { code128Patterns } from './code128-patterns.ts';
import { code128Modules, ean13Modules, type Modules } from './bars.ts';

function modules(result: ReturnType<typeof ean13Modules>): Modules {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

const drawn = (bars: Modules): string => bars.map((bar) => (bar ? '1' : '0')).join('');

test('an EAN-13 of the standard’s own example', () => {
  expect(drawn(modules(ean13Modules('4006381333931')))).toBe(
    '10100011010100111010111101111010001001011001101010100001010000101000010111010010000101100110101',
  );
});

test('every EAN-13 has 95 modules and two of them never look alike', () => {
  const code = fc.stringMatching(/^\d{12}$/).map((body) => body + checkDigit(body));
  fc.assert(
    fc.property(code, code, (one, other) => {
      expect(modules(ean13Modules(one))).toHaveLength(95);
      expect(one === other).toBe(drawn(modules(ean13Modules(one))) === drawn(modules(ean13Modules(other))));
    }),
  );
});

test('what is no EAN-13 is not drawn', () => {
  for (const text of ['', '4006381333932', '400638133393', '40063813339310', 'A006381333931']) {
    expect(ean13Modules(text)).toEqual({ ok: false, error: 'not an EAN-13' });
  }
});

test('every symbol of Code 128 is eleven modules wide, the stop thirteen, bars even, and all differ', () => {
  const widths = code128Patterns.map((pattern) => [...pattern].map(Number));
  for (const [value, pattern] of widths.entries()) {
    expect(pattern.reduce((sum, width) => sum + width, 0)).toBe(value === 106 ? 13 : 11);
    const bars = pattern.filter((_, at) => at % 2 === 0).reduce((sum, width) => sum + width, 0);
    if (value !== 106) expect(bars % 2).toBe(0);
  }
  expect(new Set(code128Patterns).size).toBe(107);
});

/** Reads the modules back by their widths, sets B and C only, and checks the check symbol. */
function read(bars: Modules): string {
  const widths: number[] = [];
  for (const [at, bar] of bars.entries()) {
    if (at > 0 && bars[at - 1] === bar) widths[widths.length - 1] = (widths.at(-1) ?? 0) + 1;
    else widths.push(1);
  }
  const values: number[] = [];
  for (let at = 0; at + 7 < widths.length; at += 6) {
    values.push(code128Patterns.findIndex((pattern) => pattern === widths.slice(at, at + 6).join('')));
  }
  const check = values.pop();
  expect(check).toBe(values.reduce((sum, value, at) => sum + value * Math.max(1, at), 0) % 103);
  let text = '';
  let inC = values[0] === 105;
  for (const value of values.slice(1)) {
    if (inC && value === 100) inC = false;
    else if (!inC && value === 99) inC = true;
    else text += inC ? String(value).padStart(2, '0') : String.fromCharCode(value + 32);
  }
  return text;
}

test('a Code 128 reads back as what was written, whatever it is', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^([ -~]|\d{2,9}){1,24}$/), (text) => {
      expect(read(modules(code128Modules(text)))).toBe(text);
    }),
  );
});

test('digits take half the room', () => {
  expect(modules(code128Modules('12345678'))).toHaveLength(11 + 4 * 11 + 11 + 13);
  expect(modules(code128Modules('A-042'))).toHaveLength(11 + 5 * 11 + 11 + 13);
});

test('what Code 128 of sets B and C does not have is not drawn', () => {
  for (const text of ['', 'é', 'a\nb', '汤']) expect(code128Modules(text).ok).toBe(false);
});
