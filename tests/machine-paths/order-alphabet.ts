import { waitingOf } from '../../domain/approval/approval.ts';
import { settleApprovals } from '../../domain/approval/settle.ts';
import { ORDER_SNAPSHOT_VERSION } from '../../domain/order/order-context.ts';
import type { OrderEvent, OrderEventType } from '../../domain/order/order-events.ts';
import { type OrderSnapshot, stepOf } from '../../domain/order/order-snapshot.ts';
import type { IdentifiedNotice, OrderContext } from '../../domain/order/order-types.ts';
import { priceOrder } from '../../domain/pricing/price-order.ts';
import type { Quote } from '../../domain/pricing/quote.ts';
import { lineOf, NOON, shopWith } from '../selling-samples.ts';

const notice: IdentifiedNotice = { kind: 'kept-order', noticeId: 'n' };
const code = 'AB-CD';

/** Attempts that a walk makes; a third changes nothing that a second did not. */
const MOST_ATTEMPTS = 2;
const MOST_LINES = 2;

const by = { staffId: 'mia', name: 'Mia' };

function quoteOf({ lines, discount }: Pick<OrderContext, 'lines' | 'discount'>): Quote {
  return priceOrder({ lines, discount, orderType: null, shop: shopWith(), promotions: [], moment: NOON });
}

type Makers = {
  readonly [T in OrderEventType]: (
    snapshot: OrderSnapshot,
  ) => readonly Extract<OrderEvent, { readonly type: T }>[];
};

const attempts = ({ context }: OrderSnapshot) => context.attempts.map(({ attemptId }) => attemptId);
const someLine = ({ context }: OrderSnapshot) => context.lines.slice(0, 1);

