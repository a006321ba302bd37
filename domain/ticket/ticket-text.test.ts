import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDigit } from '../barcode/gtin.ts';
import type { TicketBlock } from './document.ts';
import { layoutTicket } from './layout.ts';
import { readTicketText, writeTicketText } from './ticket-text.ts';

const anyBlock: fc.Arbitrary<TicketBlock> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    text: fc.string({ maxLength: 40 }),
    align: fc.constantFrom('left' as const, 'center' as const, 'right' as const),
    bold: fc.boolean(),
    underline: fc.boolean(),
    inverse: fc.boolean(),
    scale: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({
    kind: fc.constant('columns' as const),
    left: fc.string({ maxLength: 40 }),
    right: fc.string({ maxLength: 32 }),
    bold: fc.boolean(),
    scale: fc.integer({ min: 1, max: 2 }),
  }),
  fc.constant({ kind: 'rule' as const }),
  fc.record({ kind: fc.constant('feed' as const), lines: fc.integer({ min: 1, max: 10 }) }),
  fc.record({ kind: fc.constant('qr' as const), data: fc.stringMatching(/^[ -~]{1,60}$/) }),
  fc.record({
    kind: fc.constant('barcode' as const),
    symbology: fc.constant('code128' as const),
    data: fc.stringMatching(/^[ -~]{1,20}$/),
  }),
  fc.stringMatching(/^\d{12}$/).map((body) => ({
    kind: 'barcode' as const,
    symbology: 'ean13' as const,
    data: body + checkDigit(body),
  })),
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
    .chain(([width, height]) =>
      fc
        .uint8Array({ minLength: width * height, maxLength: width * height })
        .map((grey) => ({ kind: 'image' as const, picture: { width, height, grey } })),
    ),
);

test('what is written is read back, through JSON, and fits any paper', () => {
  fc.assert(
    fc.property(fc.array(anyBlock, { maxLength: 12 }), (blocks) => {
      const read = readTicketText(JSON.parse(JSON.stringify(writeTicketText(blocks))));
      expect(read).toEqual({ ok: true, value: blocks });
      layoutTicket({ blocks }, { columns: 32 });
    }),
  );
});

test('a cut is not a shop’s to write, and is left out', () => {
  expect(writeTicketText([{ kind: 'rule' }, { kind: 'cut' }])).toEqual([{ kind: 'rule' }]);
  expect(readTicketText([{ kind: 'cut' }]).ok).toBe(false);
});

describe('says where a mistake stands and what to write instead', () => {
  test.each<[unknown, string, string]>([
    ['text', 'blocks', 'write a list of blocks'],
    [Array.from({ length: 41 }, () => ({ kind: 'rule' })), 'blocks', 'at most 40'],
    [['hello'], 'blocks[0]', 'write a block as'],
    [[{ kind: 'rule' }, { kind: 'picture' }], 'blocks[1].kind', 'use one of text, columns'],
    [[{ kind: 'toString' }], 'blocks[0].kind', 'use one of'],
    [[{ kind: 'text', text: 'a', colour: 'red' }], 'blocks[0].colour', 'leave it out'],
    [[{ kind: 'text' }], 'blocks[0].text', 'write a text'],
    [[{ kind: 'text', text: 'x'.repeat(501) }], 'blocks[0].text', '500'],
    [[{ kind: 'text', text: 'a', scale: 9 }], 'blocks[0].scale', 'from 1 to 4'],
    [[{ kind: 'text', text: 'a', bold: 'yes' }], 'blocks[0].bold', 'true or false'],
    [[{ kind: 'text', text: 'a', align: 'middle' }], 'blocks[0].align', 'left, center, right'],
    [[{ kind: 'feed', lines: 900 }], 'blocks[0].lines', 'from 1 to 10'],
    [[{ kind: 'qr', data: 'é' }], 'blocks[0].data', 'printable'],
    [[{ kind: 'barcode', symbology: 'ean8', data: '1' }], 'blocks[0].symbology', 'ean13'],
    [
      [{ kind: 'barcode', symbology: 'ean13', data: '4006381333932' }],
      'blocks[0].data',
      'last digit does not check',
    ],
    [[{ kind: 'image', width: 2, height: 2, grey: 'AAA=' }], 'blocks[0].grey', '2 × 2 bytes'],
    [[{ kind: 'image', width: 9000, height: 2, grey: '' }], 'blocks[0].width', 'from 1 to 576'],
  ])('%j', (value, where, message) => {
    const read = readTicketText(value);
    expect(read).toMatchObject({ ok: false, error: { where } });
    expect(read.ok ? '' : read.error.message).toContain(message);
  });
});

test('nothing that JSON can hold breaks it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      readTicketText(value);
      readTicketText([value]);
    }),
  );
});
