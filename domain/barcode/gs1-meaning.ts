import type { Decimal } from './decimal.ts';
import type { Element, ElementFault } from './element-string.ts';
import { type Day, gs1Date } from './gs1-date.ts';
import type { ProductDetails, ScanMeaning, UnreadableReason } from './scan-meaning.ts';

const noDetails: ProductDetails = {
  lot: null,
  serial: null,
  bestBefore: null,
  useBy: null,
  weight: null,
  price: null,
  currency: null,
};

/** What GS1 data are to a shop: a product when they name a trade item, whatever else they say. */
export function meaningOfElements(elements: readonly Element[], year: number): ScanMeaning {
  const gtin = valueOf(elements, '01');
  if (gtin !== null) return productOf(gtin, elements, year);
  const has = (...ais: readonly string[]) => elements.some(({ ai }) => ais.includes(ai));
  if (has('8110', '8112', '255')) return { kind: 'not-a-product', what: 'coupon' };
  if (has('00', '02', '37')) return { kind: 'not-a-product', what: 'logistic-unit' };
  if (has('410', '411', '412', '413', '414', '416', '417')) return { kind: 'not-a-product', what: 'place' };
  return { kind: 'not-a-product', what: 'other' };
}

function productOf(gtin: string, elements: readonly Element[], year: number): ScanMeaning {
  const day = (ai: string): Day | null | 'no-day' => {
    const digits = valueOf(elements, ai);
    return digits === null ? null : (gs1Date(digits, year) ?? 'no-day');
  };
  const [bestBefore, useBy] = [day('15'), day('17')];
  if (bestBefore === 'no-day' || useBy === 'no-day') return { kind: 'unreadable', why: 'malformed-gs1' };
  const money = elements.find(({ ai }) => ai.startsWith('392') || ai.startsWith('393'));
  const foreign = money?.ai.startsWith('393') === true;
  const details: ProductDetails = {
    lot: valueOf(elements, '10'),
    serial: valueOf(elements, '21'),
    bestBefore,
    useBy,
    weight: decimalOf(elements.find(({ ai }) => ai.startsWith('310'))),
    price: decimalOf(money === undefined || !foreign ? money : { ...money, value: money.value.slice(3) }),
    currency: foreign ? (money?.value.slice(0, 3) ?? null) : null,
  };
  const bare = Object.values(details).every((detail) => detail === null);
  return { kind: 'product', gtins: [gtin], details: bare ? null : { ...noDetails, ...details } };
}

function valueOf(elements: readonly Element[], ai: string): string | null {
  return elements.find((element) => element.ai === ai)?.value ?? null;
}

/** The last digit of these identifiers says how many decimals the data has (GS1 General Specifications §3.6.1, §3.6.4). */
function decimalOf(element: Element | undefined): Decimal | null {
  if (element === undefined) return null;
  return { units: Number(element.value), decimals: Number(element.ai.slice(3)) };
}

/** How a fault of GS1 data is said. */
export function unreadableOf(fault: ElementFault): UnreadableReason {
  switch (fault.kind) {
    case 'check-digit':
      return 'check-digit';
    case 'separator-missing':
      return 'separator-missing';
    case 'unknown-identifier':
    case 'malformed':
    case 'contradiction':
      return 'malformed-gs1';
  }
}
