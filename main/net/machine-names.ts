import { hostname, networkInterfaces } from 'node:os';
import { plainAddress } from '../gateway/way-in.ts';

/** How this machine is reached. */
export interface MachineNames {
  readonly hostname: () => string;
  /** Addresses of its interfaces, without the loopback. */
  readonly addresses: () => readonly string[];
}

export const thisMachine: MachineNames = {
  hostname,
  addresses: () => [
    ...new Set(
      Object.values(networkInterfaces())
        .flatMap((each) => each ?? [])
        // An address that counts only on one cable can't stand in an address bar.
        .filter(({ internal, scopeid }) => !internal && (scopeid ?? 0) === 0)
        .map(({ address }) => plainAddress(address)),
    ),
  ],
};

/** Always there, for browsers on the hub itself. */
export const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '::1'] as const;

export function isLoopback(name: string): boolean {
  return LOOPBACK_NAMES.some((each) => each === name);
}

/** The names of a machine: as its owner calls it, and as it calls itself, on its own and by multicast DNS. */
export function ownNames(machine: MachineNames, configured: readonly string[]): readonly string[] {
  const own = machine.hostname().toLowerCase();
  const short = own.split('.')[0] ?? own;
  const said = /^[a-z\d.-]+$/.test(own) ? [own, `${short}.local`] : [];
  return [...new Set([...configured, ...said])];
}
