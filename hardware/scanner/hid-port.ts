import type { HidPort as AnyHidPort, HidReader } from '../transport/hid-port.ts';

export { type HidInfo, nodeHidPort } from '../transport/hid-port.ts';

/** One opened scanner: it is only listened to. */
export type HidHandle = HidReader;
export type HidPort = AnyHidPort<HidReader>;
