import { assign, setup, stateIn } from 'xstate';
import type { Language } from '../catalog/catalog.ts';
import { approvedAttempt, attemptById, currentAttempt, newOrderContext } from './order-context.ts';
import type { OrderEffects } from './order-effects.ts';
import type { OrderEvent } from './order-events.ts';
import * as step from './order-steps.ts';
import type { OrderContext } from './order-types.ts';

/** Effects are data: the host reads their parameters from `transition()`; nothing runs here. */
function effect<K extends keyof OrderEffects>(_name: K): (_: unknown, params: OrderEffects[K]) => void {
  return () => undefined;
}

type Facts = { context: OrderContext; event: OrderEvent };

function isCurrent({ context, event }: Facts): boolean {
  return 'attemptId' in event && currentAttempt(context)?.attemptId === event.attemptId;
}

/** Not heard before: a second "approved" for the same attempt is an echo, not a second charge. */
function isNews({ context, event }: Facts): boolean {
  if (!('attemptId' in event)) return false;
  const attempt = attemptById(context, event.attemptId);
  return attempt !== undefined && attempt.status !== 'approved';
}

function isUnsettled({ context, event }: Facts): boolean {
  if (!('attemptId' in event)) return false;
  const status = attemptById(context, event.attemptId)?.status;
  return status === 'unknown' || status === 'asking';
}

function hasMoneyInDoubt(context: OrderContext): boolean {
  return context.attempts.some((attempt) => attempt.status === 'unknown');
}

/**
 * One customer's visit, from the first touch to the last word about money. Pure: no `invoke`, no `after`, no spawn.
 * Region `flow` is the order; region `presence` says whether somebody stands there and whether help is open (then no
 * clock runs against the customer). A terminal's late answer is handled wherever it can arrive, `closed` included.
 */
