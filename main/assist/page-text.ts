import type { AssistCall, CallCause } from '../../domain/assist/call.ts';
import type { OutcomeWhy } from '../../domain/assist/rung-outcome.ts';
import { unreachable } from '../../domain/result.ts';
import { transliterate } from '../../domain/text/transliterate.ts';
import type { PageOutcome } from '../../hardware/ports/pager.ts';

const WORDS: Readonly<Record<CallCause, string>> = {
  help: 'HELP',
  'payment-unknown': 'PAYMENT UNKNOWN',
  'payment-conflict': 'PAYMENT CONFLICT',
  printer: 'PRINTER',
  'age-check': 'AGE CHECK',
  approval: 'APPROVAL',
  scanner: 'SCANNER',
  'order-unreadable': 'ORDER REBUILT',
  terminal: 'CARD TERMINAL',
  catalog: 'NO MENU',
  'hub-lost': 'HUB LOST',
  'kiosk-fault': 'KIOSK FAULT',
  'ladder-exhausted': 'NOBODY CAME',
};

/** One line of printable ASCII that a belt can show. */
export function pageText(call: AssistCall): string {
  const { packet } = call;
  const urgent = call.urgent ? 'URGENT ' : '';
  const order = packet.orderNumber === null ? '' : ` NO ${packet.orderNumber}`;
  const lines = packet.lines.length === 0 ? '' : ` ${packet.lines.length} LINES`;
  return transliterate(
    `${urgent}${WORDS[call.cause]} ${call.kioskName}, ${call.place}: ${packet.step.toUpperCase()}${order}${lines}`,
  );
}

/** What became of a page, in English: never more than the box has proven. */
export function outcomeText(outcome: PageOutcome): string {
  switch (outcome.kind) {
    case 'sent':
      return outcome.proof === 'accepted' ? 'sent' : 'sent, unproven';
    case 'rejected':
    case 'failed':
      return `${outcome.kind} (${outcome.reason}: ${outcome.detail})`;
    default:
      return unreachable(outcome);
  }
}

/** The same in closed words; null where "sent" says it all. `againMs`: how long until the next try, if there is one. */
export function pageWhy(outcome: PageOutcome, againMs: number | null): OutcomeWhy | null {
  switch (outcome.kind) {
    case 'sent':
      return outcome.proof === 'accepted' ? null : { kind: 'unproven' };
    case 'rejected':
    case 'failed':
      return { kind: 'fault', fault: outcome.reason, againMs };
    default:
      return unreachable(outcome);
  }
}
