import { indexCatalog } from '../../domain/catalog/catalog-index.ts';
import type { Language, LocalText } from '../../domain/catalog/catalog.ts';
import { buildLine } from '../../domain/cart/build-line.ts';
import type { OrderLine, Selection } from '../../domain/cart/line.ts';
import { minimalSelections } from '../../domain/cart/ready-selections.ts';
import { readinessChecks, type ReadinessReport } from '../../domain/readiness/readiness.ts';
import { shiftReport, type ShiftFacts } from '../../domain/shift/shift-report.ts';
import type { TicketDocument } from '../../domain/ticket/document.ts';
import { orderParts, type OrderPart } from '../../domain/ticket/order-parts.ts';
import { readinessDocument } from '../../domain/ticket/readiness-document.ts';
import { counterSlipDocument, receiptDocument } from '../../domain/ticket/receipt.ts';
import { shiftDocument } from '../../domain/ticket/shift-document.ts';
import type { TicketMarks } from '../../domain/ticket/ticket-marks.ts';
import { kitchenTicketDocument, pickListDocument } from '../../domain/ticket/work-ticket.ts';
import { demoCatalog, sampleReceipt } from './sample-receipts.ts';

const index = indexCatalog(demoCatalog);

function demoLine(itemId: string, quantity: number, selections?: readonly Selection[]): OrderLine {
  const minimal = minimalSelections(index, itemId);
  if (!minimal.ok) throw new Error(`${itemId}: ${JSON.stringify(minimal.error)}`);
  const built = buildLine(index, `line-${itemId}`, itemId, quantity, selections ?? minimal.value);
  if (!built.ok) throw new Error(`${itemId}: ${JSON.stringify(built.error)}`);
  return built.value;
}

/** Two stations and two shelves: a coffee with its own wishes, a meal whose drink the bar makes, a pen and a notebook. */
export const sampleLines: readonly OrderLine[] = [
  demoLine('latte', 2, [
    { groupId: 'cup-size', optionId: 'large', quantity: 1 },
    { groupId: 'milk', optionId: 'oat', quantity: 1 },
    { groupId: 'hot-or-iced', optionId: 'hot', quantity: 1 },
  ]),
  demoLine('lunch-meal', 1, [
    { groupId: 'lunch-main', optionId: 'hummus-wrap', quantity: 1 },
    {
      groupId: 'lunch-drink',
      optionId: 'lemonade',
      quantity: 1,
      nested: [{ groupId: 'ice-level', optionId: 'no-ice', quantity: 1 }],
    },
    { groupId: 'lunch-side', optionId: 'side-salad', quantity: 1 },
  ]),
  demoLine('tomato-soup', 12),
  demoLine('gel-pen-black', 3),
  demoLine('notebook-a5-dotted', 1),
];

export const sampleParts: readonly OrderPart[] = orderParts(sampleLines, index, () => 'kitchen');

const at = Date.UTC(2026, 10, 24, 8, 5);
const day = { timeZone: demoCatalog.shop.timeZone, kiosk: 'K1' };

/** Part of the sample order that one place makes or holds, with the names that a test wants on it. */
export function sampleWork(
  document: OrderPart['document'],
  paper: TicketMarks & { readonly language: Language; readonly paid?: boolean; readonly name?: LocalText },
): TicketDocument {
  const found = sampleParts.find((part) => part.document === document);
  if (found === undefined) throw new Error(`the sample order has no ${document}`);
  const { name } = paper;
  const part =
    name === undefined
      ? found
      : {
          ...found,
          station: name['en'] ?? '',
          lines: found.lines.map((line) => ({
            ...line,
            name,
            partOf: name,
            without: [name],
            options: line.options.map((option) => ({ ...option, name })),
          })),
        };
  const input = {
    ...day,
    paid: true,
    ...paper,
    part,
    number: 'A-042',
    orderType: 'eat-in' as const,
    placedAt: at,
  };
  return document === 'kitchen-ticket' ? kitchenTicketDocument(input) : pickListDocument(input);
}

