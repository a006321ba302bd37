import type { DeviceHub } from './device-hub.ts';

/** What is wrong with devices now, for a call to carry: kind, the shop's own name where it gave one, and the fault. */
export function carriedFaults(devices: DeviceHub): readonly string[] {
  return devices.all().flatMap(({ device, kind, settings }) => {
    const name = settings.name === undefined ? kind : `${kind} ${settings.name}`;
    return device.health().faults.map((fault) => `${name}: ${fault}`);
  });
}
