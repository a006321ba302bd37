import type { CallCause, CallPacket } from '../../domain/assist/call.ts';
import { type Approval, waitingOf } from '../../domain/approval/approval.ts';
import { guessLine, guessOf, type GuessStep } from '../../domain/assist/call-guess.ts';
import type { LocalText } from '../../domain/catalog/catalog.ts';
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
  /** What the customer did, oldest first; left out where nothing is known of it. */
  readonly steps?: readonly GuessStep[];
  readonly nameOf?: (itemId: string) => LocalText | null;
}): CallPacket {
  const { snapshot } = input;
  const guess = guessOf({
    step: snapshot === null ? null : stepOf(snapshot.value),
    declines: snapshot?.context.declines ?? 0,
    faults: input.deviceFaults,
    steps: input.steps ?? [],
    nameOf: input.nameOf ?? (() => null),
  });
  const approvals = snapshot === null ? [] : waitingOf(snapshot.context.approvals).map(approvalWords);
  const likely = {
    deviceFaults: input.deviceFaults,
    likelyCause:
      input.cause === 'help' ? guessLine(guess) : machineLine(input.cause, input.deviceFaults, approvals),
    ...(input.cause === 'help' ? { guess } : {}),
  };
  if (snapshot === null) return { ...EMPTY, ...likely };
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
    ...likely,
    comfort: context.comfort,
    visitMs: input.visitMs,
  };
}

function machineLine(
  cause: Exclude<CallCause, 'help'>,
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
