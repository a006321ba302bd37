import { describe, expect, test } from 'vitest';
import { sampleReceipt } from '../../tests/paper/sample-receipts.ts';
import { layoutTicket } from './layout.ts';
import { counterSlipDocument, receiptDocument, type ReceiptInput } from './receipt.ts';

function paper(input: ReceiptInput, columns = 48): readonly string[] {
  return layoutTicket(receiptDocument(input), { columns }).map((row) =>
    row.kind === 'text' ? row.text : `[${row.kind}${row.kind === 'qr' ? ` ${row.data}` : ''}]`,
  );
}

const squeezed = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.trim().replaceAll(/ {2,}/g, ' … '));

describe('a receipt', () => {
  test('says who sold what, when, for how much, and how it was paid', () => {
    const lines = squeezed(paper(sampleReceipt()));
    expect(lines).toEqual(
      expect.arrayContaining([
        'Morning Page',
        'A-042',
        'Eat in',
        '24 Nov 2026, 09:05 … K1',
        '2 x Caffè latte … 11.60',
        'Oat drink +0.50',
        '5.80 each',
        'Total … €40.80',
        'Includes 19% tax … 5.47',
        'Paid by card … **** 4242',
        'Reference … 611804',
        '[qr 01932f5e-7a10-7c4e-9d2b-5a6b7c8d9e0f]',
        '[cut]',
      ]),
    );
    expect(lines.at(-1)).toBe('[cut]');
  });

  test('speaks Chinese to a Chinese customer', () => {
    const lines = squeezed(paper(sampleReceipt({ language: 'zh-Hans' })));
    expect(lines).toEqual(
      expect.arrayContaining(['晨页', '堂食', '2 x 拿铁 … 11.60', '合计 … €40.80', '请留意叫号。']),
    );
  });

  test('prints the number four times as large and the total twice', () => {
    const rows = layoutTicket(receiptDocument(sampleReceipt()), { columns: 48 });
    const scaleOf = (start: string): number | undefined =>
      rows.flatMap((row) => (row.kind === 'text' && row.text.startsWith(start) ? [row.scale] : []))[0];
    expect(scaleOf('A-042')).toBe(4);
    expect(scaleOf('Total')).toBe(2);
  });

  test('the amounts in its column add up to its total', () => {
    const lines = paper(sampleReceipt());
    const from = lines.indexOf('[rule]');
    const to = lines.lastIndexOf('[rule]');
    const cents = lines
      .slice(from, to)
      .flatMap((line) => / {2}(-?\d+\.\d\d)$/.exec(line)?.[1] ?? [])
      .reduce((sum, amount) => sum + Math.round(Number(amount) * 100), 0);
    expect(cents).toBe(sampleReceipt().quote.total);
  });

  test('a weighed package shows its weight and the price of a kilogram, a priced one its weight alone', () => {
    const input = sampleReceipt();
    const [first, ...others] = input.lines;
    if (first === undefined) throw new Error('an empty sample');
    const weight = { units: 365, decimals: 3 };
    const printed = (perKilogram: number | null) =>
      squeezed(
        paper({ ...input, lines: [{ ...first, label: { price: null, weight, perKilogram } }, ...others] }),
      );
    expect(printed(1290)).toContain('0.365 kg x 12.90');
    expect(printed(null)).toContain('0.365 kg');
  });

  test('an order that is not paid says so, and never thanks for payment', () => {
    const lines = paper(sampleReceipt({ payment: { kind: 'counter' } }));
    expect(lines).toContain('PAY AT THE COUNTER');
    expect(lines.join('\n')).not.toMatch(/Paid|Thank/);
  });

  test('a second print says DUPLICATE at both ends, in any language', () => {
    for (const language of ['en', 'zh-Hans']) {
      const lines = paper(sampleReceipt({ duplicate: true, language }), 32);
      const marked = lines.filter((line) => line.includes('DUPLICATE'));
      expect(marked).toHaveLength(2);
      expect(lines.indexOf(marked[0] ?? '')).toBe(0);
    }
    expect(paper(sampleReceipt()).join('\n')).not.toContain('DUPLICATE');
  });

  test('tax on top stands above the total, tax inside below it', () => {
    const input = sampleReceipt();
    const added = paper({ ...input, quote: { ...input.quote, taxIncluded: false } });
    const at = (lines: readonly string[], start: string): number =>
      lines.findIndex((line) => line.trim().startsWith(start));
    expect(at(added, 'Subtotal')).toBeLessThan(at(added, 'Tax 19%'));
    expect(at(added, 'Tax 19%')).toBeLessThan(at(added, 'Total'));
    const inside = paper(input);
    expect(at(inside, 'Includes 19% tax')).toBeGreaterThan(at(inside, 'Total'));
  });

  test('a quote of another order is our mistake', () => {
    const input = sampleReceipt();
    expect(() => receiptDocument({ ...input, quote: { ...input.quote, lines: [] } })).toThrow(/no line/);
  });
});

test('the slip for the till carries number, lines, total and code', () => {
  const rows = layoutTicket(counterSlipDocument(sampleReceipt()), { columns: 48 });
  const text = rows.map((row) => (row.kind === 'text' ? row.text : row.kind)).join('\n');
  expect(text).toContain('PAY AT THE COUNTER');
  expect(text).toContain('A-042');
  expect(text).toContain('Caffè latte');
  expect(text).toMatch(/Total +€40\.80/);
  expect(rows.at(-1)).toEqual({ kind: 'cut' });
});
