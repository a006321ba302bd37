import type { z } from 'zod';
import type { LocalText } from '../../domain/catalog/catalog.ts';
import type { DeviceClock } from '../../hardware/ports/device.ts';
import type { AttemptNotes } from '../../hardware/ports/terminal.ts';
import type { OpenLine } from '../../hardware/transport/line.ts';
import type { DeviceKind, OpenDevice } from './open-device.ts';

export interface DriverDeps {
  /** The device's id in the configuration. */
  readonly id: string;
  readonly clock: DeviceClock;
  /** What a technician needs: lost lines, frames not understood, bytes in hex. Payment and personal data masked. */
  readonly note: (text: string) => void;
  /** Where a terminal's driver notes what must outlive a killed engine; on disk when each saving returns. */
  readonly attempts: AttemptNotes;
  /** How a line address becomes a line. */
  readonly openLine: (address: string) => OpenLine;
}

/** One way to drive a kind of device, as the configuration and the manager's page know it. */
export interface Driver<Settings extends z.ZodObject = z.ZodObject> {
  readonly kind: DeviceKind;
  /** In words that a shop's technician knows. */
  readonly label: LocalText;
  /** Every setting with its limits; `driver` is its literal name. */
  readonly settings: Settings;
  /**
   * Opens at once and connects by itself, for ever; a device that is not there is a state of health.
   * @throws ZodError for settings that the schema refuses.
   */
  readonly open: (settings: unknown, deps: DriverDeps) => OpenDevice;
}

/** A driver written against its own settings, for a list in which all look alike. */
export function defineDriver<Settings extends z.ZodObject>(spec: {
  readonly kind: DeviceKind;
  readonly label: LocalText;
  readonly settings: Settings;
  readonly open: (settings: z.output<Settings>, deps: DriverDeps) => OpenDevice;
}): Driver<Settings> {
  return { ...spec, open: (settings, deps) => spec.open(spec.settings.parse(settings), deps) };
}
