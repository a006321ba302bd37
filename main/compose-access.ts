import type { Screen } from '../contract/wire.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Feed } from './gateway/feed.ts';
import type { IdSource } from './ids.ts';
import type { EngineLink } from './link/engine-link.ts';
import type { Log } from './log.ts';
import { composeNetwork } from './net/compose-network.ts';
import { composePeople } from './people/compose-people.ts';
import type { Stores } from './stores.ts';

export interface AccessDeps {
  readonly config: Config;
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly controlKey: string;
  readonly headless?: boolean;
  /** The data folder. */
  readonly data: string;
  readonly origin: () => string;
  readonly feed: () => Feed;
  readonly link: () => EngineLink;
}

/** Who comes in: people by their PIN, browsers on this machine by a link, devices of the network by their key. */
export function composeAccess(deps: AccessDeps) {
  const { config, stores, clock, ids, log, feed } = deps;
  const { people, access, floorPlans } = composePeople({
    stores,
    clock,
    ids,
    log,
    controlKey: deps.controlKey,
    feed,
  });
  const net = composeNetwork({
    // A hub without a kiosk is there for the network; its manager may still close it.
    file: deps.headless === true ? { ...config.network, enabled: true } : config.network,
    data: deps.data,
    shop: config.store.id,
    // Without a kiosk of its own it keeps no kiosk's name from others.
    kiosk: { id: deps.headless === true ? '' : config.kiosk.id, name: config.kiosk.name },
    hubName: config.hub.name,
    stores,
    clock,
    ids,
    log,
    forgetDevice: (deviceId) => {
      for (const key of access.forgetDevice(deviceId)) feed().callerChanged(key);
      deps.link().forgetDevice(deviceId);
    },
    changed: () => feed().invalidate('manager'),
  });
  const mintLink = (screen: Screen) => `${deps.origin()}/${screen}?boot=${access.mint(screen)}`;
  return { people, access, floorPlans, net, mintLink };
}
