import type { CatalogIndex } from '../catalog-index.ts';
import type { LintHit } from './rule.ts';

const ALL_OF_IT = 10_000;

/** Tax rates below 0 % or above 100 %. */
export function taxRateOutOfRange({ catalog }: CatalogIndex): LintHit[] {
  return catalog.shop.taxClasses.flatMap(({ id, rate }) =>
    Object.entries(rate)
      .filter(([, points]) => !Number.isInteger(points) || points < 0 || points > ALL_OF_IT)
      .map(([orderType, points]) => ({
        where: `shop.taxClasses[id=${id}].rate.${orderType}`,
        message: `${points} is no tax rate in basis points (0 to 10000): write 7.5 % as 750.`,
      })),
  );
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** A time zone that no clock knows: breakfast and the business day would be anyone's guess. */
export function timeZoneUnknown({ catalog }: CatalogIndex): LintHit[] {
  return isTimeZone(catalog.shop.timeZone)
    ? []
    : [
        {
          where: 'shop.timeZone',
          message: `"${catalog.shop.timeZone}" is no IANA time zone: write e.g. Europe/Berlin or Asia/Shanghai.`,
        },
      ];
}
