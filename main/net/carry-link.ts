import type { LinkNetwork } from '../link/engine-link.ts';
import { linkSocket } from '../link/link-socket.ts';
import { connectLink } from './link-listener.ts';
import type { NetworkLink } from './network-link.ts';

/** Lets the shop's network carry the link between engines. */
export function carryLink(network: NetworkLink): LinkNetwork {
  return {
    onPeer: (listener) => network.onPeer((socket, device) => listener(linkSocket(socket), device)),
    hub: () => {
      const hub = network.hub();
      return hub === null ? null : { name: hub.hubName, dial: () => linkSocket(connectLink(hub)) };
    },
    onHub: network.onHub,
  };
}