export const sampleFacts: ShiftFacts = {
  orders: [
    { orderId: 'o1', number: 'A-041', units: 7, paid: true, quote: sampleReceipt().quote },
    { orderId: 'o2', number: 'A-042', units: 7, paid: true, quote: sampleReceipt().quote },
    { orderId: 'o3', number: 'A-043', units: 7, paid: false, quote: sampleReceipt().quote },
  ],
  payments: [
    { orderId: 'o1', number: 'A-041', amount: sampleReceipt().quote.total, status: 'approved', at },
    { orderId: 'o4', number: null, amount: 1290, status: 'unknown', at },
  ],
  prints: [{ document: 'kitchen-ticket', number: 'A-042', outcome: 'unknown', at }],
  calls: [
    { byCustomer: true, raisedAt: at, acceptedAt: at + 12_000, needless: false },
    { byCustomer: true, raisedAt: at, acceptedAt: null, needless: false },
    { byCustomer: false, raisedAt: at, acceptedAt: at + 40_000, needless: false },
  ],
};

export function sampleShift(paper: TicketMarks & { readonly language: Language }): TicketDocument {
  return shiftDocument(shiftReport(sampleFacts), {
    ...day,
    ...paper,
    shopName: demoCatalog.shop.name,
    day: '2026-11-24',
    madeAt: at,
    madeBy: 'Petra',
    anchor,
    currency: demoCatalog.shop.currency,
  });
}

const anchor = { seq: 48_211, hash: '34527e1fc448f67c'.padEnd(64, '0') };

export function sampleReadiness(
  paper: TicketMarks & { readonly language: Language; readonly note?: string },
): TicketDocument {
  const results = ['ok', 'ok', 'failed', 'skipped', 'not-there'] as const;
  const report: ReadinessReport = {
    reportId: 'r1',
    kioskId: 'K1',
    kioskName: 'Kiosk 1',
    startedAt: at,
    endedAt: at + 58_000,
    by: 'Petra',
    entries: readinessChecks.map((check, place) => ({
      check,
      deviceId: check === 'printer' ? 'printer' : null,
      result: results[place % results.length] ?? 'ok',
      at: at + place * 5_000,
      by: place % 2 === 0 ? 'Mia' : null,
      note: paper.note ?? (check === 'disk' ? '12.4 GB free' : ''),
    })),
  };
  return readinessDocument(report, { ...day, ...paper, anchor });
}

/** A logo as a manager's page sends it: a round grey badge. */
export function sampleLogo(width = 96, height = 64) {
  const grey = new Uint8Array(width * height).map((_, dot) => {
    const [x, y] = [dot % width, Math.floor(dot / width)];
    const far = ((x - width / 2) / (width / 2)) ** 2 + ((y - height / 2) / (height / 2)) ** 2;
    return far > 1 ? 255 : Math.round(far * 200);
  });
  return { kind: 'image', picture: { width, height, grey } } as const;
}

/** Every kind of paper that there is, by name. */
export const everyDocument: Readonly<
  Record<string, (paper: TicketMarks & { readonly language: Language }) => TicketDocument>
> = {
  receipt: (paper) =>
    receiptDocument(
      sampleReceipt({
        ...paper,
        header: [sampleLogo()],
        footer: [{ kind: 'text', text: 'www.morningpage.example', align: 'center' }],
      }),
    ),
  'counter-receipt': (paper) => receiptDocument(sampleReceipt({ ...paper, payment: { kind: 'counter' } })),
  'counter-slip': (paper) => counterSlipDocument(sampleReceipt(paper)),
  'kitchen-ticket': (paper) => sampleWork('kitchen-ticket', paper),
  'kitchen-unpaid': (paper) => sampleWork('kitchen-ticket', { ...paper, paid: false }),
  'pick-list': (paper) => sampleWork('pick-list', paper),
  'shift-report': sampleShift,
  'readiness-report': sampleReadiness,
};
