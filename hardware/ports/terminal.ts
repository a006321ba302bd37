import type { Minor } from '../../domain/catalog/catalog.ts';
import type { Device } from './device.ts';

export type DeclineReason =
  | 'declined'
  | 'insufficient-funds'
  | 'card-unreadable'
  | 'cancelled'
  | 'timeout-at-terminal';

/**
 * What a terminal said about one attempt. `busy`: it is serving somebody else and took nothing for this attempt.
 * `unknown`: the amount was sent and no final answer came; only asking again by attempt may settle it.
 * `not-started`: certainly nothing was asked of a card (the terminal was not reachable before the request left).
 */
export type ChargeOutcome =
  | {
      readonly kind: 'approved';
      readonly attemptId: string;
      readonly amount: Minor;
      readonly reference: string;
      readonly card: string;
    }
  | { readonly kind: 'declined'; readonly attemptId: string; readonly reason: DeclineReason }
  | { readonly kind: 'busy'; readonly attemptId: string }
  | { readonly kind: 'not-started'; readonly attemptId: string }
  | { readonly kind: 'unknown'; readonly attemptId: string };

export interface ChargeRequest {
  /** Journalled before it is sent; the terminal's own record is found again by it. */
  readonly attemptId: string;
  readonly amount: Minor;
  /** ISO 4217. */
  readonly currency: string;
  /** Ties the terminal's record to the order, for the shop's books and for counting double charges. */
  readonly orderRef?: string;
}

/**
 * What came of a function that staff asked a terminal for. `refused`: it said no, `why` is one clause for the log and
 * for staff. `unknown`: it was asked and no end of it was seen; the terminal's own slips tell.
 */
export type BackOfficeOutcome =
  | {
      readonly kind: 'done';
      /** Money that went back, or null where none did. */
      readonly amount: Minor | null;
      /** The terminal's own record of it, or empty. */
      readonly reference: string;
      /** What the terminal printed or would have printed; numbers of cards are masked. */
      readonly lines: readonly string[];
    }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'busy' }
  | { readonly kind: 'not-connected' }
  | { readonly kind: 'unknown'; readonly why: string };

/** What staff can ask of terminals whose protocol has it. Each is done once and never repeated by itself. */
export interface TerminalBackOffice {
  /** Takes one payment back, by the reference of its approval; `amount` is what was approved then. */
  readonly reverse: (reference: string, amount: Minor) => Promise<BackOfficeOutcome>;
  /** Pays money to a card that a person presents. */
  readonly refund: (amount: Minor, currency: string) => Promise<BackOfficeOutcome>;
  /** Hands the day's payments in; a terminal that was not told for days takes no more. */
  readonly endOfDay: () => Promise<BackOfficeOutcome>;
  /** Prints or sends the last receipt again. */
  readonly repeatReceipt: () => Promise<BackOfficeOutcome>;
}

/** A receipt that a terminal leaves to us. */
export interface TerminalReceipt {
  /** The payment that it belongs to; null for one of the terminal's own, e.g. of an end of day. */
  readonly attemptId: string | null;
  readonly of: 'customer' | 'merchant' | 'administration' | 'unknown';
  /** Numbers of cards are masked. */
  readonly lines: readonly string[];
}

/**
 * A driver's own note about each attempt, for terminals that know nothing of our attempt ids: what their last record
 * was before the amount was sent. Every `save` is on disk when it returns.
 */
export interface AttemptNotes {
  readonly save: (key: string, note: string) => void;
  readonly load: (key: string) => string | null;
  /** The note that was first saved next after this one's first saving; null while there is none. */
  readonly next: (key: string) => string | null;
  /** The one that was first saved last. */
  readonly last: () => { readonly key: string; readonly note: string } | null;
}

/** A card terminal. Back-office functions are there only when its protocol has them. */
export interface CardTerminal extends Device, Partial<TerminalBackOffice> {
  /** Asks for money once. Never repeats by itself. Resolves; never throws for the physical world. */
  readonly charge: (request: ChargeRequest) => Promise<ChargeOutcome>;
  /** Asks what became of an attempt, without charging. `not-started` means the terminal has no record of it. */
  readonly inquire: (attemptId: string) => Promise<ChargeOutcome>;
  /** Asks the terminal to stop waiting for a card; the outcome still comes from `charge`. */
  readonly cancel: (attemptId: string) => Promise<void>;
  /**
   * Answers that come by themselves, e.g. a success after the line was already given up. `taken` is called once the
   * answer is on disk: until then the terminal keeps it, and says it again to whoever connects next.
   */
  readonly onLateOutcome: (listener: (outcome: ChargeOutcome, taken: () => void) => void) => () => void;
  /** Receipts that the terminal leaves to us; absent where it prints its own. */
  readonly onReceipt?: (listener: (receipt: TerminalReceipt) => void) => () => void;
}
