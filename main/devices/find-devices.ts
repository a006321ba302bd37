import type { CommandOutput } from '../../contract/commands.ts';
import { discover, type Discovery } from '../../hardware/discovery/discover.ts';
import type { HubEntry } from './device-hub.ts';

/**
 * What is plugged into this computer, beside what is used of it already. Nothing is opened to find out, so a shop may
 * be open meanwhile.
 */
export async function findDevices(
  used: readonly HubEntry[],
  look: () => Promise<Discovery> = discover,
): Promise<CommandOutput<'device.discover'>> {
  const { found, problems } = await look();
  return {
    problems,
    found: found.map(({ address, otherAddresses, name, likely, access, remark }) => ({
      address,
      name,
      likely,
      access,
      remark,
      usedBy: used.find((entry) => [address, ...otherAddresses].some((one) => isAt(entry, one)))?.id ?? null,
    })),
  };
}

/** Whether a device has this address, whatever speed it was given. */
function isAt({ settings }: HubEntry, address: string): boolean {
  if (!('address' in settings) || typeof settings.address !== 'string') return false;
  return placeOf(settings.address) === placeOf(address);
}

function placeOf(address: string): string {
  return address.replace(/\?.*$/, '');
}
