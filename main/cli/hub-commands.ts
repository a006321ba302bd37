import { type Command, Option } from 'commander';
import {
  freshCode,
  hubStatus,
  joinHubBy,
  leaveHub,
  listPaired,
  moveHub,
  revokeDevice,
  switchNetwork,
} from './hub.ts';
import type { Outcome } from './outcome.ts';

interface Common {
  readonly data?: string;
  readonly json?: true;
}

export interface HubCommandParts {
  /** Adds what every command knows. */
  readonly common: (command: Command) => Command;
  readonly show: (options: Common, work: (data: string) => Promise<Outcome>) => Promise<void>;
}

/** The shop's network from the command line, while PointFive is running. */
export function addHubCommands(program: Command, { common, show }: HubCommandParts): void {
  const hub = program.command('hub').description('the shop network: staff devices, other kiosks');
  common(hub.command('on'))
    .description('open the network for staff pages and kiosks')
    .action((options: Common) => show(options, (data) => switchNetwork(data, true)));
  common(hub.command('off'))
    .description('close it: everybody on it is cut off')
    .action((options: Common) => show(options, (data) => switchNetwork(data, false)));
  common(hub.command('status'))
    .description('whether it is on, where, and the fingerprint of the authority in words')
    .action((options: Common) => show(options, hubStatus));
  common(hub.command('code'))
    .description('a fresh code that lets one device in, once, within ten minutes')
    .addOption(
      new Option('--for <kind>', 'what is let in').choices(['kiosk', 'station']).makeOptionMandatory(),
    )
    .action((options: Common & { for: 'kiosk' | 'station' }) =>
      show(options, (data) => freshCode(data, options.for)),
    );
  common(hub.command('devices'))
    .description('every device that was let in')
    .action((options: Common) => show(options, listPaired));
  common(hub.command('revoke'))
    .description('shut a device out, at once and for good')
    .argument('<device>', 'an id of hub devices, or a name that only one device has')
    .action((device: string, options: Common) => show(options, (data) => revokeDevice(data, device)));
  common(hub.command('join'))
    .description('make this kiosk belong to a hub')
    .argument('<address>', 'of the hub, e.g. 192.168.1.20 or hub.local:8443')
    .argument('<code>', 'that the hub shows')
    .action((address: string, code: string, options: Common) =>
      show(options, (data) => joinHubBy(data, address, code)),
    );
  common(hub.command('address'))
    .description('tell this kiosk where its hub is now; it must be the same hub')
    .argument('<address>', 'of the hub, e.g. 192.168.1.20')
    .action((address: string, options: Common) => show(options, (data) => moveHub(data, address)));
  common(hub.command('leave'))
    .description('this kiosk belongs to no hub any more')
    .action((options: Common) => show(options, leaveHub));
}
