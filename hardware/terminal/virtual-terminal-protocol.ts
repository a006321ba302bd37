import { fail, ok, type Result } from '../../domain/result.ts';
import type { DeclineReason } from '../ports/terminal.ts';

/*
 * The PointFive virtual terminal protocol, version 1. One JSON object per line (LF), UTF-8, at most 4096 bytes a line,
 * over any line (TCP, serial). It is what the virtual terminal of the demo shop speaks; real terminals speak their own.
 *
 * host                                              terminal
 * hello { protocol: 1 }                        →
 *                                              ←    hello { protocol: 1, terminalId, busy }, then every result that
 *                                                   the host has not noted yet
 * charge { attemptId, amount, currency,        →    attemptId is the key: the same attempt is never charged twice; a
 *          orderRef? }                              repeated charge is answered from the record
 *                                              ←    progress { attemptId, text }     any number of times
 *                                              ←    result { attemptId, outcome… }   once settled; again until noted
 * noted { attemptId }                          →    the host has understood the result
 * inquire { attemptId }                        →    never charges
 *                                              ←    record { attemptId, outcome… }
 * cancel { attemptId }                         →    stop waiting for a card; the outcome still comes as a result
 *                                              ←    fault { text }                   a line that was not understood
 *
 * outcome: approved { amount, currency, reference, card } · declined { reason } · busy (somebody else is being served,
 * nothing was recorded) · and in a record only: none (no such attempt) · pending (still being dealt with).
 * amount is in minor units, currency ISO 4217.
 */

export const virtualTerminalProtocol = 1;
export const longestTerminalLine = 4096;

export type HostMessage =
  | { readonly type: 'hello'; readonly protocol: number }
  | {
      readonly type: 'charge';
      readonly attemptId: string;
      readonly amount: number;
      readonly currency: string;
      readonly orderRef?: string;
    }
  | { readonly type: 'noted'; readonly attemptId: string }
  | { readonly type: 'inquire'; readonly attemptId: string }
  | { readonly type: 'cancel'; readonly attemptId: string };

export type TerminalAnswer =
  | {
      readonly outcome: 'approved';
      readonly amount: number;
      readonly currency: string;
      readonly reference: string;
      readonly card: string;
    }
  | { readonly outcome: 'declined'; readonly reason: DeclineReason }
  | { readonly outcome: 'busy' };

export type TerminalRecord = TerminalAnswer | { readonly outcome: 'none' } | { readonly outcome: 'pending' };

export type TerminalMessage =
  | { readonly type: 'hello'; readonly protocol: number; readonly terminalId: string; readonly busy: boolean }
  | { readonly type: 'progress'; readonly attemptId: string; readonly text: string }
  | { readonly type: 'result'; readonly attemptId: string; readonly answer: TerminalAnswer }
  | { readonly type: 'record'; readonly attemptId: string; readonly answer: TerminalRecord }
  | { readonly type: 'fault'; readonly text: string };

/** What goes on the wire for a terminal's message: the answer's fields stand beside the type. */
export function terminalWire(message: TerminalMessage): object {
  if (message.type !== 'result' && message.type !== 'record') return message;
  return { type: message.type, attemptId: message.attemptId, ...message.answer };
}

/** Reads a parsed line as a host's message; the error is one clause for the log. */
export function readHostMessage(value: unknown): Result<HostMessage, string> {
  const from = fieldsOf(value);
  const type = from?.get('type');
  if (from === null) return fail('not an object');
  if (type === 'hello') {
    const protocol = whole(from, 'protocol');
    return protocol === null ? fail('hello without a protocol number') : ok({ type, protocol });
  }
  const attemptId = text(from, 'attemptId', 1, 128);
  if (attemptId === null) return fail('no attemptId of 1 to 128 characters');
  if (type === 'noted' || type === 'inquire' || type === 'cancel') return ok({ type, attemptId });
  if (type !== 'charge') return fail('unknown type');
  const amount = whole(from, 'amount');
  const currency = currencyOf(from);
  const orderRef = text(from, 'orderRef', 1, 128);
  if (amount === null || amount <= 0) return fail('amount is no positive number of minor units');
  if (currency === null) return fail('currency is no ISO 4217 code');
  if (from.has('orderRef') && orderRef === null) return fail('orderRef is no text of 1 to 128 characters');
  return ok({ type, attemptId, amount, currency, ...(orderRef === null ? {} : { orderRef }) });
}

/** Reads a parsed line as a terminal's message; the error is one clause for the log. */
export function readTerminalMessage(value: unknown): Result<TerminalMessage, string> {
  const from = fieldsOf(value);
  const type = from?.get('type');
  if (from === null) return fail('not an object');
  if (type === 'hello') {
    const protocol = whole(from, 'protocol');
    const terminalId = text(from, 'terminalId', 1, 128);
    const busy = from.get('busy');
    if (protocol === null || terminalId === null || typeof busy !== 'boolean')
      return fail('incomplete hello');
    return ok({ type, protocol, terminalId, busy });
  }
  if (type === 'fault') return ok({ type, text: text(from, 'text', 0, longestTerminalLine) ?? '' });
  const attemptId = text(from, 'attemptId', 1, 128);
  if (attemptId === null) return fail('no attemptId of 1 to 128 characters');
  if (type === 'progress') return ok({ type, attemptId, text: text(from, 'text', 0, 512) ?? '' });
  if (type !== 'result' && type !== 'record') return fail('unknown type');
  const outcome = from.get('outcome');
  if (type === 'record' && (outcome === 'none' || outcome === 'pending')) {
    return ok({ type, attemptId, answer: { outcome } });
  }
  const answer = answerOf(from, outcome);
  return answer === null ? fail('an outcome that is not understood') : ok({ type, attemptId, answer });
}

const declineReasons: readonly DeclineReason[] = [
  'declined',
  'insufficient-funds',
  'card-unreadable',
  'cancelled',
  'timeout-at-terminal',
];

function answerOf(from: ReadonlyMap<string, unknown>, outcome: unknown): TerminalAnswer | null {
  if (outcome === 'busy') return { outcome };
  if (outcome === 'declined') {
    const reason = declineReasons.find((known) => known === from.get('reason'));
    return reason === undefined ? null : { outcome, reason };
  }
  if (outcome !== 'approved') return null;
  const amount = whole(from, 'amount');
  const currency = currencyOf(from);
  const reference = text(from, 'reference', 1, 128);
  const card = text(from, 'card', 0, 64);
  if (amount === null || currency === null || reference === null || card === null) return null;
  return { outcome, amount, currency, reference, card };
}

function fieldsOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value));
}

function whole(from: ReadonlyMap<string, unknown>, name: string): number | null {
  const value = from.get(name);
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}

function text(from: ReadonlyMap<string, unknown>, name: string, least: number, most: number): string | null {
  const value = from.get(name);
  return typeof value === 'string' && value.length >= least && value.length <= most ? value : null;
}

function currencyOf(from: ReadonlyMap<string, unknown>): string | null {
  const value = text(from, 'currency', 3, 3);
  return value !== null && /^[A-Z]{3}$/.test(value) ? value : null;
}
