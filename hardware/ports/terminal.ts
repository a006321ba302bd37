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

/** A card terminal. */
export interface CardTerminal extends Device {
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
}
