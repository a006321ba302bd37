import type { LightState } from '../../domain/assist/light-state.ts';
import type { Device, DeviceFault } from './device.ts';

export { type LightState, lightStates } from '../../domain/assist/light-state.ts';

/**
 * What came of showing a state. `set` by the light's own answer, by a broker or a USB stack that took it, or only by
 * bytes that left for a light without answers: none of the last two says that it shines.
 */
export type LightAnswer =
  | { readonly kind: 'set'; readonly state: LightState; readonly proof: 'answered' | 'taken' | 'none' }
  | { readonly kind: 'absent'; readonly fault: DeviceFault }
  | { readonly kind: 'no-answer' }
  /** It answered, and did not understand. */
  | { readonly kind: 'refused' };

/** A lamp that is seen across the shop. */
export interface SignalLight extends Device {
  /** Takes effect at once when the light is there; otherwise the last state is shown as soon as it is back. */
  readonly show: (state: LightState) => void;
  /** Says the newest state once more and tells what came of it, within the driver's own deadline. */
  readonly say: () => Promise<LightAnswer>;
}
