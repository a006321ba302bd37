import type { AssistDesk } from '../assist/desk.ts';
import { packetOf } from '../assist/packet.ts';
import type { Clock } from '../clock.ts';
import type { IdSource } from '../ids.ts';
import { SILENT_KIOSK } from './call-courier.ts';

/** A restart takes less; a kiosk that is silent for longer needs a person. */
export const SILENT_FOR_MS = 30_000;

export interface KioskWatchDeps {
  readonly desk: AssistDesk;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** What the kiosk is called and where it stands; null: never known. */
  readonly place: (kioskId: string) => { readonly name: string; readonly place: string } | null;
  readonly fault: (error: unknown) => void;
}

/** Calls a person, once, to a kiosk that does not answer, and ends the call when it does again. */
export class KioskWatch {
  readonly #deps: KioskWatchDeps;
  readonly #waiting = new Map<string, () => void>();

  constructor(deps: KioskWatchDeps) {
    this.#deps = deps;
  }

  /** Nothing is heard of a kiosk from now on. */
  silent(kioskId: string): void {
    this.#waiting.get(kioskId)?.();
    this.#waiting.set(
      kioskId,
      this.#deps.clock.after(SILENT_FOR_MS, () => this.#call(kioskId)),
    );
  }

  /** It is heard again, was switched off by somebody, or belongs to the shop no more: nobody need go. */
  settled(kioskId: string): void {
    const { desk, fault } = this.#deps;
    this.#waiting.get(kioskId)?.();
    this.#waiting.delete(kioskId);
    for (const call of desk.open())
      if (call.kioskId === kioskId && call.causeKey === SILENT_KIOSK)
        desk.apply(call.callId, 'machine', { type: 'cause-gone' }).catch(fault);
  }

  stop(): void {
    for (const cancel of this.#waiting.values()) cancel();
  }

  #call(kioskId: string): void {
    const { desk, ids, fault } = this.#deps;
    const where = this.#deps.place(kioskId);
    if (
      where === null ||
      desk.open().some((call) => call.kioskId === kioskId && call.causeKey === SILENT_KIOSK)
    )
      return;
    const packet = packetOf({
      cause: 'kiosk-fault',
      snapshot: null,
      total: null,
      lastActions: [],
      deviceFaults: [],
      visitMs: null,
    });
    const likelyCause = `${where.name} does not answer: look whether it has power and network.`;
    desk
      .raise({
        callId: ids.uuid(),
        kioskId,
        kioskName: where.name,
        place: where.place,
        sessionId: null,
        cause: 'kiosk-fault',
        code: ids.code(),
        causeKey: SILENT_KIOSK,
        // Whoever may stand there can't be told anything: it climbs as for a machine.
        calm: true,
        packet: { ...packet, likelyCause },
      })
      .catch(fault);
  }
}
