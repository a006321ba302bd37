import type { FloorDetail, FloorEntry } from '../../contract/floor.ts';
import type { Elsewhere } from '../gateway/door.ts';

/** What a kiosk knows of its hub, each with the time of its proof (clock that never jumps); null: not proven. */
export interface HubProof {
  readonly hubName: string;
  /** The hub has answered over the link within the last seconds. */
  readonly connected: boolean;
  readonly heardAt: number | null;
  /** What the hub said last about its ways to people. */
  readonly staffDevices: number;
  readonly pagers: number;
}

/** What one engine of a shop knows and asks of the others. */
export interface ShopLink extends Elsewhere {
  /** `alone`: it serves its own kiosk and nothing else. `kiosk`: a hub serves its calls. `hub`: it serves others. */
  readonly role: 'alone' | 'kiosk' | 'hub';
  /** Kiosks whose engines are elsewhere, with what they said last. */
  readonly floors: () => readonly FloorEntry[];
  /** Asks a kiosk to say everything about itself until this is stopped; `detail` has it from then on. */
  readonly watch: (kioskId: string) => () => void;
  readonly detail: (kioskId: string) => FloorDetail | null;
  /** Of a kiosk with a hub; null otherwise. */
  readonly hub: () => HubProof | null;
  readonly onChange: (listener: () => void) => () => void;
}

/** Of an engine that is the only one of its shop. */
export function aloneLink(here: string): ShopLink {
  return {
    here,
    role: 'alone',
    floors: () => [],
    watch: () => () => undefined,
    detail: () => null,
    hub: () => null,
    onChange: () => () => undefined,
    ask: (kioskId) =>
      Promise.resolve({
        ok: false,
        why: 'refused',
        reason: 'no-such-kiosk',
        message: `there is no kiosk ${kioskId} here`,
      }),
  };
}
