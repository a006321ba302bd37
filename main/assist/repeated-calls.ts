import type { AssistCall } from '../../domain/assist/call.ts';
import type { CallEvent } from '../../domain/assist/call-rules.ts';
import { repeatsOf } from '../../domain/assist/repeated-help.ts';

export interface RepeatedCallsDeps {
  /** Every open call, by id. */
  readonly calls: ReadonlyMap<string, AssistCall>;
  /** Its clock is to be set anew. */
  readonly arm: (call: AssistCall) => void;
  /** It stands by itself from now on. */
  readonly tell: (call: AssistCall) => void;
  /** One stands by itself no more, which no line says: whole pictures are wanted. */
  readonly hide: () => void;
  readonly apply: (callId: string, event: CallEvent) => void;
}

/** Open calls that only repeat another one: engines tell each other of them, and nobody else hears of them. */
export class RepeatedCalls {
  readonly #deps: RepeatedCallsDeps;
  #repeats: ReadonlyMap<string, string> = new Map();
  #before: ReadonlyMap<string, string> = this.#repeats;

  constructor(deps: RepeatedCallsDeps) {
    this.#deps = deps;
  }

  /** The open calls are those of before a restart: what followed from them was done then. */
  restored(): void {
    this.#repeats = repeatsOf(this.#deps.calls.values());
    this.#before = this.#repeats;
  }

  /** Looks through the open calls of a kiosk: some are not as they were. A press at one does not wait for the others. */
  look(kioskId: string): void {
    const { calls } = this.#deps;
    const here: AssistCall[] = [];
    for (const call of calls.values()) if (call.kioskId === kioskId) here.push(call);
    if (here.length < 2 && this.#repeats.size === 0) return;
    const elsewhere = [...this.#repeats].filter(([callId]) => {
      const call = calls.get(callId);
      return call !== undefined && call.kioskId !== kioskId;
    });
    this.#repeats = new Map([...elsewhere, ...repeatsOf(here)]);
  }

  has(callId: string): boolean {
    return this.#repeats.has(callId);
  }

  /** The call that stands for this one: mostly itself. */
  standsFor(callId: string): string {
    return this.#repeats.get(callId) ?? callId;
  }

  /** Those that only repeat this one. */
  of(callId: string): readonly AssistCall[] {
    return [...this.#deps.calls.values()].filter((call) => this.#repeats.get(call.callId) === callId);
  }

  /**
   * Does what follows where one call became the repeat of another, or has its own standing again. `newReason`: the call
   * whose customer has just said why.
   */
  settle(newReason: string | null): void {
    const { calls, arm, tell, hide } = this.#deps;
    const before = this.#before;
    const now = this.#repeats;
    this.#before = now;
    for (const callId of new Set([...before.keys(), ...now.keys()])) {
      const call = calls.get(callId);
      if (call === undefined) continue;
      const stands = now.get(callId);
      const moved = before.get(callId) !== stands;
      if (moved) arm(call);
      if (stands === undefined) tell(call);
      else if (moved || callId === newReason) this.#saidAgain(stands, call);
      if (moved && stands !== undefined) hide();
    }
  }

  /** The customer pressed again, and what they said then is the newer word. */
  #saidAgain(stands: string, { reason }: AssistCall): void {
    const { calls, apply } = this.#deps;
    apply(stands, { type: 'pressed-again' });
    if (reason !== null && reason !== calls.get(stands)?.reason) apply(stands, { type: 'reason', reason });
  }
}
