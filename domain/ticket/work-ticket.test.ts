import { expect, test } from 'vitest';
import { layoutTicket } from './layout.ts';
import type { OrderPart, PartLine } from './order-parts.ts';
import { kitchenTicketDocument, pickListDocument, type WorkTicketInput } from './work-ticket.ts';

const soup: PartLine = {
  quantity: 12,
  name: { en: 'Tomato soup', 'zh-Hans': '番茄汤' },
  sku: 'SOUP',
  codes: ['2900000001015'],
  shelf: 'A1',
  partOf: null,
  options: [
    { name: { en: 'Sourdough' }, quantity: 1, depth: 0, changed: false, madeAt: null },
    { name: { en: 'Egg' }, quantity: 2, depth: 0, changed: true, madeAt: null },
    { name: { en: 'Cola' }, quantity: 1, depth: 0, changed: true, madeAt: 'bar' },
  ],
  without: [{ en: 'onions', 'zh-Hans': '洋葱' }],
  allergens: ['gluten', 'milk'],
};
const part: OrderPart = { document: 'kitchen-ticket', station: 'grill', lines: [soup], number: 1, of: 2 };
const input: WorkTicketInput = {
  part,
  number: 'A-042',
  orderType: 'take-away',
  placedAt: Date.UTC(2026, 10, 24, 8, 5),
  timeZone: 'Europe/Berlin',
  kiosk: 'K1',
  paid: true,
  language: 'en',
  duplicate: false,
};

function rows(document: ReturnType<typeof kitchenTicketDocument>, columns = 48) {
  return layoutTicket(document, { columns }).map((row) =>
    row.kind === 'text'
      ? { text: row.text.trim(), scale: row.scale, inverse: row.inverse }
      : { text: `[${row.kind}]` },
  );
}

test('a kitchen ticket says what to make, large, and nothing about money', () => {
  const ticket = rows(kitchenTicketDocument(input));
  expect(ticket).toEqual(
    expect.arrayContaining([
      { text: 'GRILL', scale: 2, inverse: true },
      { text: 'A-042', scale: 4, inverse: false },
      { text: 'TAKE AWAY', scale: 2, inverse: false },
      { text: '12 x Tomato soup', scale: 2, inverse: false },
      { text: 'Sourdough', scale: 1, inverse: false },
      { text: '+ 2 x Egg', scale: 2, inverse: false },
      { text: 'Cola (bar)', scale: 1, inverse: false },
      { text: 'NO onions', scale: 2, inverse: true },
      { text: 'Contains: gluten, milk', scale: 1, inverse: false },
      { text: 'Ticket 1 of 2', scale: 1, inverse: false },
    ]),
  );
  expect(ticket.at(-1)).toEqual({ text: '[cut]' });
  expect(JSON.stringify(ticket)).not.toMatch(/\d[.,]\d\d|€|NOT PAID/);
});

test('one that is made before it is paid says so, in white on black', () => {
  expect(rows(kitchenTicketDocument({ ...input, paid: false }))).toContainEqual({
    text: 'NOT PAID YET',
    scale: 2,
    inverse: true,
  });
});

test('it speaks the language of the kitchen', () => {
  const ticket = rows(kitchenTicketDocument({ ...input, language: 'zh-Hans' })).map(({ text }) => text);
  expect(ticket).toEqual(expect.arrayContaining(['外带', '12 x 番茄汤', '不要 洋葱', '含有：麸质、奶']));
});

test('a line of a thousand units fits the narrowest paper', () => {
  const many = { ...part, lines: [{ ...soup, quantity: 1000 }] };
  expect(() => rows(kitchenTicketDocument({ ...input, part: many }), 32)).not.toThrow();
  expect(() => rows(pickListDocument({ ...input, part: many }), 32)).not.toThrow();
});

test('a pick list leads from shelf to shelf, with a box, the article number and a code to scan', () => {
  const next = { ...soup, name: { en: 'Pen' }, sku: 'PEN', codes: ['no barcode'], without: [] };
  const list = pickListDocument({
    ...input,
    part: {
      ...part,
      document: 'pick-list',
      station: null,
      lines: [soup, next, { ...next, shelf: null, codes: ['012345678905'] }],
    },
  });
  const texts = rows(list).map(({ text }) => text);
  expect(texts.filter((text) => /helf/.test(text))).toEqual(['Shelf A1', 'No shelf']);
  expect(texts.find((text) => text.includes('Tomato soup'))).toMatch(/^\[ \] 12 x Tomato soup +SOUP$/);
  expect(texts).toContain('no barcode');
  expect(texts).toContain('36 in all');
  expect(list.blocks.filter(({ kind }) => kind === 'barcode')).toEqual([
    { kind: 'barcode', symbology: 'ean13', data: '2900000001015' },
    { kind: 'barcode', symbology: 'ean13', data: '0012345678905' },
  ]);
});