/** For every type of event the ones worth trying in a state: the compiler asks for all of them. */
const makers: Makers = {
  'language.chosen': () => [{ type: 'language.chosen', language: 'zh-Hans' }],
  'comfort.chosen': () => [
    { type: 'comfort.chosen', comfort: { textPercent: 200, contrast: 'high', reach: true } },
  ],
  'type.chosen': () => [{ type: 'type.chosen', orderType: 'take-away' }],
  begun: () => [{ type: 'begun' }],
  moved: () => [{ type: 'moved', place: { screen: 'order' } }],
  'line.added': ({ context }) =>
    context.lines.length >= MOST_LINES
      ? []
      : [
          { type: 'line.added', line: lineOf(`l${context.lines.length}`, 300), notice: null },
          {
            type: 'line.added',
            line: lineOf(`l${context.lines.length}`, 500, { minAge: 18 }),
            notice,
          },
        ],
  'line.changed': (snapshot) =>
    someLine(snapshot).map((line) => ({ type: 'line.changed', line: { ...line, base: 400 } })),
  'line.removed': (snapshot) => someLine(snapshot).map(({ lineId }) => ({ type: 'line.removed', lineId })),
  'line.restored': () => [{ type: 'line.restored' }],
  noticed: () => [{ type: 'noticed', notice, place: null }],
  'notice.dismissed': () => [{ type: 'notice.dismissed', noticeId: 'n' }],
  'review.granted': ({ context }) => {
    const { lines } = context;
    const quote = quoteOf(context);
    return [{ type: 'review.granted', lines, quote, notices: [] }];
  },
  'review.refused': ({ context }) => [{ type: 'review.refused', lines: context.lines, notices: [notice] }],
  reopened: () => [{ type: 'reopened' }],
  'line.voided': (snapshot) =>
    someLine(snapshot).map(({ lineId }) => ({ type: 'line.voided', lineId, by, reason: 'broken', notice })),
  'approval.asked': (snapshot) =>
    someLine(snapshot).map(({ lineId, base }) => ({
      type: 'approval.asked',
      wish: {
        lineId,
        change: { kind: 'discount', percent: 50 },
        listed: base,
        reason: 'old',
        askedBy: null,
      },
    })),
  'approval.withdrawn': ({ context }) =>
    waitingOf(context.approvals)
      .slice(0, 1)
      .map(({ approvalId }) => ({ type: 'approval.withdrawn', approvalId })),
  'approval.settled': (snapshot) =>
    waitingOf(snapshot.context.approvals).flatMap(({ approvalId }) =>
      [true, false].map((allowed) => {
        const settlement = { approvalIds: [approvalId], allowed, by, reason: 'seen', unit: null };
        const after = settleApprovals(snapshot.context, settlement);
        const reviewed = stepOf(snapshot.value) === 'reviewing';
        return {
          type: 'approval.settled',
          settlement,
          quote: reviewed ? quoteOf(after) : null,
          notices: [notice],
        };
      }),
    ),
  'order.adjusted': (snapshot) => {
    const adjusted = { kind: 'discount', percent: 10, by, reason: 'old' } as const;
    const reviewed = stepOf(snapshot.value) === 'reviewing';
    return [
      {
        type: 'order.adjusted',
        lineId: null,
        adjusted,
        quote: reviewed ? quoteOf({ ...snapshot.context, discount: adjusted }) : null,
        notices: [notice],
      },
    ];
  },
  'order.fetched': () => [
    {
      type: 'order.fetched',
      lines: [lineOf('l0', 300, { tagged: true })],
      orderType: null,
      language: 'en',
      discount: null,
      notice,
      changes: [],
    },
  ],
  'order.setAside': () => [
    { type: 'order.setAside', code, close: true },
    { type: 'order.setAside', code, close: false },
  ],
  'pay.card': ({ context }) =>
    context.attempts.length >= MOST_ATTEMPTS
      ? []
      : [
          {
            type: 'pay.card',
            attemptId: `a${context.attempts.length}`,
            orderId: 'o',
            number: 'A01',
            amount: context.quote?.total ?? 0,
          },
        ],
  'pay.counter': () => [{ type: 'pay.counter', orderId: 'o', number: 'A01', jobId: 'j' }],
  'payment.cancelRequested': () => [{ type: 'payment.cancelRequested' }],
  'payment.approved': (snapshot) =>
    attempts(snapshot).map((attemptId) => ({
      type: 'payment.approved',
      attemptId,
      reference: 'r',
      card: '****',
      jobId: 'j',
      callId: 'c',
      notice,
    })),
  'payment.declined': (snapshot) =>
    attempts(snapshot).map((attemptId) => ({
      type: 'payment.declined',
      attemptId,
      reason: 'declined',
      jobId: 'j',
    })),
  'payment.unknown': (snapshot) =>
    attempts(snapshot).map((attemptId) => ({
      type: 'payment.unknown',
      attemptId,
      callId: 'c',
      jobId: 'j',
    })),
  'print.settled': () =>
    (['printed', 'failed', 'unknown', 'none'] as const).map((outcome) => ({
      type: 'print.settled',
      jobId: 'j',
      outcome,
      callId: 'c',
    })),
  'proposal.made': () => [
    {
      type: 'proposal.made',
      proposal: {
        proposalId: 'p',
        at: 0,
        by: { staffId: 'mia', name: 'Mia' },
        as: 'changes',
        steps: [],
        touched: [],
        state: 'open',
      },
    },
  ],
  'proposal.withdrawn': () => [{ type: 'proposal.withdrawn', proposalId: 'p' }],
  'proposal.refused': () => [{ type: 'proposal.refused', proposalId: 'p' }],
  'proposal.accepted': () => [
    { type: 'proposal.accepted', proposalId: 'p', lines: [lineOf('l0', 300)] },
    { type: 'proposal.accepted', proposalId: 'p', lines: [] },
  ],
  rated: () => [{ type: 'rated', stars: 5 }],
  touched: () => [{ type: 'touched' }],
  'help.opened': () => [{ type: 'help.opened' }],
  'help.closed': () => [{ type: 'help.closed' }],
  finished: () => [{ type: 'finished' }],
  startedOver: () => [{ type: 'startedOver' }],
  'idle.elapsed': () => [{ type: 'idle.elapsed' }],
  'leave.elapsed': () => [{ type: 'leave.elapsed', code }],
  'hold.elapsed': () => [{ type: 'hold.elapsed', notice }],
  'helpBound.elapsed': () => [{ type: 'helpBound.elapsed', code }],
  'checkingBound.elapsed': () => [{ type: 'checkingBound.elapsed', code }],
  'thanks.elapsed': () => [{ type: 'thanks.elapsed' }],
  'parked.elapsed': () => [{ type: 'parked.elapsed' }],
};

export const eventTypes: readonly string[] = Object.keys(makers);

/** Everything that can be said to an order in this state. */
export function eventsIn(snapshot: OrderSnapshot): readonly OrderEvent[] {
  return Object.values(makers).flatMap((make): readonly OrderEvent[] => make(snapshot));
}

/** Two states that no rule tells apart are one. */
export function likeness({ value, context }: OrderSnapshot): string {
  return JSON.stringify([
    ORDER_SNAPSHOT_VERSION,
    value,
    context.lines.length > 0,
    context.lines.some((line) => line.minAge !== undefined),
    context.quote !== null,
    waitingOf(context.approvals).some(({ kind }) => kind === 'age' || kind === 'tag'),
    waitingOf(context.approvals).some(({ kind }) => kind === 'price' || kind === 'discount'),
    context.approvals.some(({ kind, state }) => kind === 'age' && state === 'allowed'),
    context.method,
    context.attempts.map((attempt) => attempt.status),
    context.frozen === null,
    context.proposal?.state === 'open',
  ]);
}

/** Input of every walk's visit. */
export const visit = { sessionId: 's', kioskId: 'K1', language: 'en' };
