/** The end of a cable at the device: an address that the host opens, up or down. */
export interface DeviceSocket {
  readonly url: string;
  /** Bytes to the host; lost when nobody has the line open. */
  readonly say: (bytes: Uint8Array) => void;
  /** The device's own socket goes with its power; a serial adapter stays. */
  readonly diesWithPower: boolean;
  /** Drops every host and refuses new ones. */
  readonly down: () => Promise<void>;
  /** Back at the same address. */
  readonly up: () => Promise<void>;
  /** Down for good; leaves nothing behind. */
  readonly close: () => Promise<void>;
}
