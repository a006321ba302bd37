import type { DeskStore } from '../../db/desk-store.ts';
import type { AssistCall } from '../../domain/assist/call.ts';

/** Ended calls that stay in memory: enough for what needed nobody within two hours. */
const RECENT = 300;

/** Calls that are over: the newest in memory, all others on the disk. */
export class EndedCalls {
  readonly #stored: (callId: string) => AssistCall | undefined;
  readonly #byId: Map<string, AssistCall>;
  #recent: readonly AssistCall[];
  /** When the last of those was raised that only the disk has. */
  #lastOnDisk: number;

  constructor(deps: {
    /** The newest ones, the last first. */
    recent: readonly AssistCall[];
    stored: (callId: string) => AssistCall | undefined;
    /** When the last of all calls on the disk was raised, epoch ms; 0: there is none. */
    lastRaisedAt: number;
  }) {
    this.#recent = deps.recent;
    this.#byId = new Map(deps.recent.map((call) => [call.callId, call]));
    this.#stored = deps.stored;
    this.#lastOnDisk = deps.lastRaisedAt;
  }

  recent(): readonly AssistCall[] {
    return this.#recent;
  }

  newest(callId: string): AssistCall | undefined {
    return this.#byId.get(callId);
  }

  /**
   * Any that there ever was. Another engine tells of a call when it was raised, and always the same time: one that is
   * younger than all on the disk is not looked for there, for a press would wait for that longer than for its fan-out.
   */
  find({ callId, raisedAt }: Pick<AssistCall, 'callId' | 'raisedAt'>): AssistCall | undefined {
    return this.newest(callId) ?? (raisedAt > this.#lastOnDisk ? undefined : this.#stored(callId));
  }

  add(call: AssistCall): void {
    const all = [call, ...this.#recent.filter(({ callId }) => callId !== call.callId)];
    this.#byId.set(call.callId, call);
    for (const { callId, raisedAt } of all.splice(RECENT)) {
      this.#byId.delete(callId);
      this.#lastOnDisk = Math.max(this.#lastOnDisk, raisedAt);
    }
    this.#recent = all;
  }
}

/** Those of a shop whose engine starts. */
export function endedCallsOf(store: DeskStore): EndedCalls {
  return new EndedCalls({
    recent: store.recent(RECENT),
    stored: (callId) => store.find(callId),
    lastRaisedAt: store.lastRaisedAt(),
  });
}
