import {
  type AssistCall,
  callDefaults,
  type CallCause,
  type CallReason,
  type ResolveReason,
} from '../../domain/assist/call.ts';
import { mergeCalls, sameCall, stateOf } from '../../domain/assist/call-merge.ts';
import { applyToCall, type CallEvent, decidedByStaff } from '../../domain/assist/call-rules.ts';
import type { Ladder, LadderPlan, Rung } from '../../domain/assist/ladder.ts';
import type { RungOutcome } from '../../domain/assist/rung-outcome.ts';
import {
  type Ticket,
  ticketIdOf,
  ticketsOf,
  uselessCounts,
  uselessKeyOf,
} from '../../domain/assist/tickets.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Adopted, Adoption, CallChange, CallPost, DeskAnswer, NewCall } from './desk-types.ts';
import type { DeskWriter } from './desk-writer.ts';
import type { EndedCalls } from './ended-calls.ts';
import { LadderClimb } from './ladder-climb.ts';
import { errorWords } from '../error-words.ts';

export type { CallChange, DeskAnswer, NewCall } from './desk-types.ts';
export { UNREACHED_MS } from '../../domain/assist/help-state.ts';

/** Of the ended calls, what staff see. */
const SHOWN = 30;

/**
 * Every open call of the shop, in memory, fanned out at once; the commit runs beside it and only the commit is
 * acknowledged. Unanswered calls climb the ladder to its last rung.
 */
export class AssistDesk {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #writer: DeskWriter;
  readonly #climb: LadderClimb;
  readonly #calls = new Map<string, AssistCall>();
  /** When each call was raised, on the clock that never jumps. */
  readonly #raised = new Map<string, number>();
  /** The newest write of each call that is not on disk yet: a repeated press is acknowledged no earlier than the first. */
  readonly #writes = new Map<string, Promise<void>>();
  /** The last press of Help that joined a call which stood: it must not end with a call that was over already. */
  readonly #presses = new Map<string, { readonly at: number; readonly input: NewCall }>();
  readonly #first = new Set<(call: AssistCall) => void>();
  readonly #listeners = new Set<(change: CallChange) => void>();
  readonly #lookers = new Set<() => void>();
  readonly #ended: EndedCalls;
  #post: CallPost | null = null;

  constructor(deps: {
    clock: Clock;
    log: Log;
    writer: DeskWriter;
    /** The ladder in force and the plan that holds now. */
    ladder: () => { readonly ladder: Ladder; readonly plan: LadderPlan };
    /** Calls still open when the engine started. */
    open: readonly AssistCall[];
    ended: EndedCalls;
    /** Does what a rung says, in every one of its ways. */
    climb: (call: AssistCall, rung: Rung, index: number) => void;
  }) {
    this.#clock = deps.clock;
    this.#log = deps.log;
    this.#writer = deps.writer;
    this.#climb = new LadderClimb({
      clock: deps.clock,
      ladder: deps.ladder,
      restsMs: (call) => (this.#post === null ? 0 : this.#post.ladderRestsMs(call)),
      waitedMs: (call) => this.waitedMs(call),
      find: (callId) => this.#calls.get(callId),
      fire: (call, event) => this.#step(call, event),
      look: () => {
        for (const listener of this.#lookers) listener();
      },
      climbed: deps.climb,
      exhausted: (callId) => deps.log('assist.exhausted', { callId }),
    });
    this.#ended = deps.ended;
    for (const call of deps.open) {
      this.#calls.set(call.callId, call);
      const waited = Math.max(0, deps.clock.now() - call.raisedAt);
      this.#raised.set(call.callId, deps.clock.monotonic() - waited);
    }
  }

