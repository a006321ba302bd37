import { join } from 'node:path';
import type { WebSocket } from 'ws';
import type { Clock } from '../clock.ts';
import type { IdSource } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Stores } from '../stores.ts';
import { HubKeeping } from './hub-keeping.ts';
import { type MachineNames, thisMachine } from './machine-names.ts';
import type { NetworkConfig } from './network-config.ts';
import { NetworkDesk, storedNetwork } from './network-desk.ts';
import type { NetworkLink } from './network-link.ts';
import type { PairedDevice } from './paired-device.ts';
import { PairedDevices } from './paired-devices.ts';
import { PairingCodes } from './pairing/pairing-codes.ts';
import { ShopNetwork } from './shop-network.ts';

export interface NetworkDeps {
  readonly file: NetworkConfig;
  /** The data folder. */
  readonly data: string;
  readonly shop: string;
  readonly kiosk: { readonly id: string; readonly name: string };
  /** What kiosks call this engine where it is their hub. */
  readonly hubName: string;
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly machine?: MachineNames;
  /** Ends what a staff device has open: its cookies are void from now on. */
  readonly forgetDevice: (deviceId: string) => void;
  /** The manager's picture may have changed. */
  readonly changed: () => void;
}

/** The parts of the shop's network, put together. */
export interface NetworkParts {
  readonly network: ShopNetwork;
  readonly desk: NetworkDesk;
  readonly link: NetworkLink;
}

/** Builds the network of one engine; nothing listens before `network.start`. */
export function composeNetwork(deps: NetworkDeps): NetworkParts {
  const { stores, clock, ids, log, changed, kiosk } = deps;
  const peerListeners = new Set<(socket: WebSocket, device: PairedDevice) => void>();
  const hubListeners = new Set<() => void>();
  const codes = new PairingCodes(clock, changed);
  const keeping = new HubKeeping(join(deps.data, 'hub.json'), (why) => log('net.hubUnreadable', { why }));
  const devices: PairedDevices = new PairedDevices({
    stores,
    clock,
    ids,
    log,
    ownKiosk: kiosk.id,
    cutOff: (deviceId) => {
      network.cut(deviceId);
      deps.forgetDevice(deviceId);
    },
  });
  const network: ShopNetwork = new ShopNetwork({
    clock,
    log,
    folder: join(deps.data, 'authority'),
    shop: `PointFive shop ${deps.shop}`,
    hubName: deps.hubName,
    machine: deps.machine ?? thisMachine,
    settings: () => storedNetwork(stores, deps.file).settings,
    codes,
    devices,
    onPeer: (socket, device) => {
      for (const listener of peerListeners) listener(socket, device);
      // Nobody listens: the socket would stay open and say nothing.
      if (peerListeners.size === 0) socket.close(1013, 'no hub here');
    },
    changed,
  });
  const desk = new NetworkDesk({
    stores,
    clock,
    log,
    file: deps.file,
    kiosk,
    network,
    codes,
    devices,
    keeping,
    changed,
    hubChanged: () => {
      for (const listener of hubListeners) listener();
    },
  });
  return {
    network,
    desk,
    link: {
      onPeer: (listener) => {
        peerListeners.add(listener);
        return () => peerListeners.delete(listener);
      },
      hub: () => keeping.hub(),
      onHub: (listener) => {
        hubListeners.add(listener);
        return () => hubListeners.delete(listener);
      },
    },
  };
}
