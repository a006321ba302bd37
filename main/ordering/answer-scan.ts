import { exactMinor } from '../../domain/barcode/decimal.ts';
import { dayText } from '../../domain/barcode/gs1-date.ts';
import { maskUnknown } from '../../domain/barcode/mask.ts';
import type { ProductDetails, ScanMeaning } from '../../domain/barcode/scan-meaning.ts';
import type { PackageLabel } from '../../domain/cart/label.ts';
import type { Item } from '../../domain/catalog/catalog.ts';
import { type CatalogIndex, itemByCode } from '../../domain/catalog/catalog-index.ts';
import type { OrderNotice } from '../../domain/order/order-types.ts';
import { type ScanRefusalReason, scanRefusalWords } from '../../domain/order/scan-words.ts';
import { unreachable } from '../../domain/result.ts';

/** What a scan is to this shop's menu: a thing to sell, or something to say. */
export type ScanAnswer =
  | { readonly kind: 'item'; readonly item: Item; readonly label: PackageLabel | null }
  | { readonly kind: 'say'; readonly notice: OrderNotice };

/**
 * Joins a meaning to the menu. A code that the menu lists as it was scanned is that item, whatever else it could mean;
 * money and members are never looked up. `today` is the shop's day, '2026-12-31'.
 */
export function answerScan(
  index: CatalogIndex,
  text: string,
  meaning: ScanMeaning,
  today: string,
): ScanAnswer {
  switch (meaning.kind) {
    case 'payment':
    case 'membership':
      return refused(meaning.kind);
    case 'product':
      return product(index, text, meaning.gtins, meaning.details, today);
    case 'in-store': {
      const listed = itemByCode(index, text);
      if (listed !== undefined) return sold(listed, null);
      // A scale fills its field up with zeros; a catalogue may write the number without.
      const item = itemByCode(index, meaning.item) ?? itemByCode(index, meaning.item.replace(/^0+(?=.)/, ''));
      if (item === undefined) return unknown(text);
      if (meaning.price === null && meaning.weight === null) return sold(item, null);
      const { decimals } = index.catalog.shop.currency;
      const price = meaning.price === null ? null : exactMinor(meaning.price, decimals);
      if (meaning.price !== null && price === null) return refused('label');
      return item.soldBy === undefined ? refused('label') : sold(item, { price, weight: meaning.weight });
    }
    case 'own-code':
    case 'link':
    case 'not-a-product':
    case 'unreadable': {
      const listed = itemByCode(index, text);
      if (listed !== undefined) return sold(listed, null);
      if (meaning.kind === 'own-code') return unknown(text);
      if (meaning.kind !== 'unreadable') return refused(meaning.kind);
      const misread = meaning.why === 'check-digit' || meaning.why === 'price-verifier';
      return misread ? say({ kind: 'scan-misread', code: shown(text) }) : refused('not-understood');
    }
    default:
      return unreachable(meaning);
  }
}

function product(
  index: CatalogIndex,
  text: string,
  gtins: readonly string[],
  details: ProductDetails | null,
  today: string,
): ScanAnswer {
  const item = gtins.map((gtin) => index.itemsByCode.get(gtin)).find((found) => found !== undefined);
  if (item === undefined) return unknown(details === null ? text : (gtins[0] ?? text));
  if (details === null) return sold(item, null);
  if (details.useBy !== null && dayText(details.useBy) < today) return refused('past-date');
  const { price, weight, currency } = details;
  if (item.soldBy === undefined) {
    // A weight on a thing with a price of its own only describes it; a price would contradict the menu's.
    return price === null ? sold(item, null) : refused('label');
  }
  const minor = price === null ? null : exactMinor(price, index.catalog.shop.currency.decimals);
  if (currency !== null || (price !== null && minor === null)) return refused('label');
  return sold(item, { price: minor, weight });
}

function sold(item: Item, label: PackageLabel | null): ScanAnswer {
  return { kind: 'item', item, label };
}

function say(notice: OrderNotice): ScanAnswer {
  return { kind: 'say', notice };
}

function unknown(text: string): ScanAnswer {
  return say({ kind: 'scan-unknown', code: shown(text) });
}

/** It is kept in the order's journal: what could be a card or a person stays hidden. */
function shown(text: string): string {
  return maskUnknown(text).slice(0, 32);
}

/** The notice for a scan that was read well and can't be taken. */
export function refused(why: ScanRefusalReason): ScanAnswer {
  return say({ kind: 'scan-refused', why, text: scanRefusalWords[why] });
}
