import { readFileSync } from 'node:fs';
import { buildLine } from '../../domain/cart/build-line.ts';
import type { OrderLine, Selection } from '../../domain/cart/line.ts';
import { minimalSelections } from '../../domain/cart/ready-selections.ts';
import type { Catalog, LocalText } from '../../domain/catalog/catalog.ts';
import { indexCatalog } from '../../domain/catalog/catalog-index.ts';
import { priceOrder } from '../../domain/pricing/price-order.ts';
import type { ReceiptInput } from '../../domain/ticket/receipt.ts';

export const demoCatalog: Catalog = JSON.parse(
  readFileSync(new URL('../../demo-shop/catalog.json', import.meta.url), 'utf8'),
);

const LONG: LocalText = {
  en: 'Slow-roasted tomato soup with basil oil, sourdough crumbs and a very long name',
  'zh-Hans': '慢烤番茄浓汤配罗勒油与酸面包碎（名字特别长的一道汤，用来看看换行是否好看）',
};

/** An order with options, a discount, two of a kind and a name that does not fit a line. */
export function sampleReceipt(change: Partial<ReceiptInput> = {}): ReceiptInput {
  const index = indexCatalog(demoCatalog);
  const line = (itemId: string, quantity: number, selections?: readonly Selection[]): OrderLine => {
    const minimal = minimalSelections(index, itemId);
    if (!minimal.ok) throw new Error(`${itemId}: ${JSON.stringify(minimal.error)}`);
    const chosen = selections ?? minimal.value;
    const built = buildLine(index, `line-${itemId}`, itemId, quantity, chosen);
    if (!built.ok) throw new Error(`${itemId}: ${JSON.stringify(built.error)}`);
    return built.value;
  };
  const lines = [
    line('latte', 2, [
      { groupId: 'cup-size', optionId: 'large', quantity: 1 },
      { groupId: 'milk', optionId: 'oat', quantity: 1 },
      { groupId: 'hot-or-iced', optionId: 'hot', quantity: 1 },
    ]),
    { ...line('tomato-soup', 1), name: LONG },
    line('gel-pen-black', 3),
    line('notebook-a5-dotted', 1),
  ];
  const quote = priceOrder({
    lines,
    orderType: 'eat-in',
    shop: demoCatalog.shop,
    promotions: demoCatalog.promotions,
    moment: { weekday: 2, minute: 9 * 60 },
  });
  return {
    shop: demoCatalog.shop,
    lines,
    quote,
    number: 'A-042',
    reference: '01932f5e-7a10-7c4e-9d2b-5a6b7c8d9e0f',
    kiosk: 'K1',
    placedAt: Date.UTC(2026, 10, 24, 8, 5),
    orderType: 'eat-in',
    language: 'en',
    duplicate: false,
    payment: { kind: 'card', card: '**** 4242', reference: '611804' },
    ...change,
  };
}
