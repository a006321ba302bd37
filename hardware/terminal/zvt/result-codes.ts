import type { DeviceFault } from '../../ports/device.ts';
import type { DeclineReason } from '../../ports/terminal.ts';

/**
 * What a code of PA00P015 13.06 §10 "Error-Messages" means for a payment. `declined`: the terminal dealt with a card and
 * took no money. `terminal`: it did not begin, for a reason of its own. `busy`: it is serving somebody.
 */
export type ZvtMeaning =
  | { readonly kind: 'declined'; readonly reason: DeclineReason; readonly text: string }
  | { readonly kind: 'terminal'; readonly fault: DeviceFault; readonly text: string }
  | { readonly kind: 'busy'; readonly text: string };

const declined = (reason: DeclineReason, text: string): ZvtMeaning => ({ kind: 'declined', reason, text });
const terminal = (fault: DeviceFault, text: string): ZvtMeaning => ({ kind: 'terminal', fault, text });

const meanings: ReadonlyMap<number, ZvtMeaning> = new Map([
  [0x64, declined('card-unreadable', 'card not readable')],
  [0x65, declined('card-unreadable', 'card data not present')],
  [0x66, declined('declined', 'processing error')],
  [0x67, declined('declined', 'not permitted for ec and Maestro cards')],
  [0x68, declined('declined', 'not permitted for credit and fuel cards')],
  [0x6a, terminal('end-of-day', 'turnover file full')],
  [0x6b, terminal('refused', 'not registered')],
  // One code for both: the customer pressed stop, or nobody came with a card.
  [0x6c, declined('cancelled', 'aborted by time or by the stop key')],
  [0x6e, declined('declined', 'card on the blocked list')],
  [0x6f, terminal('refused', 'wrong currency')],
  [0x71, declined('insufficient-funds', 'credit not sufficient')],
  [0x72, declined('card-unreadable', 'chip error')],
  [0x73, declined('card-unreadable', 'card data incorrect')],
  [0x77, terminal('end-of-day', 'end of day not possible')],
  [0x78, declined('declined', 'card expired')],
  [0x79, declined('declined', 'card not yet valid')],
  [0x7a, declined('declined', 'card unknown')],
  [0x7b, declined('card-unreadable', 'no magnetic stripe for girocard')],
  [0x7c, declined('card-unreadable', 'no magnetic stripe')],
  [0x7d, terminal('bank', 'communication module does not answer')],
  [0x83, terminal('refused', 'function not possible')],
  [0x85, terminal('unrecoverable', 'key missing')],
  [0x89, terminal('unrecoverable', 'PIN pad defective')],
  [0x9a, terminal('garbled', 'protocol error')],
  [0x9b, terminal('bank', 'communication error')],
  [0x9c, { kind: 'busy', text: 'please wait' }],
  [0xa0, terminal('bank', 'receiver not ready')],
  [0xa1, terminal('bank', 'remote station does not respond')],
  [0xa3, terminal('bank', 'no connection to the bank')],
  [0xb1, terminal('end-of-day', 'memory full')],
  [0xb2, terminal('end-of-day', 'merchant journal full')],
  [0xb4, declined('declined', 'already reversed')],
  [0xb5, declined('declined', 'reversal not possible')],
  [0xbf, terminal('unrecoverable', 'voltage too low')],
  [0xc0, terminal('unrecoverable', 'card lock defective')],
  [0xc1, terminal('refused', 'merchant card locked')],
  [0xc2, terminal('refused', 'diagnosis required')],
  [0xc3, declined('declined', 'largest amount exceeded')],
  [0xc4, terminal('refused', 'card profiles must be loaded')],
  [0xc5, declined('declined', 'payment method not supported')],
  [0xc6, terminal('refused', 'currency not applicable')],
  [0xc8, declined('declined', 'amount too small')],
  [0xcc, terminal('paper-out', 'printer of the terminal not ready')],
  [0xdc, { kind: 'busy', text: 'a card is inserted' }],
  [0xdf, terminal('unrecoverable', 'out of order')],
  [0xe0, { kind: 'busy', text: 'remote maintenance' }],
  [0xe1, { kind: 'busy', text: 'a card is not taken out' }],
  [0xe2, terminal('unrecoverable', 'card reader defective')],
  [0xe3, terminal('offline', 'shutter closed')],
  [0xe4, terminal('refused', 'terminal must be activated')],
  [0xec, declined('declined', 'PIN not possible')],
  [0xed, terminal('unrecoverable', 'PIN pad defective')],
  [0xf0, terminal('end-of-day', 'end of day is due')],
  [0xf6, terminal('refused', 'terminal must be personalised')],
  [0xfc, terminal('unrecoverable', 'a part is missing or defective')],
]);

/** 01h to 63h are answers of the bank (PA00P015 §10): no money, whatever the reason. */
const lastOfBank = 0x63;
/** ISO 8583 answer code 51, as a bank's "not enough money" comes through. */
const notEnough = 51;

/** The meaning of a result code that is not 00. A code of no table is a decline: the terminal says that it failed. */
export function meaningOf(code: number): ZvtMeaning {
  const known = meanings.get(code);
  if (known !== undefined) return known;
  if (code === notEnough) return declined('insufficient-funds', 'refused by the bank: not enough money');
  const hex = code.toString(16).padStart(2, '0').toUpperCase();
  if (code <= lastOfBank) return declined('declined', `refused by the bank (${hex})`);
  return declined('declined', `failed (${hex})`);
}

/**
 * What stands in the way after a status enquiry (PA00P015 §11 "Terminal-Status-Codes"); none when the terminal is ready.
 * 51h and 62h mean something else there than in a payment: initialisation required, clock wrong.
 */
export function faultsOfTerminalStatus(code: number): readonly DeviceFault[] {
  if (code === 0x00) return [];
  if (code === 0x51 || code === 0x62) return ['refused'];
  const meaning = meaningOf(code);
  switch (meaning.kind) {
    case 'busy':
      return ['busy'];
    case 'terminal':
      return [meaning.fault];
    case 'declined':
      return ['refused'];
  }
}
