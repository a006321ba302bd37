import type {
  AssistCall,
  CallCause,
  CallPacket,
  CallReason,
  ResolveReason,
} from '../../domain/assist/call.ts';
import {
  applyToCall,
  type CallEvent,
  type CallRefusal,
  compareCalls,
} from '../../domain/assist/call-rules.ts';
import { nextRung, type Rung } from '../../domain/assist/ladder.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { DeskWriter } from './desk-writer.ts';

/** How long a staff screen has to confirm before the customer is told that none has. */
export const UNREACHED_MS = 3000;

/** Ended calls that stay visible to staff. */
const RECENT = 30;

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
}

/** What happened to a call: told at once, before it is on disk. */
export interface CallChange {
  readonly call: AssistCall;
  readonly event: CallEvent | { readonly type: 'raised' };
  /** 'customer', 'machine', 'ladder', 'station', or a staff id. */
  readonly actor: string;
}

export type DeskAnswer =
  | { readonly ok: true; readonly callId: string }
  | { readonly ok: false; readonly refusal: CallRefusal | { readonly why: 'no-such-call' } };

/**
 * Every open call of the shop, in memory, fanned out at once; the commit runs beside it and only the commit is
 * acknowledged. Unanswered calls climb the ladder to its last rung.
 */
export class AssistDesk {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #writer: DeskWriter;
  readonly #ladder: readonly Rung[];
  readonly #climb: (call: AssistCall, rung: Rung) => void;
  readonly #calls = new Map<string, AssistCall>();
  readonly #timers = new Map<string, () => void>();
  /** When each call was raised, on the clock that never jumps. */
  readonly #raised = new Map<string, number>();
  /** The newest write of each call that is not on disk yet: a repeated press is acknowledged no earlier than the first. */
  readonly #writes = new Map<string, Promise<void>>();
  readonly #listeners = new Set<(change: CallChange) => void>();
  readonly #lookers = new Set<() => void>();
  #recent: AssistCall[];
  #stopped = false;

  constructor(deps: {
    clock: Clock;
    log: Log;
    writer: DeskWriter;
    ladder: readonly Rung[];
    /** Calls still open and newly ended when the engine started. */
    restored: { readonly open: readonly AssistCall[]; readonly recent: readonly AssistCall[] };
    /** Does what a rung says: pages, slips. The screens follow by themselves. */
    climb: (call: AssistCall, rung: Rung) => void;
  }) {
    this.#clock = deps.clock;
    this.#log = deps.log;
    this.#writer = deps.writer;
    this.#ladder = deps.ladder;
    this.#climb = deps.climb;
    this.#recent = [...deps.restored.recent];
    for (const call of deps.restored.open) {
      this.#calls.set(call.callId, call);
      const waited = Math.max(0, deps.clock.now() - call.raisedAt);
      this.#raised.set(call.callId, deps.clock.monotonic() - waited);
    }
  }