export const orderMachine = setup({
  types: {
    context: {} as OrderContext,
    events: {} as OrderEvent,
    input: {} as { sessionId: string; kioskId: string; language: Language },
  },
  actions: {
    releaseStock: effect('releaseStock'),
    takeStock: effect('takeStock'),
    placeOrder: effect('placeOrder'),
    markPaid: effect('markPaid'),
    openException: effect('openException'),
    endSession: effect('endSession'),
    charge: effect('charge'),
    inquire: effect('inquire'),
    cancelCharge: effect('cancelCharge'),
    print: effect('print'),
    raiseCall: effect('raiseCall'),
    closeCall: effect('closeCall'),
  },
  guards: {
    hasLines: ({ context }) => context.lines.length > 0,
    hasLinesAndNeedsAge: ({ context, event }) =>
      context.lines.length > 0 && event.type === 'review.granted' && event.needsAge,
    mayPay: ({ context }) => context.quote !== null && context.age !== 'waiting',
    isCurrent,
    isNews,
    isUnsettled,
    isCurrentNews: (facts) => isCurrent(facts) && isNews(facts),
    isCurrentNewsButPaidBefore: (facts) =>
      isCurrent(facts) && isNews(facts) && approvedAttempt(facts.context) !== undefined,
    isCurrentButPaidBefore: (facts) => isCurrent(facts) && approvedAttempt(facts.context) !== undefined,
    isNewsAfterPaid: (facts) => isNews(facts) && approvedAttempt(facts.context) !== undefined,
    moneyInDoubt: ({ context }) => hasMoneyInDoubt(context),
    /** Printed, or a kiosk without a printer: nobody has to come. */
    needsNobody: ({ event }) =>
      event.type === 'print.settled' && (event.outcome === 'printed' || event.outcome === 'none'),
    canWander: stateIn({ flow: 'open' }),
  },
}).createMachine({
  id: 'order',
  type: 'parallel',
  context: ({ input }) => newOrderContext(input),
  on: {
    'language.chosen': { actions: assign(({ event }) => ({ language: event.language })) },
    'comfort.chosen': { actions: assign(({ event }) => ({ comfort: event.comfort })) },
    'notice.dismissed': { actions: assign(({ context, event }) => step.noticeDismissed(context, event)) },
  },
  states: {
    flow: {
      initial: 'open',
      states: {
        open: {
          initial: 'starting',
          on: {
            startedOver: {
              target: 'closed',
              actions: [
                { type: 'releaseStock', params: {} },
                { type: 'closeCall', params: { cause: 'age-check' } },
                { type: 'endSession', params: { end: 'started-over' } },
                assign({ end: 'started-over' }),
              ],
            },
            'leave.elapsed': [
              {
                guard: 'hasLines',
                target: '.parked',
                actions: [
                  assign(({ event }) => ({ parkedCode: event.code })),
                  { type: 'releaseStock', params: {} },
                  { type: 'closeCall', params: { cause: 'age-check' } },
                ],
              },
              {
                target: 'closed',
                actions: [{ type: 'endSession', params: { end: 'left' } }, assign({ end: 'left' })],
              },
            ],
            'helpBound.elapsed': [
              {
                guard: 'hasLines',
                target: '.parked',
                actions: [
                  assign(({ event }) => ({ parkedCode: event.code })),
                  { type: 'releaseStock', params: {} },
                ],
              },
              {
                target: 'closed',
                actions: [{ type: 'endSession', params: { end: 'left' } }, assign({ end: 'left' })],
              },
            ],
            /** Told "declined", and then the money went through: never silent, never a second time. */
            'payment.approved': {
              guard: 'isNews',
              target: 'done',
              actions: [
                assign(({ context, event }) => step.paidAfterAll(context, event)),
                { type: 'takeStock', params: {} },
                { type: 'placeOrder', params: { paid: true } },
                {
                  type: 'openException',
                  params: ({ context, event }) => ({
                    cause: 'paid-after-decline',
                    detail: step.attemptDetail(context, event.attemptId),
                  }),
                },
                { type: 'closeCall', params: { cause: 'payment-unknown' } },
                {
                  type: 'raiseCall',
                  params: ({ event }) => ({ callId: event.callId, cause: 'payment-conflict' }),
                },
                { type: 'print', params: ({ event }) => ({ jobId: event.jobId, document: 'receipt' }) },
              ],
            },
          },
          states: {
            starting: {
              on: {
                'type.chosen': {
                  target: 'browsing',
                  actions: assign(({ event }) => ({ orderType: event.orderType })),
                },
                begun: { target: 'browsing' },
              },
            },
            browsing: {
              on: {
                'type.chosen': { actions: assign(({ event }) => ({ orderType: event.orderType })) },
                moved: { actions: assign(({ event }) => ({ place: event.place })) },
                'line.added': { actions: assign(({ context, event }) => step.lineAdded(context, event)) },
                'line.changed': { actions: assign(({ context, event }) => step.lineChanged(context, event)) },
                'line.removed': { actions: assign(({ context, event }) => step.lineRemoved(context, event)) },
                'line.restored': { actions: assign(({ context }) => step.lineRestored(context)) },
                noticed: { actions: assign(({ context, event }) => step.noticed(context, event)) },
                'review.granted': [
                  {
                    guard: 'hasLinesAndNeedsAge',
                    target: 'reviewing',
                    actions: [
                      assign(({ context, event }) => step.reviewGranted(context, event)),
                      {
                        type: 'raiseCall',
                        params: ({ event }) => ({ callId: event.callId, cause: 'age-check' }),
                      },
                    ],
                  },
                  {
                    guard: 'hasLines',
                    target: 'reviewing',
                    actions: assign(({ context, event }) => step.reviewGranted(context, event)),
                  },
                ],
                'review.refused': {
                  actions: assign(({ context, event }) => step.reviewRefused(context, event)),
                },
              },
            },
            reviewing: {
              on: {
                reopened: {
                  target: 'browsing',
                  actions: [
                    assign(() => step.reopened()),
                    { type: 'releaseStock', params: {} },
                    { type: 'closeCall', params: { cause: 'age-check' } },
                  ],
                },
                'age.approved': { actions: assign({ age: 'approved' }) },
                'age.refused': {
                  target: 'browsing',
                  actions: [
                    assign(({ context, event }) => step.reviewRefused(context, event)),
                    { type: 'releaseStock', params: {} },
                  ],
                },
                'hold.elapsed': {
                  target: 'browsing',
                  actions: [
                    assign(({ context, event }) => step.holdElapsed(context, event)),
                    { type: 'releaseStock', params: {} },
                    { type: 'closeCall', params: { cause: 'age-check' } },
                  ],
                },
                'pay.card': {
                  guard: 'mayPay',
                  target: '#order.flow.paying',
                  actions: [
                    assign(({ context, event }) => step.payByCard(context, event)),
                    {
                      type: 'charge',
                      params: ({ event }) => ({ attemptId: event.attemptId, amount: event.amount }),
                    },
                  ],
                },
                'pay.counter': {
                  guard: 'mayPay',
                  target: '#order.flow.done',
                  actions: [
                    assign(({ context, event }) => step.payAtCounter(context, event)),
                    { type: 'takeStock', params: {} },
                    { type: 'placeOrder', params: { paid: false } },
                    {
                      type: 'print',
                      params: ({ event }) => ({ jobId: event.jobId, document: 'counter-slip' }),
                    },
                  ],
                },
              },
            },
            /** The three ways on: the card again, the counter, or back to the order. */
            declined: {
              on: {
                'pay.card': {
                  guard: 'mayPay',
                  target: '#order.flow.paying',
                  actions: [
                    assign(({ context, event }) => step.payByCard(context, event)),
                    {
                      type: 'charge',
                      params: ({ event }) => ({ attemptId: event.attemptId, amount: event.amount }),
                    },
                  ],
                },
                'pay.counter': {
                  guard: 'mayPay',
                  target: '#order.flow.done',
                  actions: [
                    assign(({ context, event }) => step.payAtCounter(context, event)),
                    { type: 'takeStock', params: {} },
                    { type: 'placeOrder', params: { paid: false } },
                    {
                      type: 'print',
                      params: ({ event }) => ({ jobId: event.jobId, document: 'counter-slip' }),
                    },
                  ],
                },
                reopened: {
                  target: 'browsing',
                  actions: [assign(() => step.reopened()), { type: 'releaseStock', params: {} }],
                },
              },
            },
            /** Nobody is there, or nobody came: only a code is shown, never the order. */
            parked: {
              on: {
                'leave.elapsed': {},
                'helpBound.elapsed': {},
                'payment.declined': {
                  guard: 'isUnsettled',
                  actions: [
                    assign(({ context, event }) => step.declined(context, event)),
                    { type: 'releaseStock', params: {} },
                    { type: 'closeCall', params: { cause: 'payment-unknown' } },
                  ],
                },
                /** Money in doubt keeps its stock until somebody knows. */
                startedOver: [
                  {
                    guard: 'moneyInDoubt',
                    target: '#order.flow.closed',
                    actions: [{ type: 'endSession', params: { end: 'parked' } }, assign({ end: 'parked' })],
                  },
                  {
                    target: '#order.flow.closed',
                    actions: [
                      { type: 'releaseStock', params: {} },
                      { type: 'endSession', params: { end: 'parked' } },
                      assign({ end: 'parked' }),
                    ],
                  },
                ],
                'parked.elapsed': {
                  target: '#order.flow.closed',
                  actions: [{ type: 'endSession', params: { end: 'parked' } }, assign({ end: 'parked' })],
                },
              },
            },
          },
        },
        paying: {
          initial: 'asking',
          on: {
            'payment.approved': [
              {
                guard: 'isCurrentNewsButPaidBefore',
                target: 'done',
                actions: [
                  {
                    type: 'openException',
                    params: ({ context, event }) => ({
                      cause: 'charged-twice',
                      detail: step.attemptDetail(context, event.attemptId),
                    }),
                  },
                  assign(({ context, event }) => step.paid(context, event)),
                  { type: 'takeStock', params: {} },
                  { type: 'placeOrder', params: { paid: true } },
                  {
                    type: 'raiseCall',
                    params: ({ event }) => ({ callId: event.callId, cause: 'payment-conflict' }),
                  },
                  { type: 'print', params: ({ event }) => ({ jobId: event.jobId, document: 'receipt' }) },
                ],
              },
              {
                guard: 'isCurrentNews',
                target: 'done',
                actions: [
                  assign(({ context, event }) => step.paid(context, event)),
                  { type: 'takeStock', params: {} },
                  { type: 'placeOrder', params: { paid: true } },
                  { type: 'print', params: ({ event }) => ({ jobId: event.jobId, document: 'receipt' }) },
                ],
              },
              {
                guard: 'isNews',
                target: '.cancelling',
                actions: [
                  assign(({ context, event }) => step.approvalRecorded(context, event)),
                  {
                    type: 'openException',
                    params: ({ context, event }) => ({
                      cause: 'paid-after-decline',
                      detail: step.attemptDetail(context, event.attemptId),
                    }),
                  },
                  {
                    type: 'cancelCharge',
                    params: ({ context }) => ({ attemptId: currentAttempt(context)?.attemptId ?? '' }),
                  },
                  {
                    type: 'raiseCall',
                    params: ({ event }) => ({ callId: event.callId, cause: 'payment-conflict' }),
                  },
                ],
              },
            ],
            'payment.declined': [
              {
                guard: 'isCurrentButPaidBefore',
                target: 'done',
                actions: [
                  assign(({ context, event }) => step.paidByEarlier(context, event)),
                  { type: 'takeStock', params: {} },
                  { type: 'placeOrder', params: { paid: true } },
                  { type: 'print', params: ({ event }) => ({ jobId: event.jobId, document: 'receipt' }) },
                ],
              },
              {
                guard: 'isCurrent',
                target: 'open.declined',
                actions: assign(({ context, event }) => step.declined(context, event)),
              },
            ],
            'payment.unknown': {
              guard: 'isCurrent',
              target: 'checking',
              actions: [
                assign(({ context, event }) => step.unknown(context, event)),
                { type: 'inquire', params: ({ event }) => ({ attemptId: event.attemptId }) },
                {
                  type: 'raiseCall',
                  params: ({ event }) => ({ callId: event.callId, cause: 'payment-unknown' }),
                },
              ],
            },
          },
          states: {
            asking: {
              on: {
                'payment.cancelRequested': {
                  target: 'cancelling',
                  actions: {
                    type: 'cancelCharge',
                    params: ({ context }) => ({ attemptId: currentAttempt(context)?.attemptId ?? '' }),
                  },
                },
              },
            },
            cancelling: {},
          },
        },
        /** Nobody knows whether the card was charged. It is asked about, never charged again. */
        checking: {
          on: {
            'payment.approved': [
              {
                guard: 'isNewsAfterPaid',
                target: 'done',
                actions: [
                  {
                    type: 'openException',
                    params: ({ context, event }) => ({
                      cause: 'charged-twice',
                      detail: step.attemptDetail(context, event.attemptId),
                    }),
                  },
                  assign(({ context, event }) => step.paid(context, event)),
                  { type: 'takeStock', params: {} },
                  { type: 'placeOrder', params: { paid: true } },
                  { type: 'closeCall', params: { cause: 'payment-unknown' } },
                  {
                    type: 'raiseCall',
                    params: ({ event }) => ({ callId: event.callId, cause: 'payment-conflict' }),
                  },
                  { type: 'print', params: ({ event }) => ({ jobId: event.jobId, document: 'receipt' }) },
                ],
              },
              {
                guard: 'isNews',
                target: 'done',
                actions: [
                  assign(({ context, event }) => step.paid(context, event)),
                  { type: 'takeStock', params: {} },
                  { type: 'placeOrder', params: { paid: true } },
                  { type: 'closeCall', params: { cause: 'payment-unknown' } },
                  { type: 'print', params: ({ event }) => ({ jobId: event.jobId, document: 'receipt' }) },
                ],
              },
            ],
            'payment.declined': [
              {
                guard: 'isCurrentButPaidBefore',
                target: 'done',
                actions: [
                  assign(({ context, event }) => step.paidByEarlier(context, event)),
                  { type: 'takeStock', params: {} },
                  { type: 'placeOrder', params: { paid: true } },
                  { type: 'closeCall', params: { cause: 'payment-unknown' } },
                  { type: 'print', params: ({ event }) => ({ jobId: event.jobId, document: 'receipt' }) },
                ],
              },
              {
                guard: 'isCurrent',
                target: 'open.declined',
                actions: [
                  assign(({ context, event }) => step.declined(context, event)),
                  { type: 'closeCall', params: { cause: 'payment-unknown' } },
                ],
              },
            ],
            /** The kiosk must serve others; the money goes on being asked about, and the code stays with staff. */
            'checkingBound.elapsed': {
              target: 'open.parked',
              actions: assign(({ event }) => ({ parkedCode: event.code })),
            },
          },
        },
        done: {
          on: {
            'print.settled': [
              {
                guard: 'needsNobody',
                actions: [
                  assign(({ event }) => step.printSettled(event)),
                  { type: 'closeCall', params: { cause: 'printer' } },
                ],
              },
              {
                actions: [
                  assign(({ event }) => step.printSettled(event)),
                  { type: 'raiseCall', params: ({ event }) => ({ callId: event.callId, cause: 'printer' }) },
                ],
              },
            ],
            rated: { actions: assign(({ event }) => ({ rating: event.stars })) },
            finished: {
              target: 'closed',
              actions: [{ type: 'endSession', params: { end: 'completed' } }, assign({ end: 'completed' })],
            },
            'helpBound.elapsed': {
              target: 'closed',
              actions: [{ type: 'endSession', params: { end: 'completed' } }, assign({ end: 'completed' })],
            },
            'thanks.elapsed': {
              target: 'closed',
              actions: [{ type: 'endSession', params: { end: 'completed' } }, assign({ end: 'completed' })],
            },
            'payment.approved': [
              {
                guard: 'isNewsAfterPaid',
                actions: [
                  {
                    type: 'openException',
                    params: ({ context, event }) => ({
                      cause: 'charged-twice',
                      detail: step.attemptDetail(context, event.attemptId),
                    }),
                  },
                  assign(({ context, event }) => step.approvalRecorded(context, event)),
                  {
                    type: 'raiseCall',
                    params: ({ event }) => ({ callId: event.callId, cause: 'payment-conflict' }),
                  },
                ],
              },
              {
                guard: 'isNews',
                actions: [
                  assign(({ context, event }) => step.approvalRecorded(context, event)),
                  { type: 'markPaid', params: {} },
                  {
                    type: 'openException',
                    params: ({ context, event }) => ({
                      cause: 'paid-after-decline',
                      detail: step.attemptDetail(context, event.attemptId),
                    }),
                  },
                  {
                    type: 'raiseCall',
                    params: ({ event }) => ({ callId: event.callId, cause: 'payment-conflict' }),
                  },
                ],
              },
            ],
          },
        },
        /** The customer is gone. Money and paper may still have something to say. */
        closed: {
          tags: ['end'],
          on: {
            'print.settled': [
              {
                guard: 'needsNobody',
                actions: [
                  assign(({ event }) => step.printSettled(event)),
                  { type: 'closeCall', params: { cause: 'printer' } },
                ],
              },
              {
                actions: [
                  assign(({ event }) => step.printSettled(event)),
                  { type: 'raiseCall', params: ({ event }) => ({ callId: event.callId, cause: 'printer' }) },
                ],
              },
            ],
            'payment.approved': [
              {
                guard: 'isNewsAfterPaid',
                actions: [
                  {
                    type: 'openException',
                    params: ({ context, event }) => ({
                      cause: 'charged-twice',
                      detail: step.attemptDetail(context, event.attemptId),
                    }),
                  },
                  assign(({ context, event }) => step.approvalRecorded(context, event)),
                  {
                    type: 'raiseCall',
                    params: ({ event }) => ({ callId: event.callId, cause: 'payment-conflict' }),
                  },
                ],
              },
              {
                guard: 'isNews',
                actions: [
                  assign(({ context, event }) => step.approvalRecorded(context, event)),
                  { type: 'markPaid', params: {} },
                  {
                    type: 'openException',
                    params: ({ context, event }) => ({
                      cause: 'paid-after-close',
                      detail: step.attemptDetail(context, event.attemptId),
                    }),
                  },
                  { type: 'closeCall', params: { cause: 'payment-unknown' } },
                  {
                    type: 'raiseCall',
                    params: ({ event }) => ({ callId: event.callId, cause: 'payment-conflict' }),
                  },
                ],
              },
            ],
            'payment.declined': {
              guard: 'isUnsettled',
              actions: [
                assign(({ context, event }) => step.declined(context, event)),
                { type: 'releaseStock', params: {} },
                { type: 'closeCall', params: { cause: 'payment-unknown' } },
              ],
            },
          },
        },
      },
    },
    presence: {
      initial: 'here',
      states: {
        here: {
          on: {
            'idle.elapsed': { guard: 'canWander', target: 'warned' },
            'help.opened': { target: 'helped' },
          },
        },
        warned: {
          on: {
            touched: { target: 'here' },
            'leave.elapsed': { target: 'here' },
            'help.opened': { target: 'helped' },
          },
        },
        /** The clock is frozen while help is on its way. */
        helped: { on: { 'help.closed': { target: 'here' }, 'helpBound.elapsed': { target: 'here' } } },
      },
    },
  },
});
