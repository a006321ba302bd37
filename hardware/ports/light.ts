import type { Device } from './device.ts';

/**
 * What a signal light says. `calling`: a customer waits and no staff screen has shown it. `seen`: a staff device has
 * shown it. `coming`: somebody said so. `fault`: the kiosk can't complete an order.
 */
export const lightStates = ['off', 'idle', 'calling', 'seen', 'coming', 'fault'] as const;
export type LightState = (typeof lightStates)[number];

/** A lamp that is seen across the shop. */
export interface SignalLight extends Device {
  /** Takes effect at once when the light is there; otherwise the last state is shown as soon as it is back. */
  readonly show: (state: LightState) => void;
}
