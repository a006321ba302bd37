import type { LikelyUse } from './known-usb.ts';

/** Something that is plugged in, or answers on the network. */
export interface FoundDevice {
  /** What to write into the configuration; of several addresses the one that lasts longest. */
  readonly address: string;
  /** Other addresses of the same thing, e.g. today's name of the port. */
  readonly otherAddresses: readonly string[];
  readonly attachment: 'serial' | 'hid' | 'lp' | 'tcp';
  /** Maker and model, as the device says them or its ids tell. English. */
  readonly name: string;
  /** What it probably is, best first; empty where nothing tells, as behind a serial adapter. */
  readonly likely: readonly LikelyUse[];
  /** Whether this user may open it. Nothing is opened to find out: opening a serial port moves its control lines. */
  readonly access: 'open' | 'denied';
  /** `keyboard-mode`: a scanner that types; the kiosk page listens to it, or switch it to HID-POS. */
  readonly remark: 'keyboard-mode' | null;
}

/** What a technician does about a device that may not be opened; null when there is nothing to do. English. */
export function accessAdvice(found: FoundDevice): string | null {
  if (found.access === 'open') return null;
  return "This user may not open it: install the rules that 'npm run cli -- devices udev' prints, join the group pointfive, and log in again.";
}
