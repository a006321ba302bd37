import type { FloorDetail, FloorEntry, HubView } from '../../contract/floor.ts';
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
  /** Where it shows orders to customers' phones; null: nowhere. */
  readonly phonePages: string | null;
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
  /** The hub of a kiosk, as staff see it; null otherwise. */
  readonly hubView: () => HubView | null;
  /** No kiosk stands here: `here` names none. */
  readonly headless: boolean;
  readonly onChange: (listener: () => void) => () => void;
  /**
   * Keeps something for the other side (a kiosk's hub, or a kiosk of this hub) until it has it on its own disk: in order,
   * across restarts of both. Resolves when it is on this disk; where there is no such peer it is not kept.
   */
  readonly say: (kind: string, body: unknown, kioskId?: string) => Promise<'kept' | 'no-peer'>;
  /**
   * Hears what others say of one kind. `take` resolves when that is on disk, or answers why it can't be read, and the
   * message is put aside for a person. After a kill it hears some of it again: taking twice must be as taking once.
   */
  readonly onSaid: (kind: string, take: SaidTaker) => void;
}

/** `from`: the kiosk that said it; at a kiosk: null, the hub. */
export type SaidTaker = (
  body: unknown,
  from: { readonly kioskId: string | null },
) => Promise<{ readonly unread: string } | undefined>;

/** Of an engine that is the only one of its shop. */
export function aloneLink(here: string): ShopLink {
  return {
    here,
    role: 'alone',
    floors: () => [],
    watch: () => () => undefined,
    detail: () => null,
    hub: () => null,
    hubView: () => null,
    headless: false,
    say: () => Promise.resolve('no-peer'),
    onSaid: () => undefined,
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
