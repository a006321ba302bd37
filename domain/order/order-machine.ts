import { assign, setup, stateIn } from 'xstate';
import type { Language } from '../catalog/catalog.ts';
import { newOrderContext } from './order-context.ts';
import {
  callAboutConflict,
  callAboutPrinter,
  callAboutUnknown,
  cancelCurrentCharge,
  charge,
  declaredEffects,
  endPrinterCall,
  endSession,
  endUnknownCall,
  inquire,
  markPaid,
  placeForCounter,
  printReceipt,
  releaseStock,
  reportChargedTwice,
  reportPaidLate,
  sell,
  setAside,
} from './order-actions.ts';
import type { OrderEvent } from './order-events.ts';
import { orderGuards } from './order-guards.ts';
import * as step from './order-steps.ts';
import type { OrderContext } from './order-types.ts';

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
  actions: declaredEffects,
  guards: {
    ...orderGuards,
    canWander: stateIn({ flow: 'open' }),
  },
}).createMachine({
  id: 'order',
  type: 'parallel',
  context: ({ input }) => newOrderContext(input),
  on: {
    'language.chosen': { actions: assign(({ event }) => ({ language: event.language })) },
    'comfort.chosen': { actions: assign(({ event }) => ({ comfort: event.comfort })) },
    'notice.dismissed': { actions: assign(step.noticeDismissed) },
    'proposal.withdrawn': { guard: 'isOpenProposal', actions: assign(step.proposalWithdrawn) },
    'proposal.refused': { guard: 'isOpenProposal', actions: assign(step.proposalRefused) },
  },
  states: {
    flow: {
      initial: 'open',
      states: {
        open: {
          initial: 'starting',
          on: {
            /** Only a priced order can be paid: there is a quote in `reviewing` and `declined`, nowhere else. */
            'pay.card': {
              guard: 'mayPay',
              target: 'paying',
              actions: [assign(step.payByCard), charge],
            },
            'pay.counter': {
              guard: 'mayPay',
              target: 'over',
              actions: [assign(step.payAtCounter), ...placeForCounter],
            },
            startedOver: {
              target: 'over.closed',
              actions: [releaseStock, endSession('started-over')],
            },
            'leave.elapsed': [
              {
                guard: 'hasLines',
                target: '.parked',
                actions: [assign(step.parked), releaseStock, setAside],
              },
              {
                target: 'over.closed',
                actions: endSession('left'),
              },
            ],
            'helpBound.elapsed': [
              {
                guard: 'hasLines',
                target: '.parked',
                actions: [assign(step.parked), releaseStock, setAside],
              },
              {
                target: 'over.closed',
                actions: endSession('left'),
              },
            ],
            'order.setAside': [
              {
                guard: 'isSetAsideForGood',
                target: 'over.closed',
                actions: [assign(step.parked), releaseStock, setAside, endSession('parked')],
              },
              {
                guard: 'hasLines',
                target: '.parked',
                actions: [assign(step.parked), releaseStock, setAside],
              },
            ],
            /** Told "declined", and then the money went through: never silent, never a second time. */
            'payment.approved': {
              guard: 'isNews',
              target: 'over',
              actions: [
                assign(step.paidAfterAll),
                ...sell,
                reportPaidLate,
                endUnknownCall,
                callAboutConflict,
                printReceipt,
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
                'order.fetched': { target: 'browsing', actions: assign(step.orderFetched) },
              },
            },
            browsing: {
              on: {
                'type.chosen': { actions: assign(({ event }) => ({ orderType: event.orderType })) },
                moved: { actions: assign(({ event }) => ({ place: event.place })) },
                'line.added': { actions: assign(step.lineAdded) },
                'line.changed': { actions: assign(step.lineChanged) },
                'line.removed': { actions: assign(step.lineRemoved) },
                'line.restored': { actions: assign(step.lineRestored) },
                noticed: { actions: assign(step.noticed) },
                'line.voided': { actions: assign(step.lineVoided) },
                'approval.asked': { actions: assign(step.approvalAsked) },
                'approval.withdrawn': { actions: assign(step.approvalWithdrawn) },
                'approval.settled': { actions: assign(step.approvalSettled) },
                'order.adjusted': { actions: assign(step.orderAdjusted) },
                'proposal.made': { guard: 'noProposal', actions: assign(step.proposalMade) },
                'proposal.accepted': { guard: 'isOpenProposal', actions: assign(step.proposalAccepted) },
                'review.granted': {
                  guard: 'hasLines',
                  target: 'reviewing',
                  actions: assign(step.reviewGranted),
                },
                'review.refused': {
                  actions: assign(step.reviewRefused),
                },
              },
            },
            reviewing: {
              on: {
                noticed: { actions: assign(step.noticed) },
                'proposal.made': { guard: 'noProposal', actions: assign(step.proposalMade) },
                /** What was reviewed is another order now: its hold is given back, and it is reviewed again. */
                'proposal.accepted': {
                  guard: 'isOpenProposal',
                  target: 'browsing',
                  actions: [assign(step.proposalAccepted), releaseStock],
                },
                reopened: {
                  target: 'browsing',
                  actions: [assign(step.reopened), releaseStock],
                },
                'approval.asked': { actions: assign(step.approvalAsked) },
                'approval.withdrawn': { actions: assign(step.approvalWithdrawn) },
                'approval.settled': [
                  {
                    guard: 'takesOff',
                    target: 'browsing',
                    actions: [assign(step.approvalRefusedInReview), releaseStock],
                  },
                  { actions: assign(step.approvalSettledInReview) },
                ],
                'order.adjusted': { actions: assign(step.orderAdjusted) },
                'hold.elapsed': {
                  target: 'browsing',
                  actions: [assign(step.holdElapsed), releaseStock],
                },
              },
            },
            /** The three ways on: the card again, the counter, or back to the order. */
            declined: {
              on: {
                noticed: { actions: assign(step.noticed) },
                reopened: {
                  target: 'browsing',
                  actions: [assign(step.reopened), releaseStock],
                },
              },
            },
            /** Nobody is there, or nobody came: only a code is shown, never the order. */
            parked: {
              on: {
                'leave.elapsed': {},
                'helpBound.elapsed': {},
                'order.setAside': {},
                'payment.declined': {
                  guard: 'isUnsettled',
                  actions: [assign(step.declined), releaseStock, endUnknownCall],
                },
                /** Money in doubt keeps its stock until somebody knows. */
                startedOver: [
                  {
                    guard: 'moneyInDoubt',
                    target: '#order.flow.over.closed',
                    actions: endSession('parked'),
                  },
                  {
                    target: '#order.flow.over.closed',
                    actions: [releaseStock, endSession('parked')],
                  },
                ],
                'parked.elapsed': {
                  target: '#order.flow.over.closed',
                  actions: endSession('parked'),
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
                target: 'over',
                actions: [reportChargedTwice, assign(step.paid), ...sell, callAboutConflict, printReceipt],
              },
              {
                guard: 'isCurrentNews',
                target: 'over',
                actions: [assign(step.paid), ...sell, printReceipt],
              },
              {
                guard: 'isNews',
                target: '.cancelling',
                actions: [
                  assign(step.approvalRecorded),
                  reportPaidLate,
                  cancelCurrentCharge,
                  callAboutConflict,
                ],
              },
            ],
            'payment.declined': [
              {
                guard: 'isCurrentButPaidBefore',
                target: 'over',
                actions: [assign(step.paidByEarlier), ...sell, printReceipt],
              },
              {
                guard: 'isCurrent',
                target: 'open.declined',
                actions: assign(step.declined),
              },
            ],
            'payment.unknown': [
              /** An earlier attempt pays; this one is asked about, so that nobody is charged twice unseen. */
              {
                guard: 'isCurrentButPaidBefore',
                target: 'over',
                actions: [assign(step.unknownAfterPaid), ...sell, inquire, callAboutUnknown, printReceipt],
              },
              {
                guard: 'isCurrent',
                target: 'checking',
                actions: [assign(step.unknown), inquire, callAboutUnknown],
              },
            ],
          },
          states: {
            asking: {
              on: {
                'payment.cancelRequested': {
                  target: 'cancelling',
                  actions: cancelCurrentCharge,
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
                guard: 'isNewsOfEarlier',
                target: 'over',
                actions: [
                  assign(step.paidAfterAll),
                  ...sell,
                  reportPaidLate,
                  callAboutConflict,
                  printReceipt,
                ],
              },
              {
                guard: 'isNews',
                target: 'over',
                actions: [assign(step.paid), ...sell, endUnknownCall, printReceipt],
              },
            ],
            'payment.declined': [
              {
                guard: 'isCurrent',
                target: 'open.declined',
                actions: [assign(step.declined), endUnknownCall],
              },
            ],
            /** The kiosk must serve others; the money goes on being asked about, and the code stays with staff. */
            'checkingBound.elapsed': {
              target: 'open.parked',
              actions: [assign(step.parked), setAside],
            },
          },
        },
        /** Decided: paper and late money may still have something to say, also after the customer has gone. */
        over: {
          initial: 'done',
          on: {
            'print.settled': [
              {
                guard: 'needsNobody',
                actions: [assign(step.printSettled), endPrinterCall],
              },
              { actions: [assign(step.printSettled), callAboutPrinter] },
            ],
            'payment.approved': [
              {
                guard: 'isNewsAfterPaid',
                actions: [reportChargedTwice, assign(step.approvalRecorded), callAboutConflict],
              },
              {
                guard: 'isNewsAfterPlaced',
                actions: [
                  assign(step.approvalRecorded),
                  markPaid,
                  reportPaidLate,
                  endUnknownCall,
                  callAboutConflict,
                ],
              },
              {
                guard: 'isNews',
                actions: [
                  assign(step.paidInAbsence),
                  ...sell,
                  reportPaidLate,
                  endUnknownCall,
                  callAboutConflict,
                ],
              },
            ],
            'payment.declined': {
              guard: 'isUnsettled',
              actions: [assign(step.declined), releaseStock, endUnknownCall],
            },
          },
          states: {
            done: {
              on: {
                rated: { actions: assign(({ event }) => ({ rating: event.stars })) },
                finished: { target: 'closed', actions: endSession('completed') },
                'helpBound.elapsed': { target: 'closed', actions: endSession('completed') },
                'thanks.elapsed': { target: 'closed', actions: endSession('completed') },
              },
            },
            closed: { tags: ['end'] },
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