  /** Starts the clocks of restored calls. Call once everything that listens is in place. */
  start(): void {
    for (const call of this.#calls.values()) this.#arm(call);
  }

  stop(): void {
    this.#stopped = true;
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
  }

  /** Called at once for each change, before it is on disk. */
  onChange(listener: (change: CallChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Called when nothing happened to a call for so long that this itself has become worth saying. */
  onLook(listener: () => void): () => void {
    this.#lookers.add(listener);
    return () => this.#lookers.delete(listener);
  }

  /** Open calls in the order in which staff should go. */
  open(): readonly AssistCall[] {
    return [...this.#calls.values()].sort(compareCalls);
  }

  recent(): readonly AssistCall[] {
    return this.#recent;
  }

  find(callId: string): AssistCall | undefined {
    return this.#calls.get(callId);
  }

  /** How long an open call waits already, in milliseconds; a jump of the wall clock changes nothing about it. */
  waitedMs(call: AssistCall): number {
    return this.#clock.monotonic() - (this.#raised.get(call.callId) ?? this.#clock.monotonic());
  }

  /**
   * The customer's own open call, if any. One from the attract screen goes with whoever begins to order there; one of
   * an earlier visit is shown only while nobody else is there.
   */
  helpOn(kioskId: string, sessionId: string | null): AssistCall | undefined {
    return this.open().find(
      (call) => call.kioskId === kioskId && call.cause === 'help' && isOf(call, sessionId),
    );
  }

  /** The call that a kiosk's screen shows: the customer's own first, then a machine's that concerns this visit. */
  shownOn(kioskId: string, sessionId: string | null): AssistCall | undefined {
    return (
      this.helpOn(kioskId, sessionId) ??
      this.open().find(
        (call) => call.kioskId === kioskId && call.sessionId !== null && call.sessionId === sessionId,
      )
    );
  }

  /**
   * Raises a call; resolves when it is on disk. The same id again changes nothing; another press while the kiosk's help
   * call is open makes that one urgent, once. A machine's call joins an open one of the same cause and visit.
   */
  async raise(input: NewCall): Promise<string> {
    if (this.#calls.has(input.callId) || this.#recent.some((call) => call.callId === input.callId)) {
      await this.#writes.get(input.callId);
      return input.callId;
    }
    const standing = this.#standing(input);
    if (standing !== undefined) {
      if (input.cause === 'help') await this.apply(standing.callId, 'customer', { type: 'pressed-again' });
      await this.#writes.get(standing.callId);
      return standing.callId;
    }
    const call: AssistCall = {
      ...input,
      reason: null,
      state: 'raised',
      urgent: false,
      raisedAt: this.#clock.now(),
      deliveredAt: null,
      acceptedAt: null,
      acceptedBy: null,
      arrivedAt: null,
      endedAt: null,
      resolution: null,
      rung: -1,
      counterAt: null,
      pagedAt: null,
      takes: 0,
      drill: false,
    };
    this.#raised.set(call.callId, this.#clock.monotonic());
    this.#log('assist.raised', { callId: call.callId, cause: call.cause });
    const written = this.#change(call, 'customer', { type: 'raised' });
    this.#arm(call);
    await written;
    return call.callId;
  }

  /** Applies an event; the answer comes when it is on disk. */
  async apply(callId: string, actor: string, event: CallEvent): Promise<DeskAnswer> {
    const call = this.#calls.get(callId);
    if (call === undefined) return { ok: false, refusal: { why: 'no-such-call' } };
    const outcome = applyToCall(call, event, this.#clock.now());
    if (!outcome.ok) return { ok: false, refusal: outcome.refusal };
    const written = this.#change(outcome.call, actor, event);
    if (outcome.call.endedAt !== null || outcome.call.acceptedBy !== null) this.#disarm(callId);
    await written;
    return { ok: true, callId };
  }

  reason(callId: string, reason: CallReason): Promise<DeskAnswer> {
    return this.apply(callId, 'customer', { type: 'reason', reason });
  }

  resolve(callId: string, staffId: string, reason: ResolveReason, note: string): Promise<DeskAnswer> {
    return this.apply(callId, staffId, { type: 'resolved', reason, note });
  }

  /** Ends machine-raised calls of one cause for a visit: the cause went away by itself. */
  async causeGone(kioskId: string, sessionId: string | null, cause: CallCause): Promise<void> {
    const gone = this.open().filter(
      (call) => call.kioskId === kioskId && call.cause === cause && call.sessionId === sessionId,
    );
    await Promise.all(gone.map((call) => this.apply(call.callId, 'machine', { type: 'cause-gone' })));
  }

  #standing(input: NewCall): AssistCall | undefined {
    if (input.cause === 'help') return this.helpOn(input.kioskId, input.sessionId);
    return this.open().find(
      (call) =>
        call.kioskId === input.kioskId && call.cause === input.cause && call.sessionId === input.sessionId,
    );
  }

  #change(call: AssistCall, actor: string, event: CallEvent | { readonly type: 'raised' }): Promise<void> {
    if (call.endedAt === null) this.#calls.set(call.callId, call);
    else {
      this.#calls.delete(call.callId);
      this.#raised.delete(call.callId);
      this.#recent = [call, ...this.#recent].slice(0, RECENT);
    }
    for (const listener of this.#listeners) listener({ call, event, actor });
    const written = this.#writer.write({
      call,
      events: [{ at: this.#clock.now(), actor, event: JSON.stringify(event) }],
    });
    this.#writes.set(call.callId, written);
    const forget = () => {
      if (this.#writes.get(call.callId) === written) this.#writes.delete(call.callId);
    };
    written.then(forget, forget);
    return written;
  }

  /** Waits for the next rung, and once for the moment at which "no screen has answered" becomes true. */
  #arm(call: AssistCall): void {
    this.#disarm(call.callId);
    if (this.#stopped || call.acceptedBy !== null || call.endedAt !== null) return;
    const elapsed = this.waitedMs(call);
    const next = nextRung(this.#ladder, call.rung, elapsed);
    const untilUnreached = call.state === 'raised' && elapsed < UNREACHED_MS ? UNREACHED_MS - elapsed : null;
    if (next?.inMs === 0) {
      this.#fire(call, next.index, next.rung);
      return;
    }
    const waits = [next?.inMs ?? null, untilUnreached].filter((ms) => ms !== null);
    if (waits.length === 0) return;
    const cancel = this.#clock.after(Math.min(...waits), () => this.#look(call.callId));
    this.#timers.set(call.callId, cancel);
  }

  #look(callId: string): void {
    const call = this.#calls.get(callId);
    if (call === undefined) return;
    for (const listener of this.#lookers) listener();
    this.#arm(call);
  }

  #fire(call: AssistCall, index: number, rung: Rung): void {
    const event = { type: 'rung', index, toCounter: rung.channels.includes('counter') } as const;
    const outcome = applyToCall(call, event, this.#clock.now());
    if (!outcome.ok) return;
    this.#change(outcome.call, 'ladder', event).catch((error: unknown) =>
      this.#log('engine.fault', {
        where: 'desk',
        message: error instanceof Error ? error.message : String(error),
      }),
    );
    if (index === this.#ladder.length - 1) this.#log('assist.exhausted', { callId: call.callId });
    this.#climb(outcome.call, rung);
    this.#arm(outcome.call);
  }

  #disarm(callId: string): void {
    this.#timers.get(callId)?.();
    this.#timers.delete(callId);
  }
}

function isOf(call: AssistCall, sessionId: string | null): boolean {
  return call.sessionId === null || sessionId === null || call.sessionId === sessionId;
}
