import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalText } from '../../domain/catalog/catalog.ts';
import { layoutTicket } from '../../domain/ticket/layout.ts';
import { receiptDocument, counterSlipDocument } from '../../domain/ticket/receipt.ts';
import { textWidth } from '../../domain/text/text-width.ts';
import { encodeDocument } from '../../hardware/escpos/encode-document.ts';
import { printerProfiles } from '../../hardware/escpos/profile.ts';
import { sampleReceipt } from './sample-receipts.ts';
import { everyDocument, sampleReadiness, sampleWork } from './sample-tickets.ts';
import { virtualPrinterLike } from './virtual-printer-like.ts';

const languages = ['en', 'zh-Hans'];
const marks = [
  { duplicate: false },
  { duplicate: true, insteadOf: 'Kitchen printer beside the very long oven 厨房' },
];

describe.each(printerProfiles.map((profile) => [profile.id, profile] as const))('on %s', (_, profile) => {
  test.each(Object.entries(everyDocument))('a %s prints without a complaint', async (_name, make) => {
    for (const language of languages) {
      for (const mark of marks) {
        const { bytes } = await encodeDocument(make({ ...mark, language }), profile);
        const printer = virtualPrinterLike(profile);
        printer.receive(bytes);
        expect(printer.problems()).toEqual([]);
        expect(JSON.stringify(printer.paper())).not.toMatch(/undefined|null,|NaN|\[object/);
      }
    }
  });
});

test.each(Object.entries(everyDocument))('a second %s says so at both ends', (_, make) => {
  for (const language of languages) {
    const lines = layoutTicket(make({ duplicate: true, language }), { columns: 32 });
    const marked = lines.filter((row) => row.kind === 'text' && row.text.includes('DUPLICATE'));
    expect(marked).toHaveLength(2);
    expect(lines.indexOf(marked[0] ?? { kind: 'rule' })).toBe(0);
    const first = layoutTicket(make({ duplicate: false, language }), { columns: 32 });
    expect(JSON.stringify(first)).not.toContain('DUPLICATE');
  }
});

test.each(Object.entries(everyDocument))('a %s from a stand-in says where it belongs', (_, make) => {
  const rows = layoutTicket(make({ duplicate: false, insteadOf: 'Grill', language: 'en' }), { columns: 48 });
  expect(rows[0]).toMatchObject({ kind: 'text', text: 'Instead of: Grill' });
});

const anyWord = fc.string({
  unit: fc.constantFrom(...'ab -汤，（é🍵\nWﬁ́'),
  maxLength: 60,
});

test('no document is ever wider than its paper, whatever the names', () => {
  fc.assert(
    fc.property(
      anyWord,
      anyWord,
      fc.constantFrom(32, 42, 48, 64),
      fc.constantFrom(...languages),
      (en, zh, columns, language) => {
        const name: LocalText = { en, 'zh-Hans': zh };
        const receipt = sampleReceipt({ language, insteadOf: en, duplicate: true, kiosk: zh });
        const named = { ...receipt, lines: receipt.lines.map((line) => ({ ...line, name })) };
        const paper = { duplicate: true, insteadOf: zh, language };
        const documents = [
          receiptDocument(named),
          counterSlipDocument(named),
          sampleWork('kitchen-ticket', { ...paper, name }),
          sampleWork('pick-list', { ...paper, name }),
          sampleReadiness({ ...paper, note: en }),
        ];
        for (const document of documents) {
          for (const row of layoutTicket(document, { columns })) {
            if (row.kind === 'text') expect(textWidth(row.text) * row.scale).toBeLessThanOrEqual(columns);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('what is white on black for the kitchen is so on paper', async () => {
  const [profile] = printerProfiles;
  if (profile === undefined) throw new Error('no profile');
  const unpaid = everyDocument['kitchen-unpaid']?.({ duplicate: false, language: 'en' });
  if (unpaid === undefined) throw new Error('no such paper');
  const printer = virtualPrinterLike(profile);
  printer.receive((await encodeDocument(unpaid, profile)).bytes);
  const inverse = printer.paper().filter((line) => line.inverse === true);
  expect(inverse.map(({ text }) => text.trim())).toEqual(['BAR', 'NOT PAID YET']);
});
