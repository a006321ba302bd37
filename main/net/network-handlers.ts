import type { networkCommands } from '../../contract/network-commands.ts';
import type { Caller } from '../gateway/caller.ts';
import type { Handlers } from '../gateway/door.ts';
import type { NetworkDesk } from './network-desk.ts';

/** What a manager says about the network. */
export function networkHandlers(network: NetworkDesk): Pick<Handlers, keyof typeof networkCommands> {
  return {
    'network.state': () => network.view(),
    'network.save': (input, caller) => network.save(input, nameOf(caller)),
    'network.reset': (_input, caller) => network.reset(nameOf(caller)),
    'network.code': (input, caller) => network.code(input.kind, nameOf(caller)),
    'network.cancelCode': (input) => network.cancelCode(input.kind),
    'network.rename': (input, caller) => network.rename(input.deviceId, input.name, nameOf(caller)),
    'network.revoke': (input, caller) => network.revoke(input.deviceId, nameOf(caller)),
    'network.join': (input, caller) => network.join(input, nameOf(caller)),
    'network.hubAddress': (input, caller) => network.hubMoved(input.address, nameOf(caller)),
    'network.leave': (_input, caller) => network.leave(nameOf(caller)),
  };
}

function nameOf(caller: Caller): string {
  return caller.staff?.name ?? caller.screen;
}
