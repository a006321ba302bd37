/** A device that was let into the shop's network and is still welcome. */
export interface PairedDevice {
  readonly deviceId: string;
  readonly kind: 'kiosk' | 'station';
  /** As the shop calls it. */
  readonly name: string;
  /** Of a kiosk: the only one that it may speak for. */
  readonly kioskId: string | null;
}

/** What a kiosk keeps of the hub that it belongs to. Keys and certificates are PEM. */
export interface HubIdentity {
  readonly hubId: string;
  readonly hubName: string;
  /** Name or address without a port. */
  readonly address: string;
  readonly linkPort: number;
  /** The shop's authority: nothing that it has not signed is the hub. */
  readonly authority: string;
  /** How the hub knows this kiosk. */
  readonly deviceId: string;
  readonly certificate: string;
  readonly key: string;
}
