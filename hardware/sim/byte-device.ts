import type { DockDevice, DockValue } from '../../domain/dock/dock-device.ts';

/** A virtual device as its plug sees it: bytes in, bytes out. It knows nothing of cables; `serve-device.ts` does. */
export interface ByteDevice {
  /** Bytes from the host, in order and in any split. The device keeps no reference to the array. */
  readonly receive: (bytes: Uint8Array) => void;
  /** What the device sends to the host. Returns the way to stop. */
  readonly onReply: (listener: (bytes: Uint8Array) => void) => () => void;
  /** Calls back when what the dock shows has changed. Returns the way to stop. */
  readonly onChange: (listener: () => void) => () => void;
  /** What the dock shows and lets a person do now; `plugged` is filled in by the cable. */
  readonly dock: () => DockDevice;
  /** Does what a control says; throws for a control or a value that `dock()` does not offer. */
  readonly use: (control: string, value: DockValue) => void;
  /** The cable came out: a device that was in the middle of hearing something forgets it, if its kind would. */
  readonly unplugged?: () => void;
  /** Switched off and on: whatever it holds in memory only is gone. Without it, its kind forgets nothing. */
  readonly powerCycled?: () => void;
}
