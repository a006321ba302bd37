import type { Minor } from '../../../domain/catalog/catalog.ts';
import { readOwnJson } from '../../../domain/own-json.ts';
import type { ChargeOutcome, DeclineReason } from '../../ports/terminal.ts';
import type { ZvtFields } from './fields.ts';
import { meaningOf } from './result-codes.ts';

/** What a terminal says of its last transaction (Repeat Receipt with service byte 03, PA00P015 §2.20). */
export interface LastRecord {
  readonly result: number;
  readonly amount: number | null;
  readonly currency: number | null;
  readonly trace: number | null;
  readonly receipt: number | null;
  /** Set in a reversal: what it took back. */
  readonly originalTrace: number | null;
  readonly terminalId: string | null;
  readonly date: string | null;
  readonly time: string | null;
  /** Brand and last four digits. */
  readonly card: string;
}

/** Null when it says nothing of its result: then it is no record. */
export function recordOf(fields: ZvtFields): LastRecord | null {
  if (fields.result === null) return null;
  const { result, amount, currency, trace, receipt, originalTrace, terminalId, date, time } = fields;
  const digits = fields.cardDigits === '' ? '' : `****${fields.cardDigits}`;
  const card = [fields.cardName, digits].filter((part) => part !== '').join(' ');
  return { result, amount, currency, trace, receipt, originalTrace, terminalId, date, time, card };
}

/** `28004869-0471-000471`: terminal, receipt and trace number, as they stand on the slip. */
export function referenceOf(record: LastRecord): string {
  const number = (value: number | null, digits: number): string =>
    value === null ? '-'.repeat(digits) : String(value).padStart(digits, '0');
  return `${record.terminalId ?? '--------'}-${number(record.receipt, 4)}-${number(record.trace, 6)}`;
}

/** The receipt number and terminal of a reference of `referenceOf`. */
export function readReference(
  reference: string,
): { readonly terminalId: string; readonly receipt: number } | null {
  const match = /^(\d{8})-(\d{4})-[\d-]{6}$/.exec(reference);
  return match?.[1] === undefined ? null : { terminalId: match[1], receipt: Number(match[2]) };
}

/** The record, or that the terminal has none to tell: it is new, or it does not know the question. */
export type Look = LastRecord | 'untold';

/** What stands on disk of an attempt before its amount is sent, and what became known of it since. */
export interface ZvtNote {
  readonly version: 1;
  /** Null for what staff asked for: it only shows how the terminal stood then. */
  readonly amount: Minor | null;
  readonly currency: number | null;
  /** The terminal's last record just before. */
  readonly before: Look;
  /** The status-information of this very dialogue, written before it was acknowledged. */
  readonly seen: LastRecord | null;
  /** Final, once known. */
  readonly outcome: ChargeOutcome | null;
}

export function readNote(text: string | null): ZvtNote | null {
  if (text === null) return null;
  const note = readOwnJson<ZvtNote>(text);
  return note.version === 1 ? note : null;
}

export type Judgement =
  | { readonly kind: 'approved'; readonly record: LastRecord }
  | { readonly kind: 'declined'; readonly reason: DeclineReason }
  /** The terminal did nothing since it was asked. */
  | { readonly kind: 'not-started' }
  /** Its record is ours and says another amount or currency. */
  | { readonly kind: 'mismatch'; readonly record: LastRecord }
  | { readonly kind: 'unknown'; readonly why: string };

/**
 * Whether the terminal's record proves what became of an attempt. ZVT knows no id of ours, so the proof is the chain of
 * the terminal's own numbers: our record is the one whose trace or receipt number comes next after the last record
 * before (no payment can be begun by hand, see `paymentsByEcrOnly`), or the one that we saw in the dialogue itself.
 * Anything else is for a person.
 */
export function judge(note: ZvtNote, now: Look): Judgement {
  const { before, seen } = note;
  if (now === 'untold') return unknown('the terminal does not tell its last transaction');
  if (strangers(before, now)) return unknown('another terminal is connected');
  if (before !== 'untold' && sameRecord(before, now)) {
    if (seen === null) return { kind: 'not-started' };
    // What came to nothing is stored under no number: its record stays as it was.
    if (seen.result !== 0 && seen.trace === null && seen.receipt === null) return refused(seen.result);
    return unknown('what we saw of the payment is not in its record');
  }
  if (now.originalTrace !== null) return reversed(note, now);
  const ours = seen === null ? isNext(before, now) : sameNumbers(seen, now);
  if (!ours) return unknown('its last transaction is not proven to be this one');
  if (now.result !== 0) {
    return now.amount === null || now.amount === note.amount
      ? refused(now.result)
      : unknown('its last transaction failed with another amount');
  }
  if (now.amount !== note.amount || (now.currency !== null && now.currency !== note.currency))
    return { kind: 'mismatch', record: now };
  return { kind: 'approved', record: now };
}

function reversed(note: ZvtNote, now: LastRecord): Judgement {
  const { before, seen } = note;
  const original = { trace: now.originalTrace, receipt: null };
  const ours = seen === null ? isNext(before, original) : seen.trace === now.originalTrace;
  if (ours && now.result === 0 && (now.amount === null || now.amount === note.amount))
    return { kind: 'declined', reason: 'declined' };
  return unknown('its last transaction is a reversal');
}

/** Whether a status-information tells the payment before ours once more. */
export function isStale(before: Look, told: LastRecord): boolean {
  if (before === 'untold') return false;
  return (before.trace !== null && before.trace === told.trace) || sameRecord(before, told);
}

/** What a result other than 00 means for the customer: certainly no money. */
export function refused(code: number): Judgement {
  const meaning = meaningOf(code);
  return meaning.kind === 'declined' ? { kind: 'declined', reason: meaning.reason } : { kind: 'not-started' };
}

/** The same transaction told again: every number, amount and time is the same. */
export function sameRecord(a: LastRecord, b: LastRecord): boolean {
  const told = a.trace !== null || a.receipt !== null || a.time !== null;
  return (
    told &&
    a.trace === b.trace &&
    a.receipt === b.receipt &&
    a.result === b.result &&
    a.amount === b.amount &&
    a.originalTrace === b.originalTrace &&
    a.date === b.date &&
    a.time === b.time
  );
}

function sameNumbers(a: LastRecord, b: LastRecord): boolean {
  return a.trace === b.trace && a.receipt === b.receipt && (a.trace !== null || a.receipt !== null);
}

function isNext(before: Look, now: Pick<LastRecord, 'trace' | 'receipt'>): boolean {
  if (before === 'untold') return false;
  return follows(before.trace, now.trace, 999_999) || follows(before.receipt, now.receipt, 9_999);
}

/** Numbers go round to 1, or to 0, after the last. */
function follows(before: number | null, now: number | null, last: number): boolean {
  if (before === null || now === null) return false;
  return now === before + 1 || (before === last && now <= 1);
}

function strangers(before: Look, now: LastRecord): boolean {
  return (
    before !== 'untold' &&
    before.terminalId !== null &&
    now.terminalId !== null &&
    before.terminalId !== now.terminalId
  );
}

function unknown(why: string): Judgement {
  return { kind: 'unknown', why };
}
