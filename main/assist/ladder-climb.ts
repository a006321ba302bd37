import { UNREACHED_MS } from '../../domain/assist/help-state.ts';
import type { AssistCall } from '../../domain/assist/call.ts';
import { type CallEvent, climbs } from '../../domain/assist/call-rules.ts';
import {
  type Ladder,
  type LadderPlan,
  type NextStep,
  nextStep,
  type Rung,
  rungOf,
  rungsFor,
} from '../../domain/assist/ladder.ts';
import type { Clock } from '../clock.ts';

export interface LadderClimbDeps {
  readonly clock: Clock;
  /** The ladder in force and the plan that holds now. */
  readonly ladder: () => { readonly ladder: Ladder; readonly plan: LadderPlan };
  /** How long another engine has the ladder of a call: 0 not at all, null for as long as nothing changes. */
  readonly restsMs: (call: AssistCall) => number | null;
  readonly waitedMs: (call: AssistCall) => number;
  readonly find: (callId: string) => AssistCall | undefined;
  /** Applies what the clock did to a call: the call after it, or null when it does not fit any more. */
  readonly fire: (call: AssistCall, event: CallEvent) => AssistCall | null;
  /** That nothing happened has become worth saying. */
  readonly look: () => void;
  /** Does what a rung says. */
  readonly climbed: (call: AssistCall, rung: Rung, index: number) => void;
  readonly exhausted: (callId: string) => void;
}

interface Clocked {
  /** Which climb or acceptance this clock is of; another one begins anew. */
  readonly of: string;
  /** When that began, on the clock that never jumps. */
  readonly since: number;
  /** What it climbs to its end, whatever the ladder or the hour becomes meanwhile. */
  readonly rungs: readonly Rung[];
  /** How far into the climb it rang last. */
  rangMs: number;
  stop: () => void;
}

/** The clocks of open calls: the next rung of who waits, and the bound of who is being come to. */
export class LadderClimb {
  readonly #deps: LadderClimbDeps;
  readonly #clocks = new Map<string, Clocked>();
  #stopped = false;

  constructor(deps: LadderClimbDeps) {
    this.#deps = deps;
  }

  stop(): void {
    this.#stopped = true;
    for (const { stop } of this.#clocks.values()) stop();
    this.#clocks.clear();
  }

  /** Sets the clock of a call by what it is now; whatever clock it had is stopped. */
  arm(call: AssistCall): void {
    this.#clocks.get(call.callId)?.stop();
    if (this.#stopped || call.endedAt !== null) {
      this.#clocks.delete(call.callId);
      return;
    }
    const clocked = this.#clockOf(call);
    this.#clocks.set(call.callId, clocked);
    const restsMs = this.#deps.restsMs(call);
    if (climbs(call)) this.#waitForRung(call, clocked, restsMs);
    else if (call.arrivedAt === null && restsMs !== null) this.#waitForArrival(call, clocked, restsMs);
  }

  #clockOf(call: AssistCall): Clocked {
    const { clock } = this.#deps;
    const climbing = climbs(call);
    const of = climbing ? `climb ${call.climb}` : `take ${call.takes}`;
    const known = this.#clocks.get(call.callId);
    if (known?.of === of) return { ...known, stop: () => undefined };
    const began = climbing ? (call.climbSince ?? call.raisedAt) : (call.acceptedAt ?? call.raisedAt);
    // The first climb began with the call; its waiting time is kept on the clock that never jumps.
    const ago =
      climbing && call.climbSince === null ? this.#deps.waitedMs(call) : Math.max(0, clock.now() - began);
    const rungs = rungsFor(this.#deps.ladder().plan, call);
    return { of, since: clock.monotonic() - ago, rungs, rangMs: ago, stop: () => undefined };
  }

  /** Waits for the next rung, and once for the moment at which "no screen has answered" becomes true. */
  #waitForRung(call: AssistCall, clocked: Clocked, restsMs: number | null): void {
    const { clock } = this.#deps;
    const elapsed = clock.monotonic() - clocked.since;
    const ended = call.counterAt !== null;
    const due = restsMs === null ? null : nextStep(clocked.rungs, call.rung, elapsed, ended, clocked.rangMs);
    const next = due === null ? null : { ...due, inMs: Math.max(due.inMs, restsMs ?? 0) };
    if (next?.inMs === 0) {
      this.#fire(call, clocked, next);
      return;
    }
    const waited = this.#deps.waitedMs(call);
    const untilUnreached = call.state === 'raised' && waited < UNREACHED_MS ? UNREACHED_MS - waited : null;
    const waits = [next?.inMs ?? null, untilUnreached].filter((ms) => ms !== null);
    if (waits.length === 0) return;
    clocked.stop = clock.after(Math.min(...waits), () => this.#look(call.callId));
  }

  #waitForArrival(call: AssistCall, clocked: Clocked, restsMs: number): void {
    const { clock } = this.#deps;
    const boundMs = this.#deps.ladder().ladder.arriveSeconds * 1000;
    const left = boundMs - (clock.monotonic() - clocked.since);
    clocked.stop = clock.after(Math.max(restsMs, left), () => {
      const now = this.#deps.find(call.callId);
      const late = now === undefined ? null : this.#deps.fire(now, { type: 'overdue' });
      if (late !== null) this.arm(late);
    });
  }

  #look(callId: string): void {
    const call = this.#deps.find(callId);
    if (call === undefined) return;
    this.#deps.look();
    this.arm(call);
  }

  #fire(call: AssistCall, clocked: Clocked, { index, rung: asPlanned, nth }: NextStep): void {
    const rung = rungOf(call, index, asPlanned);
    clocked.rangMs = (rung.afterSeconds + nth * (rung.repeatSeconds ?? 0)) * 1000;
    let after: AssistCall | null = call;
    if (nth === 0) {
      const toCounter = rung.ways.some(({ kind }) => kind === 'counter');
      after = this.#deps.fire(call, { type: 'rung', index, toCounter, urgent: rung.urgent });
      if (after !== null && index >= clocked.rungs.length - 1) this.#deps.exhausted(call.callId);
    }
    if (after === null) return;
    this.#deps.climbed(after, rung, index);
    this.arm(after);
  }
}
