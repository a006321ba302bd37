import fc from 'fast-check';
import { layoutTicket } from '../../../domain/ticket/layout.ts';
import { readTicketText, writeTicketText } from '../../../domain/ticket/ticket-text.ts';
import { encodeDocument } from '../../../hardware/escpos/encode-document.ts';
import { printerProfiles } from '../../../hardware/escpos/profile.ts';
import { fillGatewayText, gatewayJsonFault, gatewayTextFault } from '../../../hardware/pager/gateway-text.ts';
import { createVirtualPrinter } from '../../../hardware/sim/virtual-printer.ts';
import { readJsonCatalog } from '../../../main/catalog/read-json-catalog.ts';
import { readLoyverseCsv } from '../../../main/catalog/read-loyverse-csv.ts';
import { shopWith } from '../../selling-samples.ts';
import { cornerShop } from '../../harness/corner-shop.ts';
import { text } from '../generators.ts';
import { driverTarget, holds, target } from '../target.ts';

const words = fc.oneof(
  fc.constantFrom(
    'Thank you! 谢谢惠顾',
    'Crème brûlée €4',
    '',
    '4006381333931',
    'ضيافة',
    '\u0010\u0014\u0001',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);
const pixels = fc
  .tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 12 }), fc.nat(255))
  .map(([width, height, shade]) => ({
    ...{ kind: 'image', width, height },
    grey: Buffer.alloc(width * height, shade).toString('base64'),
  }));
const anything = fc.oneof(words, fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined));

/** Blocks as people write them: most can be read, some nearly. */
const block = fc.oneof(
  fc.record({
    kind: fc.constant('text'),
    text: words,
    scale: fc.integer({ min: 1, max: 4 }),
    bold: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('text'),
    text: words,
    align: fc.constantFrom('left', 'center', 'right'),
    underline: fc.boolean(),
    inverse: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('columns'),
    left: words,
    right: words,
    scale: fc.integer({ min: 1, max: 2 }),
  }),
  fc.constantFrom({ kind: 'rule' }, { kind: 'feed', lines: 3 }, { kind: 'qr', data: 'https://x.example/1' }),
  fc.constantFrom(
    { kind: 'barcode', symbology: 'ean13', data: '4006381333931' },
    { kind: 'barcode', symbology: 'code128', data: 'A{017}' },
  ),
  pixels,
  fc.dictionary(
    fc.constantFrom('kind', 'text', 'left', 'right', 'data', 'lines', 'scale', 'align', '__proto__'),
    anything,
  ),
);

export const ticketTexts = target({
  name: 'a shop’s own lines',
  covers: ['domain/ticket/ticket-text.ts', 'domain/ticket/layout.ts', 'domain/text/wrap-text.ts'],
  input: fc.oneof(
    { weight: 5, arbitrary: fc.array(block, { maxLength: 6 }) },
    { weight: 1, arbitrary: fc.jsonValue() },
  ),
  share: 0.5,
  open: () => (value) => {
    const read = readTicketText(value);
    if (!read.ok) {
      holds(read.error.message.length < 400 && read.error.where.length < 400, 'more than a sentence');
      return;
    }
    const again = readTicketText(JSON.parse(JSON.stringify(writeTicketText(read.value))));
    holds(again.ok, 'it does not read what it writes');
    for (const columns of [32, 48]) layoutTicket({ blocks: read.value }, { columns });
  },
});

export const papers = driverTarget({
  name: 'paper of every printer',
  covers: [
    'hardware/escpos/encode-document.ts',
    'hardware/escpos/character-set.ts',
    'hardware/escpos/pen.ts',
    'hardware/escpos/dither.ts',
    'hardware/escpos/print-codes.ts',
  ],
  input: fc.tuple(fc.array(block, { maxLength: 4 }), fc.constantFrom(...printerProfiles)),
  share: 0.02,
  open:
    () =>
    async ([value, profile]) => {
      const read = readTicketText(value);
      if (!read.ok) return;
      const { bytes } = await encodeDocument({ blocks: [...read.value, { kind: 'cut' }] }, profile);
      const before = [...bytes.keys()].filter((at) => bytes[at] === 0x10 && bytes[at + 1] === 0x14);
      holds(before.length === 0, 'it would open a cash drawer');
      if (profile.twoByte !== 'gb18030' || profile.id !== '80mm') return;
      const printer = createVirtualPrinter({ id: 'printer' });
      printer.receive(bytes);
      holds(printer.problems().length === 0, `the printer complains: ${printer.problems().join('; ')}`);
    },
});

const gatewayTexts = fc.constantFrom(
  '{"to":"{to}","text":"{text}","urgent":"{priority:no|yes}"}',
  'to={to}&text={text}&id={id}&at={at}',
  '{text:40}',
);

export const gateways = target({
  name: 'texts for gateways',
  covers: ['hardware/pager/gateway-text.ts'],
  input: fc.tuple(text(gatewayTexts, '{}:|"toxextpriority&='), words),
  open:
    () =>
    ([template, said]) => {
      gatewayJsonFault({ page: [template] });
      if (gatewayTextFault(template) !== null) return;
      const values = {
        to: '105',
        text: said,
        priority: 'urgent',
        id: '1',
        at: '2026-11-27T12:00:00Z',
      } as const;
      const filled = fillGatewayText(template, values, encodeURIComponentSafely);
      holds(filled.length <= template.length * (said.length * 9 + 30) + 10, `${filled.length} characters`);
    },
});

function encodeURIComponentSafely(value: string): string {
  return encodeURIComponent(value.replaceAll(/\p{Cs}/gu, '?'));
}

const catalogText = JSON.stringify(cornerShop());
const csv = [
  'Handle,SKU,Name,Category,Description,Sold by weight,Option 1 name,Option 1 value,Cost,Barcode,Price [Shop]',
  'coffee,10001,Coffee,Drinks,,N,Size,Small,1.00,2900000001015,2.50',
  'coffee,10002,,,,,,Large,1.20,2900000001022,3.10',
].join('\n');

export const catalogs = target({
  name: 'catalogue files',
  covers: [],
  input: fc.tuple(
    text(fc.constant(catalogText), '{}[]":,0123456789abc'),
    text(fc.constant(csv), ',"\n\r0123456789.-;N'),
  ),
  share: 0.1,
  open:
    () =>
    ([json, table]) => {
      readJsonCatalog(json);
      readLoyverseCsv(table, shopWith());
    },
});
