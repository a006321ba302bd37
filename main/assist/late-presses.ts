import type { AssistCall } from '../../domain/assist/call.ts';
import type { NewCall } from './desk-types.ts';

/** Presses of Help that found a call which stood, and may turn out to have come after its end. */
export class LatePresses {
  /** What the last press on a call would say as a call of its own; after a restart only what the call keeps of it. */
  readonly #said = new Map<string, NewCall>();

  note(callId: string, press: NewCall): void {
    this.#said.set(callId, press);
  }

  forget(callId: string): void {
    this.#said.delete(callId);
  }

  /**
   * The press that found a call open which was over elsewhere already, as a call of its own: whoever pressed would wait
   * for nobody. `aheadMs`: how far the clock of whoever ended it is ahead of the kiosk's. null: there is none.
   */
  after(call: AssistCall, aheadMs: number): NewCall | null {
    const { lastPress, endedAt, resolution } = call;
    if (lastPress === null || endedAt === null) return null;
    // The customer takes a call back at the kiosk, by its own clock.
    if (lastPress.at <= (resolution === null ? endedAt : endedAt - aheadMs)) return null;
    const said = this.#said.get(call.callId);
    if (said?.callId === lastPress.callId) return said;
    const { kioskId, kioskName, place, sessionId, cause, packet, code, causeKey } = call;
    const where = { kioskId, kioskName, place, sessionId };
    return { callId: lastPress.callId, ...where, cause, packet, code, causeKey };
  }
}
