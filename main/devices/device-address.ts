import { unreachable } from '../../domain/result.ts';
import { type DeviceAddress, formatAddress, parseDeviceAddress } from '../../hardware/transport/address.ts';
import { formatUsbMatch } from '../../hardware/transport/address-serial.ts';

/** What a device hangs on. */
export type AddressKind = DeviceAddress['kind'];

/** Where a configured device is; null for one that has no address. */
export function deviceAddress(settings: object): DeviceAddress | null {
  if (!('address' in settings) || typeof settings.address !== 'string') return null;
  const parsed = parseDeviceAddress(settings.address);
  return parsed.ok ? parsed.value : null;
}

/** What only one device can hold, whatever its speed is set to; null for what serves many. */
export function soleLineOf(address: DeviceAddress): string | null {
  switch (address.kind) {
    case 'serial':
    case 'lp':
      return address.target.path;
    case 'usb-serial':
      return `serial:${formatUsbMatch(address.target.usb)}`;
    case 'tcp':
    case 'sim':
      return formatAddress(address);
    case 'hid':
    case 'mqtt':
    case 'http':
      return null;
    default:
      return unreachable(address);
  }
}