  /** Starts the clocks of restored calls. Call once everything that listens is in place. */
  start(): void {
    for (const call of this.#calls.values()) this.#climb.arm(call);
  }

  stop(): void {
    this.#climb.stop();
  }

  /** Says who carries calls to other engines. Before `start`. */
  carriedBy(post: CallPost): void {
    this.#post = post;
  }

  /** Another engine took the ladder of some calls over, or gave it up. */
  ladderMoved(): void {
    for (const call of this.#calls.values()) this.#climb.arm(call);
  }

  /** Called for each change before anything else is done about it; may change no call itself. */
  onFirst(listener: (call: AssistCall) => void): () => void {
    this.#first.add(listener);
    return () => this.#first.delete(listener);
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
    return this.tickets().flatMap(({ calls }) => calls);
  }

  /** Open calls as staff walk for them: one cause, one ticket; the most pressing first. */
  tickets(): readonly Ticket[] {
    const counts = uselessCounts(this.#ended.recent(), this.#clock.now());
    return ticketsOf([...this.#calls.values()], {
      waitedMs: (call) => this.waitedMs(call),
      useless: (call) => counts.get(uselessKeyOf(call)) ?? 0,
    });
  }

  recent(): readonly AssistCall[] {
    return this.#ended.recent().slice(0, SHOWN);
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
    if (this.#calls.has(input.callId) || this.#ended.newest(input.callId) !== undefined) {
      await this.#writes.get(input.callId);
      return input.callId;
    }
    const standing = this.#standing(input);
    if (standing !== undefined) {
      if (input.cause === 'help') {
        this.#presses.set(standing.callId, { at: this.#clock.now(), input });
        await this.apply(standing.callId, 'customer', { type: 'pressed-again' });
      }
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
      ...callDefaults,
      causeKey: input.causeKey,
      calm: input.calm ?? false,
    };
    this.#raised.set(call.callId, this.#clock.monotonic());
    this.#log('assist.raised', { callId: call.callId, cause: call.cause });
    const written = this.#change(call, 'customer', { type: 'raised' });
    this.#climb.arm(call);
    await written;
    return call.callId;
  }

  /** Applies an event; the answer comes when it is on disk. */
  async apply(callId: string, actor: string, event: CallEvent): Promise<DeskAnswer> {
    const call = this.#calls.get(callId);
    if (call === undefined) return { ok: false, refusal: { why: 'no-such-call' } };
    const hub = decidedByStaff(event) ? (this.#post?.decidedAt(call) ?? null) : null;
    if (hub !== null) return { ok: false, refusal: { why: 'at-the-hub', hub } };
    const outcome = applyToCall(call, event, this.#clock.now());
    if (!outcome.ok) return { ok: false, refusal: outcome.refusal };
    const written = this.#change(outcome.call, actor, event);
    this.#climb.arm(outcome.call);
    await written;
    return { ok: true, callId };
  }

  /** Applies what a person did to a call and to every other call of its ticket; the answer is the named call's. */
  async applyToTicket(callId: string, actor: string, event: CallEvent): Promise<DeskAnswer> {
    const call = this.#calls.get(callId);
    if (call === undefined) return { ok: false, refusal: { why: 'no-such-call' } };
    const id = ticketIdOf(call);
    const others = [...this.#calls.values()].filter((other) => other !== call && ticketIdOf(other) === id);
    const refused = !applyToCall(call, event, this.#clock.now()).ok;
    const answer = this.apply(callId, actor, event);
    const rest = refused ? [] : others.map((other) => this.apply(other.callId, actor, event));
    await Promise.all(rest);
    return answer;
  }

  /** Puts together what another engine and this one know of a call; told at once, like every change. */
  adopt(told: AssistCall, { waitedMs, aheadMs, did, heard }: Adoption): Adopted {
    const own = this.#calls.get(told.callId) ?? this.#ended.find(told);
    const call = own === undefined ? { ...told, state: stateOf(told) } : mergeCalls(own, told);
    const link = heard === null ? {} : { link: { heard } };
    if (own !== undefined && sameCall(own, call)) {
      const earlier = this.#writes.get(call.callId) ?? Promise.resolve();
      const written = heard === null ? earlier : this.#writer.write({ link: { heard } });
      return { call, knewMore: !sameCall(call, told), written };
    }
    if (call.endedAt === null && !this.#raised.has(call.callId))
      this.#raised.set(call.callId, this.#clock.monotonic() - waitedMs);
    const press = this.#presses.get(call.callId);
    this.#keep(call);
    const events = did === null ? [] : [did];
    const written = this.#write(call.callId, this.#writer.write({ call, events, ...link }));
    const actor = did?.actor ?? 'link';
    const ended = call.endedAt !== null && own?.endedAt === null;
    for (const listener of this.#listeners) listener({ call, event: { type: 'adopted', ended }, actor });
    this.#climb.arm(call);
    // It was over elsewhere before that press: whoever pressed would wait for nobody.
    if (ended && press !== undefined && press.at + aheadMs > (call.endedAt ?? 0))
      this.raise(press.input).catch((error: unknown) => this.#fault(error));
    return { call, knewMore: !sameCall(call, told), written };
  }

  /** Keeps what rungs of a call's ladder did, also of one that has ended meanwhile. Resolves when it is on disk. */
  note(callId: string, outcomes: readonly RungOutcome[]): Promise<void> {
    const call = this.#calls.get(callId) ?? this.#ended.newest(callId);
    return call === undefined
      ? Promise.resolve()
      : this.#write(callId, this.#writer.write({ call, events: [], outcomes }));
  }

  reason(callId: string, reason: CallReason): Promise<DeskAnswer> {
    return this.apply(callId, 'customer', { type: 'reason', reason });
  }

  resolve(callId: string, staffId: string, reason: ResolveReason, note: string): Promise<DeskAnswer> {
    return this.applyToTicket(callId, staffId, { type: 'resolved', reason, note });
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
    this.#keep(call);
    const at = this.#clock.now();
    const change = { call, event, actor };
    // Whoever listens may change another call: numbers for the peer and the writer's queue keep one order.
    const said = this.#post?.send(change, at) ?? [];
    const written = this.#writer.write({
      call,
      events: [{ at, actor, event: JSON.stringify(event) }],
      ...(said.length === 0 ? {} : { link: { said } }),
    });
    for (const listener of this.#listeners) listener(change);
    if (said.length > 0)
      written.then(() => this.#post?.onDisk(said)).catch((error: unknown) => this.#fault(error));
    return this.#write(call.callId, written);
  }

  #keep(call: AssistCall): void {
    if (call.endedAt === null) this.#calls.set(call.callId, call);
    else {
      this.#calls.delete(call.callId);
      this.#raised.delete(call.callId);
      this.#presses.delete(call.callId);
      this.#ended.add(call);
    }
    for (const tell of this.#first) tell(call);
  }

  #write(callId: string, written: Promise<void>): Promise<void> {
    this.#writes.set(callId, written);
    const forget = () => {
      if (this.#writes.get(callId) === written) this.#writes.delete(callId);
    };
    written.then(forget, forget);
    return written;
  }

  #step(call: AssistCall, event: CallEvent): AssistCall | null {
    const outcome = applyToCall(call, event, this.#clock.now());
    if (!outcome.ok) return null;
    this.#change(outcome.call, 'ladder', event).catch((error: unknown) => this.#fault(error));
    return outcome.call;
  }

  #fault(error: unknown): void {
    this.#log('engine.fault', {
      where: 'desk',
      message: errorWords(error),
    });
  }
}

function isOf(call: AssistCall, sessionId: string | null): boolean {
  return call.sessionId === null || sessionId === null || call.sessionId === sessionId;
}
