import type { WebSocket } from 'ws';
import type { HubIdentity, PairedDevice } from './paired-device.ts';

/** What the network gives to the link between a hub and its kiosks, on either side. */
export interface NetworkLink {
  /** On a hub: a paired kiosk is there, its socket open. Whoever is cut off has its sockets closed before this says anything else. */
  readonly onPeer: (listener: (socket: WebSocket, device: PairedDevice) => void) => () => void;
  /** On a kiosk: the hub that it belongs to, for `connectLink`; null while it belongs to none. */
  readonly hub: () => HubIdentity | null;
  /** It joined a hub, left it, or learned another address of it. */
  readonly onHub: (listener: () => void) => () => void;
}
