import { type DeviceAddress, parseDeviceAddress } from '../../hardware/transport/address.ts';

/** What a device hangs on. */
export type AddressKind = DeviceAddress['kind'];

/** Where a configured device is; null for one that has no address. */
export function deviceAddress(settings: object): DeviceAddress | null {
  if (!('address' in settings) || typeof settings.address !== 'string') return null;
  const parsed = parseDeviceAddress(settings.address);
  return parsed.ok ? parsed.value : null;
}
