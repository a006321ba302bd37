import type { CallCause, CallPacket } from '../../domain/assist/call.ts';
import { type Approval, waitingOf } from '../../domain/approval/approval.ts';
import { lineName } from '../../domain/cart/label.ts';
import { type OrderSnapshot, stepOf } from '../../domain/order/order-snapshot.ts';
import { unreachable } from '../../domain/result.ts';

/** Lines that a call carries; nobody reads more on the way, and the order itself is one tap away. */
const MOST_LINES = 100;

const EMPTY: CallPacket = {
  step: 'attract',
  language: 'en',
  orderType: null,
  orderNumber: null,
  lines: [],
  total: null,
  declines: 0,
  lastActions: [],
  deviceFaults: [],
  likelyCause: '',
  comfort: null,
  visitMs: null,
};

/** What staff should know before they walk: the order and the trouble, never who the customer is or how they pay. */
export function packetOf(input: {
  readonly cause: CallCause;
  readonly snapshot: OrderSnapshot | null;
  readonly total: number | null;
  readonly lastActions: readonly string[];
  readonly deviceFaults: readonly string[];
  /** How long the visit lasts, in milliseconds; null where none has begun. */
  readonly visitMs: number | null;
}): CallPacket {
  const { snapshot } = input;
  if (snapshot === null)
    return {
      ...EMPTY,
      deviceFaults: input.deviceFaults,
      likelyCause: likelyCause(input.cause, null, 0, input.deviceFaults, []),
    };
  const { context } = snapshot;
  const step = stepOf(snapshot.value);
  return {
    step,
    language: context.language,
    orderType: context.orderType,
    orderNumber: context.number,
    lines: context.lines.slice(0, MOST_LINES).map((line) => ({
      name: lineName(line),
      quantity: line.quantity,
      options: line.options.map((option) => option.name),
    })),
    total: input.total,
    declines: context.declines,
    lastActions: input.lastActions,
    deviceFaults: input.deviceFaults,
    likelyCause: likelyCause(
      input.cause,
      step,
      context.declines,
      input.deviceFaults,
      waitingOf(context.approvals).map(approvalWords),
    ),
    comfort: context.comfort,
    visitMs: input.visitMs,
  };
}

function likelyCause(
  cause: CallCause,
  step: string | null,
  declines: number,
  faults: readonly string[],
  approvals: readonly string[],
): string {
  switch (cause) {
    case 'payment-unknown':
      return 'The card terminal gave no final answer: check on the terminal whether the payment went through.';
    case 'payment-conflict':
      return 'The terminal reported a payment late: the customer may have paid twice or after a decline.';
    case 'printer':
      return `Paper was not proven to have printed${faults.length > 0 ? ` (${faults.join(', ')})` : ''}.`;
    case 'age-check':
      return 'The order contains an age-restricted item: check the customer’s age.';
    case 'approval':
      return approvals.length === 0
        ? 'The order waits for an approval.'
        : `The order waits for: ${approvals.join(', ')}.`;
    case 'scanner':
      return 'The scanner does not answer.';
    case 'terminal':
      return `The card terminal can't take payments${faults.length > 0 ? ` (${faults.join(', ')})` : ''}.`;
    case 'catalog':
      return 'The kiosk has no menu to show.';
    case 'hub-lost':
      return 'The kiosk does not reach its hub and calls by its own means.';
    case 'order-unreadable':
      return 'The order was rebuilt after a fault: compare it with the customer.';
    case 'kiosk-fault':
      return 'The kiosk has a fault.';
    case 'ladder-exhausted':
      return 'Nobody answered an earlier call.';
    case 'help':
      return helpGuess(step, declines, faults);
    default:
      return unreachable(cause);
  }
}

function approvalWords(approval: Approval): string {
  switch (approval.kind) {
    case 'age':
      return `age ${approval.minAge}`;
    case 'tag':
      return `alarm tag of ${approval.quantity}`;
    case 'price':
      return 'a price';
    case 'discount':
      return `${approval.percent} % off`;
    default:
      return unreachable(approval);
  }
}

function helpGuess(step: string | null, declines: number, faults: readonly string[]): string {
  if (declines >= 2) return `The card was declined ${declines} times.`;
  if (declines === 1) return 'The card was declined once.';
  if (faults.length > 0) return `A device has a fault: ${faults.join(', ')}.`;
  if (step === null) return 'The customer has not started an order.';
  return step === 'paying'
    ? 'The customer is at the card terminal.'
    : `The customer is at the step “${step}”.`;
}
