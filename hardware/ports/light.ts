import type { LightState } from '../../domain/assist/light-state.ts';
import type { Device } from './device.ts';

export { type LightState, lightStates } from '../../domain/assist/light-state.ts';

/** A lamp that is seen across the shop. */
export interface SignalLight extends Device {
  /** Takes effect at once when the light is there; otherwise the last state is shown as soon as it is back. */
  readonly show: (state: LightState) => void;
}
