import type { Device } from './device.ts';

/** A help button that a hand finds without eyes. */
export interface AssistButton extends Device {
  readonly onPress: (listener: () => void) => () => void;
}
