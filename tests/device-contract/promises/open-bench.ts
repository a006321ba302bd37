import { unreachable } from '../../../domain/result.ts';
import type { Device, DeviceClock } from '../../../hardware/ports/device.ts';
import { createMemoryNotes } from '../../../hardware/terminal/attempt-notes.ts';
import { parseDeviceAddress, parseLineAddress } from '../../../hardware/transport/address.ts';
import { lineOpener } from '../../../hardware/transport/open-line.ts';
import { deviceSettingsSchema, driverOf, type DeviceSettings } from '../../../main/devices/device-config.ts';
import type { DeviceKind, DevicePorts, OpenDevice, Opened } from '../../../main/devices/open-device.ts';
import type { Hand } from './hand.ts';
import { buttonPromises, displayPromises, lightPromises } from './counter-devices.ts';
import { pagerPromises } from './pager.ts';
import { printerPromises } from './printer.ts';
import type { DevicePromise } from './promise.ts';
import { scannerPromises } from './scanner.ts';

/** Nothing can be run with what the environment says; the message says what to set. */
export class BadBench extends Error {}

export const HOW_TO = [
  'Set BENCH to the address of a device, as in the configuration, e.g.',
  '  BENCH=serial:/dev/ttyUSB0?baud=19200 npm run test:bench',
  '  BENCH=tcp://192.168.1.50:9100 BENCH_SETTINGS=\'{"profile":"58mm"}\' npm run test:bench',
  '  BENCH=hid:0c2e:0b61 BENCH_KIND=scanner npm run test:bench',
  "  BENCH='serial:/dev/ttyS0?parity=even&data=7' BENCH_KIND=pager BENCH_PAGER=1001 npm run test:bench",
  'BENCH_KIND is printer (when left out), scanner, pager, button, light or display; BENCH_DRIVER another driver than the usual one of its kind;',
  'BENCH_SETTINGS more settings of that driver as JSON; BENCH_HANDS=no leaves out what needs somebody at the device.',
];

const USUAL_DRIVERS: Readonly<Record<string, string>> = {
  printer: 'escpos',
  scanner: 'serial-scanner',
  pager: 'tap',
  button: 'line-button',
  light: 'hid-light',
  display: 'cd5220',
};
const BENCH_KINDS = 'printer, scanner, pager, button, light or display';

/**
 * The settings that the environment asks for.
 * @throws BadBench when they are none.
 */
export function benchSettings(env: NodeJS.ProcessEnv): DeviceSettings {
  const address = env['BENCH'];
  if (address === undefined || address === '') throw new BadBench(HOW_TO.join('\n'));
  const parsed = parseDeviceAddress(address);
  if (!parsed.ok) throw new BadBench(parsed.error);
  const kind = env['BENCH_KIND'] ?? 'printer';
  const usual = parsed.value.kind === 'hid' && kind === 'scanner' ? 'hid-pos' : USUAL_DRIVERS[kind];
  const driver = env['BENCH_DRIVER'] ?? usual;
  if (driver === undefined) throw new BadBench(`BENCH_KIND=${kind}: ${BENCH_KINDS}`);
  const pager = env['BENCH_PAGER'];
  const settings = deviceSettingsSchema.safeParse({
    driver,
    address,
    ...(pager === undefined ? {} : { capcodes: [pager] }),
    ...moreSettings(env['BENCH_SETTINGS'] ?? '{}'),
  });
  if (settings.success) return settings.data;
  const issues = settings.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new BadBench(`These are no settings of ${driver}: ${issues.join('; ')}`);
}

function moreSettings(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new BadBench(`BENCH_SETTINGS=${text}: write settings as JSON, such as {"profile":"58mm"}`);
}

/** What is promised of one device, each ready to be tried. */
export interface Trial {
  readonly name: string;
  readonly hands: boolean;
  /** Opens the device, tries, closes. Rejects with PromiseBroken. */
  readonly run: (hand: Hand) => Promise<void>;
}

/**
 * The trials of the device that settings name.
 * @throws BadBench for a kind without promises.
 */
export function trialsOf(
  settings: DeviceSettings,
  clock: DeviceClock,
  note: (text: string) => void,
): readonly Trial[] {
  const open = (): OpenDevice =>
    driverOf(settings).open(settings, {
      id: 'bench',
      clock,
      note,
      attempts: createMemoryNotes(),
      openLine(address) {
        const parsed = parseLineAddress(address);
        if (!parsed.ok) throw new BadBench(parsed.error);
        return lineOpener(parsed.value, clock);
      },
    });
  const { kind } = driverOf(settings);
  switch (kind) {
    case 'printer':
      return trials(printerPromises, () => deviceOf(open(), 'printer'));
    case 'scanner':
      return trials(scannerPromises, () => deviceOf(open(), 'scanner'));
    case 'pager': {
      const to = 'capcodes' in settings ? settings.capcodes[0] : undefined;
      if (to === undefined) throw new BadBench('BENCH_PAGER: the number of a pager that you hold');
      return trials(pagerPromises(to), () => deviceOf(open(), 'pager'));
    }
    case 'button':
      return trials(buttonPromises, () => deviceOf(open(), 'button'));
    case 'light':
      return trials(lightPromises, () => deviceOf(open(), 'light'));
    case 'display':
      return trials(displayPromises, () => deviceOf(open(), 'display'));
    case 'terminal':
      // A bench that charges cards by itself is none.
      throw new BadBench(`nothing is promised of a ${kind} on a bench: ${BENCH_KINDS}`);
    default:
      return unreachable(kind);
  }
}

function trials<D extends Device>(promises: readonly DevicePromise<D>[], open: () => D): readonly Trial[] {
  return promises.map(({ name, hands, keep }) => ({
    name,
    hands,
    async run(hand) {
      let device = open();
      try {
        await keep({
          device,
          hand,
          async reopen() {
            await device.close();
            device = open();
            return device;
          },
        });
      } finally {
        await device.close();
      }
    },
  }));
}

function deviceOf<K extends DeviceKind>(opened: OpenDevice, kind: K): DevicePorts[K] {
  if (!isOf(opened, kind)) throw new RangeError(`a ${opened.kind} is no ${kind}`);
  return opened.device;
}

function isOf<K extends DeviceKind>(opened: OpenDevice, kind: K): opened is OpenDevice & Opened<K> {
  return opened.kind === kind;
}
