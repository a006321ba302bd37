import type { Currency, Minor } from '../../../domain/catalog/catalog.ts';
import { parseMoney } from '../../../domain/money.ts';
import { fail, ok, type Result } from '../../../domain/result.ts';

/** Why something in a row is not taken as it stands. */
export interface RowProblem {
  readonly rule: string;
  readonly reason: string;
}

/**
 * A price cell. Loyverse writes a point and two decimals whatever the currency ("The decimal separator must be a
 * point", help.loyverse.com/help/importing-and-exporting), so zeros behind the point are taken off first.
 */
export function readPrice(text: string, currency: Currency): Result<Minor, RowProblem> {
  if (text === '') return fail({ rule: 'price-missing', reason: 'it has no price: enter one.' });
  if (text.toLowerCase() === 'variable') {
    return fail({
      rule: 'price-variable',
      reason: 'its price is "variable", typed in at each sale: a kiosk needs a fixed price.',
    });
  }
  const shortened = /^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text;
  const price = parseMoney(shortened, currency);
  if (!price.ok) {
    return fail({
      rule: 'price-unreadable',
      reason: `"${text}" is no price in ${currency.code}: correct it.`,
    });
  }
  if (price.value < 0) return fail({ rule: 'price-negative', reason: `its price is ${text}: correct it.` });
  if (price.value === 0) {
    return fail({
      rule: 'price-zero',
      reason: 'its price is 0, so the real one is probably entered elsewhere: enter it here.',
    });
  }
  return price;
}

export interface StockReading {
  readonly units: number;
  readonly problem: RowProblem | null;
}

/** Units on hand of an item whose stock is counted. In doubt none: then a person counts, and nothing is oversold. */
export function readStock(text: string): StockReading {
  const doubt = (rule: string, reason: string): StockReading => ({ units: 0, problem: { rule, reason } });
  if (text === '')
    return doubt('stock-missing', 'stock is counted but no figure is given, so it starts at 0: count it.');
  if (!/^-?\d{1,7}(\.\d+)?$/.test(text)) {
    return doubt('stock-unreadable', `"${text}" is no number of units, so stock starts at 0: count it.`);
  }
  const units = Number(text);
  if (units < 0) {
    return doubt(
      'stock-negative',
      `stock is ${text}, less than nothing, so it starts at 0 and is sold out: count it.`,
    );
  }
  if (!Number.isInteger(units)) {
    return {
      units: Math.floor(units),
      problem: { rule: 'stock-fraction', reason: `stock is ${text}: only whole units are counted.` },
    };
  }
  return { units, problem: null };
}

/** A code that a scanner may read, or why it can't be used. The check digit of a GTIN is for lint to judge. */
export function readBarcode(text: string): Result<string | null, RowProblem> {
  if (text === '') return ok(null);
  if (/^\d([.,]\d+)?E\+?\d+$/i.test(text)) {
    return fail({
      rule: 'barcode-rounded',
      reason: `the barcode ${text} was rounded by a spreadsheet and is left off: enter it again as text.`,
    });
  }
  if (text.includes('\u001d')) {
    return fail({
      rule: 'barcode-composite',
      reason:
        'the barcode holds a separator byte, so it is a batch or date code and not the product number; it is left off: scan the EAN of the package.',
    });
  }
  if (text.length > 80 || !/^[\x21-\x7e]+$/.test(text)) {
    return fail({
      rule: 'barcode-unreadable',
      reason:
        'the barcode has spaces or signs that no scanner sends and is left off: scan the package again.',
    });
  }
  return ok(text);
}

/** Option values such as "1-50", "51-100", "351+": prices by quantity, which a customer must not pick. */
export function isQuantityRange(text: string): boolean {
  return /^\d+\s*(-\s*\d+|\+)$/.test(text);
}
