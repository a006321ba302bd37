import { fail, ok, type Result } from '../result.ts';

export interface GtinFault {
  readonly kind: 'not-digits' | 'length' | 'check-digit';
}

/**
 * The mod-10 check digit that belongs behind `body`: weights 3, 1, 3 … from the right, filled up to the next ten
 * (GS1 General Specifications §7.9.1). Works for every GTIN length and for SSCC.
 * @throws RangeError when `body` holds anything but digits.
 */
export function checkDigit(body: string): string {
  if (!/^\d+$/.test(body)) throw new RangeError(`not digits: ${body}`);
  let sum = 0;
  for (let at = 0; at < body.length; at += 1) {
    const fromRight = body.length - at;
    sum += Number(body[at]) * (fromRight % 2 === 1 ? 3 : 1);
  }
  return String((10 - (sum % 10)) % 10);
}

/** Whether the last of these digits is the check digit of those before it. False for anything but digits. */
export function hasCheckDigit(code: string): boolean {
  return /^\d{2,}$/.test(code) && checkDigit(code.slice(0, -1)) === code.slice(-1);
}

/**
 * The UPC-A of a zero-suppressed UPC-E, which is number system (0 or 1), six digits and the UPC-A's check digit
 * (GS1 General Specifications §5.2.2.4.2: the sixth digit says where the zeros were).
 * 'length' when there are not eight digits, 'check-digit' when the expansion does not check or the number system is
 * none of the two that UPC-E has.
 */
export function expandUpcE(text: string): Result<string, GtinFault> {
  if (!/^\d+$/.test(text)) return fail({ kind: 'not-digits' });
  if (text.length !== 8) return fail({ kind: 'length' });
  const [system = '', a = '', b = '', c = '', d = '', e = '', rule = '', check = ''] = text;
  if (system !== '0' && system !== '1') return fail({ kind: 'check-digit' });
  const upcA = system + zerosRestored(a, b, c, d, e, rule) + check;
  return hasCheckDigit(upcA) ? ok(upcA) : fail({ kind: 'check-digit' });
}

function zerosRestored(a: string, b: string, c: string, d: string, e: string, rule: string): string {
  switch (rule) {
    case '0':
    case '1':
    case '2':
      return `${a}${b}${rule}0000${c}${d}${e}`;
    case '3':
      return `${a}${b}${c}00000${d}${e}`;
    case '4':
      return `${a}${b}${c}${d}00000${e}`;
    default:
      return `${a}${b}${c}${d}${e}0000${rule}`;
  }
}

/**
 * One name for one product: the GTIN-14 of an EAN-8, UPC-A, EAN-13 or GTIN-14, filled with zeros on the left, so that
 * a code finds its item whichever of these a scanner sends. Eight digits that do not check as EAN-8 are read as UPC-E;
 * for eight that check as both see `gtinReadings`. White space at the ends is ignored.
 * 'length' is any other number of digits: a code of the shop's own, or a misread.
 */
export function normaliseGtin(text: string): Result<string, GtinFault> {
  const code = text.trim();
  if (!/^\d+$/.test(code)) return fail({ kind: 'not-digits' });
  if (![8, 12, 13, 14].includes(code.length)) return fail({ kind: 'length' });
  const [reading] = gtinReadings(code);
  return reading === undefined ? fail({ kind: 'check-digit' }) : ok(reading);
}

/**
 * Every GTIN-14 that these digits can mean, the likeliest first; none when they do not check. Only eight digits that
 * begin with 0 or 1 can mean two: about one UPC-E in ten also checks as EAN-8, and nothing in the digits tells them
 * apart. A scanner may send a UPC-E as printed or expanded, so a catalogue must be searched by both.
 */
export function gtinReadings(text: string): readonly string[] {
  const code = text.trim();
  if (![8, 12, 13, 14].includes(code.length)) return [];
  const written = hasCheckDigit(code) ? [code] : [];
  const upcA = expandUpcE(code);
  return [...written, ...(upcA.ok ? [upcA.value] : [])].map((gtin) => gtin.padStart(14, '0'));
}
