import { describe, expect, test } from 'vitest';
import type { LocalText } from '../catalog/catalog.ts';
import type { OrderStepName } from '../order/order-snapshot.ts';
import { textWidth } from '../text/text-width.ts';
import { fitDisplayLine } from './display-line.ts';
import { type DisplayFacts, displayLinesOf } from './display-lines.ts';
import { displayTexts } from './display-texts.ts';

const latte: LocalText = { en: 'Latte', 'zh-Hans': '拿铁', de: 'Milchkaffee' };

const nobody: DisplayFacts = {
  shopName: { en: 'Corner Café', 'zh-Hans': '街角咖啡' },
  currency: { code: 'EUR', symbol: '€', decimals: 2 },
  language: 'en',
  script: 'latin',
  closed: false,
  visit: null,
};

function visit(step: OrderStepName, change: Partial<NonNullable<DisplayFacts['visit']>> = {}): DisplayFacts {
  return {
    ...nobody,
    visit: {
      step,
      lines: [
        { lineId: 'a', name: { en: 'Scone' }, quantity: 1 },
        { lineId: 'b', name: latte, quantity: 2 },
      ],
      quote: { lines: [quoted('a', 290), quoted('b', 840)], total: 1130 },
      number: '41',
      paid: true,
      ...change,
    },
  };
}

function quoted(
  lineId: string,
  charged: number,
): NonNullable<DisplayFacts['visit']>['quote']['lines'][number] {
  return {
    lineId,
    quantity: 1,
    base: charged,
    optionsTotal: 0,
    unit: charged,
    gross: charged,
    discounts: [],
    orderDiscount: 0,
    charged,
    taxClassId: 't',
    taxRate: 0,
    tax: 0,
  };
}

const seen = (facts: DisplayFacts): readonly string[] =>
  displayLinesOf(facts).map((line) => fitDisplayLine(line, 20).trimEnd());

describe('the pole display', () => {
  test('welcomes, and says so when the kiosk is closed', () => {
    expect(seen(nobody)).toEqual(['Welcome', 'Corner Café']);
    expect(seen({ ...nobody, closed: true })).toEqual(['Corner Café', 'Kiosk closed']);
  });

  test('shows the last item with what the line costs, and the total', () => {
    expect(seen(visit('browsing'))).toEqual(['2 Latte         8.40', 'Total      EUR 11.30']);
    expect(seen(visit('browsing', { lines: [] }))).toEqual(['Welcome', 'Corner Café']);
  });

  test.each<[OrderStepName, string, string]>([
    ['reviewing', 'Total      EUR 11.30', 'Please check order'],
    ['paying', 'Total      EUR 11.30', 'Please pay'],
    ['declined', 'Total      EUR 11.30', 'Please pay'],
    ['checking', 'Checking payment', 'Do not pay again'],
    ['done', 'Thank you', 'Your number       41'],
  ])('while %s says what is so', (step, upper, lower) => {
    expect(seen(visit(step))).toEqual([upper, lower]);
  });

  test('never thanks for money that is still to be paid', () => {
    expect(seen(visit('done', { paid: false }))).toEqual(['Pay at the counter', 'Your number       41']);
  });

  test('shows nothing of an order that was parked or left', () => {
    for (const step of ['parked', 'closed', 'starting'] as const)
      expect(seen(visit(step))).toEqual(['Welcome', 'Corner Café']);
  });

  test('falls back to a name in Latin letters where it can show no others', () => {
    const chinese = { ...visit('browsing'), language: 'zh-Hans' };
    expect(seen(chinese)[0]).toBe('2 Latte         8.40');
    expect(seen({ ...chinese, script: 'chinese' })).toEqual(['2 拿铁          8.40', '合计       EUR 11.30']);
    expect(seen({ ...visit('browsing'), language: 'de' })[0]).toBe('2 Milchkaffee   8.40');
    const onlyChinese = visit('browsing', {
      lines: [{ lineId: 'b', name: { 'zh-Hans': '拿铁' }, quantity: 1 }],
    });
    expect(seen({ ...onlyChinese, language: 'zh-Hans' })[0]).toBe('Item            8.40');
  });

  test('has words that fit', () => {
    for (const script of ['latin', 'chinese'] as const)
      for (const word of Object.values(displayTexts('zh-Hans', script)))
        expect(textWidth(String(word))).toBeLessThanOrEqual(20);
  });
});
