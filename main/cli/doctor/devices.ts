import { z } from 'zod';
import type { Catalog } from '../../../domain/catalog/catalog.ts';
import { unreachable } from '../../../domain/result.ts';
import { type AddressKind, deviceAddress, soleLineOf } from '../../devices/device-address.ts';
import type { DeviceConfig } from '../../devices/device-config.ts';
import { printerDuty } from '../../devices/drivers/escpos.ts';
import { reachDevice } from '../../devices/reach-device.ts';
import { paperGaps, paperGapWords } from '../../fulfilment/paper-gaps.ts';
import type { EngineDoor } from '../engine-door.ts';
import { type Check, good, look, lookAll, problem, warning } from './check.ts';

const PERMISSION =
  'Is this user in the group pointfive, and are the rules of npm run cli -- devices udev there?';

function adviceFor(kind: AddressKind): string {
  switch (kind) {
    case 'tcp':
    case 'mqtt':
    case 'http':
      return 'Is it switched on, and on this network? Check its address in the configuration.';
    case 'serial':
    case 'usb-serial':
    case 'lp':
      return `Is the cable plugged in? ${PERMISSION} npm run cli -- devices list shows what is there.`;
    case 'hid':
      return `Is the cable plugged in? A scanner: is it in HID-POS mode? ${PERMISSION}`;
    case 'sim':
      return 'npm start -- --demo starts the virtual devices.';
    default:
      return unreachable(kind);
  }
}

const states = z.object({
  devices: z.array(
    z.object({
      deviceId: z.string(),
      state: z.enum(['probing', 'ready', 'attention', 'absent']),
      faults: z.array(z.string()),
      lastProofAt: z.number().nullable(),
    }),
  ),
});

/** How the devices are, as the engine that holds their lines says: by their own last answers. */
export function checkLiveDevices(door: EngineDoor): Promise<readonly Check[]> {
  return lookAll('devices', 'Stop and start the shop; engine.log says more.', async () => {
    const { devices } = states.parse(await door.say('device.health', {}));
    return devices.map(({ deviceId, state, faults, lastProofAt }) => {
      const proof =
        lastProofAt === null ? unproven(state) : `last answer ${new Date(lastProofAt).toISOString()}`;
      const found = [state, ...faults, proof].join(', ');
      if (state === 'ready') return good(deviceId, found);
      const advice = 'Manager page, Devices: what to do, a test, and its last messages.';
      return state === 'probing' ? warning(deviceId, found, advice) : problem(deviceId, found, advice);
    });
  });
}

/** A scanner or a button says nothing until somebody uses it, a display never does. */
function unproven(state: string): string {
  return state === 'ready' ? 'its line is open, nothing heard yet' : 'no answer yet';
}

/** Whether each configured device can be reached. Only while no engine holds the lines: many serve one caller only. */
export function checkDevices(devices: DeviceConfig): Promise<readonly Check[]> {
  return Promise.all(
    Object.entries(devices).map(([id, device]): Promise<Check> => {
      const address = deviceAddress(device);
      if (address === null) return Promise.resolve(good(id, 'has no address to look at'));
      return look(id, adviceFor(address.kind), async () => good(id, await reachDevice(address)));
    }),
  );
}

/** Two devices at one line: whichever comes second finds it busy, or takes the other's answers for its own. */
export function checkSharedLines(devices: DeviceConfig): readonly Check[] {
  const byLine = new Map<string, string[]>();
  for (const [id, device] of Object.entries(devices)) {
    const address = deviceAddress(device);
    if (address === null) continue;
    const line = soleLineOf(address);
    if (line !== null) byLine.set(line, [...(byLine.get(line) ?? []), id]);
  }
  return [...byLine]
    .filter(([, ids]) => ids.length > 1)
    .map(([line, ids]) =>
      problem(
        ids.join(', '),
        `share ${line}`,
        'Only one of them can use it. Give each device an address of its own, or take one out.',
      ),
    );
}

/** Whether every station of the menu has a printer, in a shop that prints for its kitchen. */
export function checkKitchenPaper(catalog: Catalog | null, devices: DeviceConfig): readonly Check[] {
  if (catalog === null) return [];
  const duties = Object.values(devices).flatMap((device) =>
    device.driver === 'escpos' ? [printerDuty(device)] : [],
  );
  const gaps = paperGapWords(paperGaps(catalog, duties));
  if (gaps === '') return [];
  return [
    warning(
      'kitchen paper',
      gaps,
      'Meant so, e.g. a bar that works from the screen? Else compare "stations" of the printers with the menu.',
    ),
  ];
}
