import {
  type AssistCall,
  type CallCause,
  type CallReason,
  type ResolveReason,
} from '../../domain/assist/call.ts';
import { mergeCalls, sameCall, stateOf } from '../../domain/assist/call-merge.ts';
import {
  applyToCall,
  type CallEvent,
  decidedByStaff,
  isOfRepeatsToo,
} from '../../domain/assist/call-rules.ts';
import { endedAsOne, oncePerCall, sameVisit } from '../../domain/assist/repeated-help.ts';
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
import { CallWrites } from './call-writes.ts';
import type { EndedCalls } from './ended-calls.ts';
import { LadderClimb } from './ladder-climb.ts';
import { LatePresses } from './late-presses.ts';
import { errorWords } from '../error-words.ts';
import { raisedCall } from './raised-call.ts';
import { RepeatedCalls } from './repeated-calls.ts';

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
  readonly #writes = new CallWrites();
  readonly #presses = new LatePresses();
  readonly #repeats: RepeatedCalls;
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
      restsMs: (call) =>
        this.#repeats.has(call.callId) ? null : this.#post === null ? 0 : this.#post.ladderRestsMs(call),
      waitedMs: (call) => this.waitedMs(call),
      find: (callId) => this.#calls.get(callId),
      fire: (call, event) => this.#step(call, event),
      look: () => this.#look(),
      climbed: deps.climb,
      exhausted: (callId) => deps.log('assist.exhausted', { callId }),
    });
    this.#repeats = new RepeatedCalls({
      calls: this.#calls,
      arm: (call) => this.#climb.arm(call),
      tell: (call) => this.#tellFirst(call),
      hide: () => this.#look(),
      apply: (callId, event) =>
        void this.apply(callId, 'customer', event).catch((error: unknown) => this.#fault(error)),
    });
    this.#ended = deps.ended;
    for (const call of deps.open) {
      this.#calls.set(call.callId, call);
      const waited = Math.max(0, deps.clock.now() - call.raisedAt);
      this.#raised.set(call.callId, deps.clock.monotonic() - waited);
    }
    this.#repeats.restored();
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

  /** Called when something is worth saying that happened to no call: nothing did for long, or one only repeats another. */
  onLook(listener: () => void): () => void {
    this.#lookers.add(listener);
    return () => this.#lookers.delete(listener);
  }

  /** Open calls in the order in which staff should go; one that only repeats another is not among them. */
  open(): readonly AssistCall[] {
    return this.tickets().flatMap(({ calls }) => calls);
  }

  /** Every open call, as engines tell each other of them. */
  everyOpen(): readonly AssistCall[] {
    return [...this.#calls.values()];
  }

  /** Open calls as staff walk for them: one cause, one ticket; the most pressing first. */
  tickets(): readonly Ticket[] {
    const counts = uselessCounts(oncePerCall(this.#ended.recent()), this.#clock.now());
    const apart = [...this.#calls.values()].filter(({ callId }) => !this.#repeats.has(callId));
    return ticketsOf(apart, {
      waitedMs: (call) => this.waitedMs(call),
      useless: (call) => counts.get(uselessKeyOf(call)) ?? 0,
    });
  }

  recent(): readonly AssistCall[] {
    return this.#ended.recent().slice(0, SHOWN);
  }

  /** The newest ended calls, the last first: those in memory. */
  ended(): readonly AssistCall[] {
    return this.#ended.recent();
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
      (call) => call.kioskId === kioskId && call.cause === 'help' && sameVisit(call.sessionId, sessionId),
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
      await this.#writes.of(input.callId);
      return input.callId;
    }
    const standing = this.#standing(input);
    if (standing !== undefined) {
      if (input.cause === 'help') {
        this.#presses.note(standing.callId, input);
        const press = this.#post?.mayEndElsewhere(standing) === true ? { as: input.callId } : {};
        await this.apply(standing.callId, 'customer', { type: 'pressed-again', ...press });
      }
      await this.#writes.of(standing.callId);
      return standing.callId;
    }
    const call = raisedCall(input, this.#clock.now());
    this.#raised.set(call.callId, this.#clock.monotonic());
    this.#log('assist.raised', { callId: call.callId, cause: call.cause });
    const written = this.#change(call, 'customer', { type: 'raised' });
    this.#climb.arm(call);
    await written;
    return call.callId;
  }

  /**
   * Applies an event; the answer comes when it is on disk. A call that only repeats another is gone to, and ends, with
   * that one.
   */
  async apply(callId: string, actor: string, event: CallEvent): Promise<DeskAnswer> {
    const call = this.#calls.get(this.#repeats.standsFor(callId));
    if (call === undefined) return { ok: false, refusal: { why: 'no-such-call' } };
    const hub = decidedByStaff(event) ? (this.#post?.decidedAt(call) ?? null) : null;
    if (hub !== null) return { ok: false, refusal: { why: 'at-the-hub', hub } };
    const outcome = applyToCall(call, event, this.#clock.now());
    if (!outcome.ok) return { ok: false, refusal: outcome.refusal };
    // Before the call that they repeat: none of them may stand alone for a moment.
    const repeats = isOfRepeatsToo(event) ? this.#repeats.of(call.callId) : [];
    const after = repeats.flatMap((repeat) => {
      const too = applyToCall(repeat, event, this.#clock.now());
      return too.ok ? [too.call] : [];
    });
    const written = endedAsOne([...after, outcome.call]).map((each) => this.#change(each, actor, event));
    this.#climb.arm(outcome.call);
    await Promise.all(written);
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
  adopt(told: AssistCall, { waitedMs, pressesHere, did, heard }: Adoption): Adopted {
    const own = this.#calls.get(told.callId) ?? this.#ended.find(told);
    const call = own === undefined ? { ...told, state: stateOf(told) } : mergeCalls(own, told);
    const link = heard === null ? {} : { link: { heard } };
    if (own !== undefined && sameCall(own, call)) {
      const written = heard === null ? this.#writes.of(call.callId) : this.#writer.write({ link: { heard } });
      return { call, knewMore: !sameCall(call, told), written };
    }
    if (call.endedAt === null && !this.#raised.has(call.callId))
      this.#raised.set(call.callId, this.#clock.monotonic() - waitedMs);
    const ended = call.endedAt !== null && own?.endedAt === null;
    const press = ended && pressesHere !== null ? this.#presses.after(call, pressesHere.aheadMs) : null;
    this.#keep(call);
    // First of the two to the disk: an engine that is killed in between hears of the end again, but not of the press.
    if (press !== null) this.raise(press).catch((error: unknown) => this.#fault(error));
    const events = did === null ? [] : [did];
    const written = this.#writes.add(call.callId, this.#writer.write({ call, events, ...link }));
    const actor = did?.actor ?? 'link';
    for (const listener of this.#listeners) listener({ call, event: { type: 'adopted', ended }, actor });
    this.#climb.arm(call);
    this.#repeats.settle(call.reasons > (own?.reasons ?? 0) ? call.callId : null);
    return { call, knewMore: !sameCall(call, told), written };
  }

  /** Keeps what rungs of a call's ladder did, also of one that has ended meanwhile. Resolves when it is on disk. */
  note(callId: string, outcomes: readonly RungOutcome[]): Promise<void> {
    const call = this.#calls.get(callId) ?? this.#ended.newest(callId);
    return call === undefined
      ? Promise.resolve()
      : this.#writes.add(callId, this.#writer.write({ call, events: [], outcomes }));
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
    return this.#writes.add(call.callId, written);
  }

  #keep(call: AssistCall): void {
    if (call.endedAt === null) this.#calls.set(call.callId, call);
    else {
      this.#calls.delete(call.callId);
      this.#raised.delete(call.callId);
      this.#presses.forget(call.callId);
      this.#ended.add(call);
    }
    if (call.cause === 'help') this.#repeats.look(call.kioskId);
    if (!this.#repeats.has(call.callId)) this.#tellFirst(call);
  }

  #look(): void {
    for (const listener of this.#lookers) listener();
  }

  #tellFirst(call: AssistCall): void {
    for (const tell of this.#first) tell(call);
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
