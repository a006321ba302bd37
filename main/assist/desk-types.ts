import type { DeskEntry } from '../../db/desk-store.ts';
import type { LinkPosition, SaidRow } from '../../db/link-store.ts';
import type { AssistCall, CallCause, CallPacket } from '../../domain/assist/call.ts';
import type { CallEvent, CallRefusal } from '../../domain/assist/call-rules.ts';

export interface NewCall {
  readonly callId: string;
  readonly kioskId: string;
  readonly kioskName: string;
  readonly place: string;
  readonly sessionId: string | null;
  readonly cause: CallCause;
  readonly packet: CallPacket;
  readonly code: string;
  /** One cause behind several kiosks: one ticket. */
  readonly causeKey: string | null;
  /** Nobody waits for it; left out, somebody does. */
  readonly calm?: boolean;
}

/** What happened to a call: told at once, before it is on disk. */
export interface CallChange {
  readonly call: AssistCall;
  /**
   * `adopted`: another engine of the shop told it; what happened there is in its own journal entry. `ended`: it was open
   * here until then.
   */
  readonly event:
    | CallEvent
    | { readonly type: 'raised' }
    | { readonly type: 'adopted'; readonly ended: boolean };
  /** 'customer', 'machine', 'ladder', 'station', or a staff id. */
  readonly actor: string;
}

export type DeskAnswer =
  | { readonly ok: true; readonly callId: string }
  | {
      readonly ok: false;
      readonly refusal:
        | CallRefusal
        | { readonly why: 'no-such-call' }
        /** Staff decide at the hub of the shop while it is there. */
        | { readonly why: 'at-the-hub'; readonly hub: string };
    };

/** A call as another engine knows it. */
export interface Adoption {
  /** How long it waits, by the clock of this engine. */
  readonly waitedMs: number;
  /** The customer stands at this engine: how far the clock of the other one, which ends calls, is ahead. null: not here. */
  readonly pressesHere: { readonly aheadMs: number } | null;
  /** What happened to it there, as that engine's journal has it. */
  readonly did: DeskEntry['events'][number] | null;
  /** Where in the other's stream this stands: on disk in the same moment as the call. */
  readonly heard: LinkPosition | null;
}

export interface Adopted {
  readonly call: AssistCall;
  /** This engine knew more than it was told. */
  readonly knewMore: boolean;
  /** Resolves when it is on disk. */
  readonly written: Promise<void>;
}

/** Carries calls to the other engines that they concern, and knows what those do about them. */
export interface CallPost {
  /** Tells others of a change at once; what is to be kept for them goes to disk together with the call. */
  readonly send: (change: CallChange, at: number) => readonly SaidRow[];
  readonly onDisk: (rows: readonly SaidRow[]) => void;
  /** How long this engine leaves the ladder of a call to another one: 0 not at all, null for as long as nothing changes. */
  readonly ladderRestsMs: (call: AssistCall) => number | null;
  /** Whether another engine may end this call before this one hears of it. */
  readonly mayEndElsewhere: (call: AssistCall) => boolean;
  /** The name of the hub where staff decide about this call now; null: here. */
  readonly decidedAt: (call: AssistCall) => string | null;
}
