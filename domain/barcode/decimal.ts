import type { Minor } from '../catalog/catalog.ts';

/** An exact number as a label carries it: 195 with three decimals is 0.195. */
export interface Decimal {
  readonly units: number;
  readonly decimals: number;
}

/** '0.195', always with all decimals. */
export function decimalText({ units, decimals }: Decimal): string {
  const digits = String(units).padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  return decimals === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** The amount in minor units of a currency with `decimals`; null where it would have to be rounded. */
export function exactMinor(amount: Decimal, decimals: number): Minor | null {
  const minor = amount.units * 10 ** (decimals - amount.decimals);
  return Number.isSafeInteger(minor) ? minor : null;
}

/**
 * What so much of something costs at `perUnit` for each whole unit (kilogram), rounded half up once.
 * @throws RangeError when the price cannot be counted exactly.
 */
export function priceOfAmount(amount: Decimal, perUnit: Minor): Minor {
  const price =
    (BigInt(amount.units) * BigInt(perUnit) * 2n + 10n ** BigInt(amount.decimals)) /
    (2n * 10n ** BigInt(amount.decimals));
  const exact = Number(price);
  if (!Number.isSafeInteger(exact))
    throw new RangeError(`no exact price: ${decimalText(amount)} at ${perUnit}`);
  return exact;
}
