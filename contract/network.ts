/** A code that lets one device into the shop's network. */
export interface PairingCodeView {
  readonly kind: 'kiosk' | 'station';
  readonly code: string;
  /** Milliseconds from the moment of sending. */
  readonly leftMs: number;
  readonly triesLeft: number;
}

/** A device that was let in. */
export interface PairedDeviceView {
  readonly deviceId: string;
  readonly kind: 'kiosk' | 'station';
  readonly name: string;
  /** Of a kiosk: the one that it speaks for. */
  readonly kioskId: string | null;
  readonly pairedAt: number;
  readonly pairedBy: string;
  readonly lastSeenAt: number | null;
  readonly revoked: { readonly at: number; readonly by: string } | null;
}

/** The shop's network as its manager sees it. */
export interface NetworkView {
  readonly settings: {
    readonly enabled: boolean;
    readonly port: number;
    readonly linkPort: number;
    readonly names: readonly string[];
    /** Whether customers may open the page of their order on their own phone. */
    readonly phones: boolean;
    readonly phonePort: number;
    /** Whose word it is: the configuration file's, until a manager changes something. */
    readonly from: 'file' | 'manager';
  };
  readonly state: 'off' | 'starting' | 'on' | 'failed';
  /** Why it failed, in an English sentence. */
  readonly fault: string | null;
  /** Where staff pages are, e.g. `https://192.168.1.20:8443`; the best first. Empty while it is off. */
  readonly addresses: readonly string[];
  /** Pages for customers' phones, while they are switched on: where they are, or why they are not. */
  readonly phones: { readonly address: string | null; readonly fault: string | null };
  /** Names and addresses that the shop's authority may not speak for. */
  readonly notCovered: readonly string[];
  /** null until the network was switched on for the first time. */
  readonly authority: {
    readonly words: readonly string[];
    readonly fingerprint: string;
  } | null;
  readonly codes: readonly PairingCodeView[];
  readonly devices: readonly PairedDeviceView[];
  /** Whether this engine may belong to a hub: it has a kiosk, and no other kiosk belongs to it. */
  readonly canJoin: boolean;
  /** Of a kiosk: the hub that it belongs to. */
  readonly hub: {
    readonly hubName: string;
    readonly address: string;
    readonly words: readonly string[];
  } | null;
}
