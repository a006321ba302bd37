import type { FloorDetail, FloorVisit } from '../../../contract/floor.ts';
import type { OrderLine } from '../../../domain/cart/line.ts';
import type { QuoteLine } from '../../../domain/pricing/quote.ts';
import { drawnKiosk } from '../fixtures.ts';

const line = (lineId: string, name: OrderLine['name'], base: number, quantity: number): OrderLine => ({
  lineId,
  itemId: lineId,
  sku: lineId,
  name,
  categoryIds: [],
  taxClassId: 'food',
  quantity,
  selections: [],
  base,
  options: [],
});

const lines: readonly OrderLine[] = [
  {
    ...line('flat-white', { en: 'Flat white', 'zh-Hans': '馥芮白' }, 380, 2),
    options: [
      {
        groupId: 'milk',
        optionId: 'oat',
        name: { en: 'oat milk', 'zh-Hans': '燕麦奶' },
        groupName: { en: 'Milk' },
        quantity: 1,
        amount: 50,
        depth: 0,
      },
    ],
  },
  line('study-set', { en: 'Study set', 'zh-Hans': '学习套餐' }, 1120, 1),
];

const priced = ({ lineId, quantity, base, options, taxClassId }: OrderLine): QuoteLine => {
  const optionsTotal = options.reduce((sum, { amount }) => sum + amount, 0);
  const unit = base + optionsTotal;
  const gross = unit * quantity;
  const none = { discounts: [], orderDiscount: 0, taxRate: 0, tax: 0 };
  return { lineId, quantity, base, optionsTotal, unit, gross, charged: gross, taxClassId, ...none };
};

const total = lines.map(priced).reduce((sum, { charged }) => sum + charged, 0);
const anna = { staffId: 'mia', name: 'Mia' };
const said = { at: 0, by: null, proposalId: null, shownAt: null, readAt: null };

const visit: FloorVisit = {
  sessionId: 'session-1',
  seq: 7,
  step: 'browsing',
  place: { screen: 'order' },
  language: 'ar',
  comfort: { textPercent: 100, contrast: 'standard', reach: false },
  lines,
  quote: {
    lines: lines.map(priced),
    subtotal: total,
    orderDiscounts: [],
    taxes: [],
    taxIncluded: true,
    taxTotal: 0,
    total,
  },
  number: null,
  talk: {
    messages: [
      {
        ...said,
        messageId: 'm1',
        by: anna,
        shownAt: 1,
        content: {
          kind: 'words',
          text: 'هل لديك حساسية من أي طعام؟',
          language: 'ar',
          meaning: 'Do you have an allergy?',
        },
      },
      { ...said, messageId: 'm2', content: { kind: 'reply', replyId: 'no' } },
      { ...said, messageId: 'm3', by: anna, content: { kind: 'picture', itemId: 'study-set' } },
    ],
    proposal: { proposalId: 'p', by: anna, as: 'changes', at: 0, state: 'refused', fit: null },
  },
};

/** A kiosk whose customer is helped from across the room, for drawings. */
export const drawnDetail: FloorDetail = { ...drawnKiosk({ said: 1, lines: 2 }), visit, devices: [] };

/** The same while money is asked for. */
export const drawnPaying: FloorDetail = {
  ...drawnDetail,
  step: 'paying',
  visit: {
    ...visit,
    step: 'paying',
    place: null,
    lines: [],
    quote: null,
    talk: {
      messages: [],
      proposal: { proposalId: 'p', by: anna, as: 'changes', at: 0, state: 'passed', fit: null },
    },
  },
};
