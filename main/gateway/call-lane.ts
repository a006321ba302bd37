import type { AssistCall } from '../../domain/assist/call.ts';

/**
 * Calls to the stations, each as soon as something happens to it. What follows in the same turn of the event loop (a
 * call that is raised climbs its first rung at once) goes together at its end: the next press waits behind every line.
 */
export class CallLane {
  readonly #send: (call: AssistCall) => void;
  /** Calls of this turn, with what is still to be told of them. */
  readonly #turn = new Map<string, AssistCall | null>();

  constructor(send: (call: AssistCall) => void) {
    this.#send = send;
  }

  tell(call: AssistCall): void {
    if (this.#turn.size === 0) setImmediate(() => this.#endTurn());
    const isFirst = !this.#turn.has(call.callId);
    this.#turn.set(call.callId, isFirst ? null : call);
    if (isFirst) this.#send(call);
  }

  #endTurn(): void {
    const rest = [...this.#turn.values()].filter((call) => call !== null);
    this.#turn.clear();
    for (const call of rest) this.#send(call);
  }
}
