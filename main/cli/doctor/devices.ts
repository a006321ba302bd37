import { unreachable } from '../../../domain/result.ts';
import { type AddressKind, deviceAddress } from '../../devices/device-address.ts';
import type { DeviceConfig } from '../../devices/device-config.ts';
import { reachDevice } from '../../devices/reach-device.ts';
import { type Check, good, look } from './check.ts';

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

/**
 * Whether each configured device can be reached. With an engine running it holds the lines, and a second caller
 * would disturb it (a receipt printer serves one connection), so then nothing is touched.
 */
export function checkDevices(devices: DeviceConfig, heldByEngine: boolean): Promise<readonly Check[]> {
  return Promise.all(
    Object.entries(devices).map(([id, device]): Promise<Check> => {
      if (heldByEngine) {
        return Promise.resolve(good(id, 'in use by the running engine; the station page shows its health'));
      }
      const address = deviceAddress(device);
      if (address === null) return Promise.resolve(good(id, 'has no address to look at'));
      return look(id, adviceFor(address.kind), async () => good(id, await reachDevice(address)));
    }),
  );
}
