import { type ScannerDressing, undress } from '../../domain/barcode/dressing.ts';
import { explainScan } from '../../domain/barcode/explain-scan.ts';
import type { CodeSettings, ReadText } from '../../domain/barcode/scan-meaning.ts';
import type { PackageLabel } from '../../domain/cart/label.ts';
import { businessDay } from '../../domain/catalog/availability.ts';
import type { Item } from '../../domain/catalog/catalog.ts';
import type { OrderStepName } from '../../domain/order/order-snapshot.ts';
import type { OrderNotice, Place } from '../../domain/order/order-types.ts';
import { type ScanRefusalReason, scanRefusalWords } from '../../domain/order/scan-words.ts';
import type { Menu } from '../catalog/live-catalog.ts';
import { answerScan } from './answer-scan.ts';
import type { Refusal } from './refusal.ts';
import { isRefusal } from './refusal.ts';

/** What codes mean in this shop, and what a scanner that types puts around them. */
export type ShopCodes = CodeSettings & { readonly keyboard: ScannerDressing };

/** What a scan may do to the order on the screen. */
export interface ScannedOrder {
  /** Null when there is no visit. */
  readonly step: () => OrderStepName | null;
  readonly add: (item: Item, label: PackageLabel | null, notice: OrderNotice) => unknown;
  readonly say: (notice: OrderNotice, place: Place | null) => null | Refusal;
  /** What became of it, in one word for the log; never the code. */
  readonly heard: (outcome: string) => void;
}

/** A code that a keyboard scanner typed into the page, its dressing off. */
export function typedScan(code: string, codes: ShopCodes): ReadText {
  return undress(code, codes.keyboard);
}

/**
 * Takes a scan into an order that has begun. A simple item goes straight in, a weighed or priced package at what its
 * label says; one with questions opens its screen; what is no product, or comes too late, is said.
 */
export function takeScan(
  scan: ReadText,
  menu: Menu,
  codes: CodeSettings,
  now: number,
  order: ScannedOrder,
): null | Refusal {
  const { shop } = menu.index.catalog;
  const today = businessDay(now, shop.timeZone);
  const moment = { currencyDecimals: shop.currency.decimals, year: Number(today.slice(0, 4)) };
  const { text, meaning } = explainScan(scan, { ...codes, ...moment });
  const answer = answerScan(menu.index, text, meaning, today);
  const say = (notice: OrderNotice, place: Place | null = null): null | Refusal => {
    const refusal = order.say(notice, place);
    order.heard(refusal?.reason ?? wordOf(notice));
    return refusal;
  };
  if (answer.kind === 'say') return say(answer.notice);
  const refuseScan = (why: ScanRefusalReason) =>
    say({ kind: 'scan-refused', why, text: scanRefusalWords[why] });
  if (order.step() !== 'browsing') return refuseScan('closed');
  const { item, label } = answer;
  const { name } = item;
  const added = order.add(item, label, { kind: 'scan-added', name });
  if (!isRefusal(added)) {
    order.heard('added');
    return null;
  }
  switch (added.reason) {
    case 'sold-out':
    case 'not-now':
      return say({ kind: 'line-removed', name, why: added.reason });
    case 'too-few':
      return say({ kind: 'scan-choose', name }, { screen: 'item', itemId: item.id, lineId: null });
    case 'label-needed':
    case 'label-unfit':
      return refuseScan('label');
    default:
      order.heard(added.reason);
      return added;
  }
}

function wordOf(notice: OrderNotice): string {
  if (notice.kind === 'scan-refused' || notice.kind === 'line-removed') return notice.why;
  return notice.kind.replace(/^scan-/, '');
}
