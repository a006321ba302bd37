import { hasCheckDigit } from '../barcode/gtin.ts';
import { fail, ok, type Result } from '../result.ts';
import { code128Patterns } from './code128-patterns.ts';

/** Modules from the left without quiet zone: true is a bar. */
export type Modules = readonly boolean[];

/** Seven modules of each digit in set A (odd parity); sets B and C follow from it (GS1 General Specifications §5.2.1.2.1, figure 5.2.1.2.1-1). */
const SET_A = [
  '0001101',
  '0011001',
  '0010011',
  '0111101',
  '0100011',
  '0110001',
  '0101111',
  '0111011',
  '0110111',
  '0001011',
];

/** Which of the left six digits are of set B tells the first digit, which has no bars of its own (figure 5.2.1.2.2-1). */
const FIRST_DIGIT = [
  'AAAAAA',
  'AABABB',
  'AABBAB',
  'AABBBA',
  'ABAABB',
  'ABBAAB',
  'ABBBAA',
  'ABABAB',
  'ABABBA',
  'ABBABA',
];

/** 95 modules of an EAN-13; 'not an EAN-13' for anything but thirteen digits that check. */
export function ean13Modules(digits: string): Result<Modules, string> {
  if (digits.length !== 13 || !hasCheckDigit(digits)) return fail('not an EAN-13');
  const [first = '', ...others] = digits;
  const parity = FIRST_DIGIT[Number(first)] ?? '';
  const left = others.slice(0, 6).map((digit, at) => {
    const a = SET_A[Number(digit)] ?? '';
    return parity[at] === 'A' ? a : reversed(inverted(a));
  });
  const right = others.slice(6).map((digit) => inverted(SET_A[Number(digit)] ?? ''));
  return ok(modulesOf(`101${left.join('')}01010${right.join('')}101`));
}

const START_B = 104;
const START_C = 105;
const TO_C = 99;
const TO_B = 100;
const STOP = 106;

/**
 * Modules of a Code 128 of printable ASCII: set C for runs of four digits and more, set B for the rest, check symbol
 * modulo 103 (ISO/IEC 15417:2007 §4.3 and annex E). 'not printable ASCII' for anything else and for nothing.
 */
export function code128Modules(data: string): Result<Modules, string> {
  if (!/^[ -~]+$/.test(data)) return fail('not printable ASCII');
  const values = symbolsOf(data);
  const check = values.reduce((sum, value, at) => sum + value * Math.max(1, at), 0) % 103;
  const widths = [...values, check, STOP].map((value) => code128Patterns[value] ?? '').join('');
  return ok([...widths].flatMap((width, at) => Array.from({ length: Number(width) }, () => at % 2 === 0)));
}

function symbolsOf(data: string): readonly number[] {
  const values: number[] = [];
  let inC: boolean | null = null;
  let at = 0;
  while (at < data.length) {
    const digits = /^\d+/.exec(data.slice(at))?.[0].length ?? 0;
    // In set C two digits are one symbol; going there and back costs two, so a short run stays in B.
    const useC: boolean = inC === true ? digits >= 2 : digits >= 4 || (digits === 2 && data.length === 2);
    if (useC !== inC) values.push(inC === null ? (useC ? START_C : START_B) : useC ? TO_C : TO_B);
    inC = useC;
    if (useC) {
      values.push(Number(data.slice(at, at + 2)));
      at += 2;
    } else {
      values.push(data.charCodeAt(at) - 32);
      at += 1;
    }
  }
  return values;
}

function inverted(modules: string): string {
  return [...modules].map((module) => (module === '1' ? '0' : '1')).join('');
}

function reversed(modules: string): string {
  return [...modules].reverse().join('');
}

function modulesOf(text: string): Modules {
  return [...text].map((module) => module === '1');
}
