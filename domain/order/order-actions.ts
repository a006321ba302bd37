import type { ExceptionCause, OrderEffects } from './order-effects.ts';
import { attemptById, currentAttempt } from './order-context.ts';
import { attemptDetail } from './order-steps.ts';
import type { OrderContext, SessionEnd } from './order-types.ts';

/** Effects are data: the host reads their parameters from `transition()`; nothing runs here. */
function effect<K extends keyof OrderEffects>(_name: K): (_: unknown, params: OrderEffects[K]) => void {
  return () => undefined;
}

/** Every effect by name, for the machine's setup. */
export const declaredEffects = {
  releaseStock: effect('releaseStock'),
  takeStock: effect('takeStock'),
  placeOrder: effect('placeOrder'),
  markPaid: effect('markPaid'),
  openException: effect('openException'),
  setAside: effect('setAside'),
  endSession: effect('endSession'),
  charge: effect('charge'),
  inquire: effect('inquire'),
  cancelCharge: effect('cancelCharge'),
  print: effect('print'),
  raiseCall: effect('raiseCall'),
  closeCall: effect('closeCall'),
};

// What several transitions ask for, as data for their `actions`.

export const releaseStock = { type: 'releaseStock', params: {} } as const;

/** The order waits under its code until somebody fetches it. */
export const setAside = {
  type: 'setAside',
  params: ({ event }: { event: { readonly code: string } }) => ({ code: event.code }),
} as const;

/** The held stock is sold and the paid order placed. */
export const sell = [
  { type: 'takeStock', params: {} },
  { type: 'placeOrder', params: { paid: true } },
] as const;

export const printReceipt = {
  type: 'print',
  params: ({ event }: { event: { readonly jobId: string } }) => ({
    jobId: event.jobId,
    document: 'receipt' as const,
  }),
} as const;

export const markPaid = {
  type: 'markPaid',
  params: ({ context, event }: { context: OrderContext; event: { readonly attemptId: string } }) => ({
    amount: attemptById(context, event.attemptId)?.amount ?? 0,
  }),
} as const;

/** An unpaid order for the counter, with its slip. */
export const placeForCounter = [
  { type: 'takeStock', params: {} },
  { type: 'placeOrder', params: { paid: false } },
  {
    type: 'print',
    params: ({ event }: { event: { readonly jobId: string } }) => ({
      jobId: event.jobId,
      document: 'counter-slip' as const,
    }),
  },
] as const;

export const charge = {
  type: 'charge',
  params: ({ event }: { event: { readonly attemptId: string; readonly amount: number } }) => ({
    attemptId: event.attemptId,
    amount: event.amount,
  }),
} as const;

export const inquire = {
  type: 'inquire',
  params: ({ event }: { event: { readonly attemptId: string } }) => ({ attemptId: event.attemptId }),
} as const;

export const cancelCurrentCharge = {
  type: 'cancelCharge',
  params: ({ context }: { context: OrderContext }) => ({
    attemptId: currentAttempt(context)?.attemptId ?? '',
  }),
} as const;

function call<C extends 'payment-conflict' | 'payment-unknown' | 'printer'>(cause: C) {
  return {
    type: 'raiseCall',
    params: ({ event }: { event: { readonly callId: string } }) => ({ callId: event.callId, cause }),
  } as const;
}

export const callAboutConflict = call('payment-conflict');
export const callAboutUnknown = call('payment-unknown');
export const callAboutPrinter = call('printer');

export const endUnknownCall = { type: 'closeCall', params: { cause: 'payment-unknown' } } as const;
export const endPrinterCall = { type: 'closeCall', params: { cause: 'printer' } } as const;

function report<C extends ExceptionCause>(cause: C) {
  return {
    type: 'openException',
    params: ({ context, event }: { context: OrderContext; event: { readonly attemptId: string } }) => ({
      cause,
      subject: event.attemptId,
      detail: attemptDetail(context, event.attemptId),
    }),
  } as const;
}

export const reportPaidLate = report('paid-late');
export const reportChargedTwice = report('charged-twice');

export function endSession<E extends SessionEnd>(end: E) {
  return { type: 'endSession', params: { end } } as const;
}
