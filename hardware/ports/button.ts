import type { Device } from './device.ts';

/**
 * `press`: told at the first contact, never later: a call for help does not wait for a finger to lift. `long-press`:
 * told in addition when the same press is still held after the time that was configured for it, only by buttons whose
 * release is heard.
 */
export type PressKind = 'press' | 'long-press';

/** A help button that a hand finds without eyes. */
export interface AssistButton extends Device {
  readonly onPress: (listener: (kind: PressKind) => void) => () => void;
}
