import { z } from 'zod';
import type { LocalText } from '../domain/catalog/catalog.ts';
import { command, type CommandSpec } from './command-spec.ts';
import type { DeviceView } from './device-views.ts';

const manager = ['manager'] as const;
const nothing = z.strictObject({});
const oneDevice = z.strictObject({ deviceId: z.string().min(1).max(32) });
const id = z.string().min(1).max(128);

/** What a technician asks: devices, and whether the kiosk is ready to open. */
export const deviceCommands = {
  'device.save': command({
    audience: manager,
    input: z.strictObject({ deviceId: id, settings: z.record(z.string().max(64), z.unknown()) }),
    summary: 'Add a device, or change how it is driven. Secrets that are left out keep their value.',
  }),
  'device.remove': command({ audience: manager, input: oneDevice, summary: 'Take a device out.' }),
  'device.reset': command({
    audience: manager,
    input: nothing,
    summary: 'Back to the devices of the configuration file.',
  }),
  'device.test': command({
    audience: manager,
    input: oneDevice,
    summary: 'Try one device. What becomes of it stands in the view.',
  }),
  'device.act': command({
    audience: manager,
    input: z.strictObject({
      deviceId: id,
      act: z.enum(['end-of-day', 'last-receipt', 'open-drawer', 'clear-printer']),
    }),
    summary:
      'Ask a terminal for its end of day or its last receipt, open the drawer at a printer, or clear a printer whose jam is out.',
  }),
  'device.health': command({
    audience: manager,
    input: nothing,
    summary: 'How every device is, by its own last answer.',
  }),
  'device.discover': command({
    audience: manager,
    input: nothing,
    summary: 'What is plugged into this computer. Nothing is opened to find out.',
  }),
  'device.learn': command({
    audience: manager,
    input: z.strictObject({ address: z.string().min(1).max(512), contact: z.boolean() }),
    summary: 'Listen to a help button while a person presses it three times.',
  }),
  'device.learnStop': command({ audience: manager, input: nothing, summary: 'Stop listening.' }),
  'device.drivers': command({
    audience: manager,
    input: nothing,
    summary: 'Every driver with its settings as JSON Schema.',
  }),

  'readiness.start': command({
    audience: manager,
    input: nothing,
    summary: 'Begin the guided test before the shop opens.',
  }),
  'readiness.try': command({
    audience: manager,
    input: z.strictObject({ key: id }),
    summary: 'Try one step, also once more.',
  }),
  'readiness.answer': command({
    audience: manager,
    input: z.strictObject({ key: id, right: z.boolean(), note: z.string().max(200) }),
    summary: 'What a person saw or heard.',
  }),
  'readiness.skip': command({
    audience: manager,
    input: z.strictObject({ key: id }),
    summary: 'Leave a step untried; the report says so.',
  }),
  'readiness.finish': command({
    audience: manager,
    input: z.strictObject({ print: z.boolean() }),
    summary: 'Store the round as a report, and print it.',
  }),
  'readiness.cancel': command({ audience: manager, input: nothing, summary: 'Throw the round away.' }),
} as const satisfies Record<string, CommandSpec>;

/** Something that is plugged in. */
export interface FoundDeviceInfo {
  /** What to write into the settings. */
  readonly address: string;
  readonly name: string;
  /** What it probably is, best first. */
  readonly likely: readonly { readonly kind: DeviceView['kind']; readonly driver: string }[];
  readonly access: 'open' | 'denied';
  readonly remark: 'keyboard-mode' | null;
  /** The device that has this address already. */
  readonly usedBy: string | null;
}

/** One way to drive a kind of device. */
export interface DriverInfo {
  readonly driver: string;
  readonly kind: DeviceView['kind'];
  readonly label: LocalText;
  /** JSON Schema of the settings; each property has `en` and `zh-Hans` words, and `secret` where it is one. */
  readonly settings: unknown;
}

/** What these commands give back beside "done". */
export interface DeviceCommandOutputs {
  readonly 'device.health': { readonly devices: readonly DeviceView[] };
  readonly 'device.discover': {
    readonly found: readonly FoundDeviceInfo[];
    /** What could not be looked for, one English sentence each. */
    readonly problems: readonly string[];
  };
  readonly 'device.drivers': {
    readonly drivers: readonly DriverInfo[];
  };
  readonly 'readiness.finish': { readonly reportId: string; readonly printed: boolean };
}
