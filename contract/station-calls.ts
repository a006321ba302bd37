import type { AssistCall } from '../domain/assist/call.ts';
import type { RungOutcome } from '../domain/assist/rung-outcome.ts';
import type { Minor } from '../domain/catalog/catalog.ts';

/** What a rung of the ladder asks of staff screens. */
export interface CallSignal {
  /**
   * Grows with every ringing of this call: a screen that has rung for a number does not ring for it again. 0: its ladder
   * rang it before the engine started, and screens that see it for the first time ring for it.
   */
  readonly ring: number;
  readonly sound: boolean;
  readonly notification: boolean;
  /** Whose screens ring; null: everybody's. */
  readonly staffIds: readonly string[] | null;
  /** Whose screens show it and are silent: their quiet hours, or rung enough of late. */
  readonly hushed: readonly string[];
  readonly urgent: boolean;
}

/** A call as the staff queue shows it. */
export type StationCall = AssistCall & {
  readonly waitingMs: number;
  /** Calls with the same one are one walk; commands about any of them do it to all. */
  readonly ticketId: string;
  /** Everything that the rungs of its ladder did and what came of it, oldest first. */
  readonly outcomes: readonly RungOutcome[];
  /** null before a rung rang the screens. */
  readonly signal: CallSignal | null;
  /** Present when an unknown payment waits for a person's word. */
  readonly payment: {
    readonly sessionId: string;
    readonly attemptId: string;
    readonly amount: Minor;
  } | null;
};

/** One cause, one walk: a card of the queue. */
export interface StationTicket {
  readonly ticketId: string;
  /** Most pressing first; `calls` of the view stand in this order too. */
  readonly callIds: readonly string[];
  /** A number to sort by, as a power of two: one more counts twice as much. */
  readonly priority: number;
  /** How often this cause needed nobody within two hours; from 3 on staff are told so. */
  readonly useless: number;
}
