import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyLines, anyPromotions, anyShop, NOON } from '../../tests/selling-samples.ts';
import type { Currency } from '../catalog/catalog.ts';
import { priceOrder } from '../pricing/price-order.ts';
import type { TicketBlock } from './document.ts';
import { layoutTicket } from './layout.ts';
import { counterSlipDocument, receiptDocument, type ReceiptInput } from './receipt.ts';

const anyReceipt: fc.Arbitrary<ReceiptInput> = fc
  .record({ shop: anyShop, lines: anyLines, promotions: anyPromotions })
  .map(({ shop, lines, promotions }) => ({
    shop,
    lines,
    quote: priceOrder({ lines, orderType: 'eat-in', shop, promotions, moment: NOON }),
    number: 'A01',
    reference: 'ref',
    kiosk: 'K1',
    placedAt: 0,
    orderType: 'eat-in',
    language: 'en',
    duplicate: false,
    payment: { kind: 'card', card: '**** 4242', reference: '1' },
  }));

/** What a person with a pencil reads in the right column, in minor units. */
function minor(text: string, currency: Currency): number {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) throw new Error(`no amount: '${text}'`);
  const [, sign = '', whole = '', decimals = ''] = match;
  expect(decimals).toHaveLength(currency.decimals);
  return Number(`${sign}${whole}${decimals}`);
}

function amounts(blocks: readonly TicketBlock[], currency: Currency): readonly number[] {
  return blocks.flatMap((block) =>
    block.kind === 'columns' && block.right !== '' ? [minor(block.right, currency)] : [],
  );
}

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);

test('whatever is sold: the amounts that stand above the total add up to it, to the last unit', () => {
  fc.assert(
    fc.property(anyReceipt, (input) => {
      const { blocks } = receiptDocument(input);
      const { currency } = input.shop;
      const rules = blocks.flatMap((block, at) => (block.kind === 'rule' ? [at] : []));
      const [from = 0, to = 0] = rules;
      const total = blocks.findIndex((block) => block.kind === 'columns' && block.scale === 2);
      const lines = sum(amounts(blocks.slice(from, to), currency));
      const between = amounts(blocks.slice(to, total), currency);
      // The first of them is the subtotal, when there is anything between it and the total.
      const [subtotal = lines, ...rest] = between;
      expect(lines).toBe(subtotal);
      expect(subtotal + sum(rest)).toBe(input.quote.total);
    }),
  );
});

test('receipt and slip say the same total, on any paper', () => {
  fc.assert(
    fc.property(anyReceipt, fc.constantFrom(32, 48), (input, columns) => {
      const totalOf = (document: ReturnType<typeof receiptDocument>): string | undefined =>
        layoutTicket(document, { columns })
          .flatMap((row) => (row.kind === 'text' && row.scale === 2 ? [row.text] : []))
          .find((text) => text.startsWith('Total'));
      expect(totalOf(receiptDocument(input))).toBe(totalOf(counterSlipDocument(input)));
      expect(totalOf(receiptDocument(input))).toBeDefined();
    }),
    { numRuns: 50 },
  );
});
