import type { DeviceConfig } from '../../devices/device-config.ts';
import { type Attachment, attachmentOf, reachDevice } from '../../devices/reach-device.ts';
import { type Check, good, look } from './check.ts';

const advice: Record<Attachment, string> = {
  network: 'Is it switched on, and on this network? Check its address in the configuration.',
  serial:
    'Is the cable plugged in? Is this user in the group pointfive (build/linux/60-pointfive.rules)? Is its address right?',
  hid: 'Is the cable plugged in? Is it in HID-POS mode?',
};

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
      return look(id, advice[attachmentOf(device)], async () => good(id, await reachDevice(device)));
    }),
  );
}
