import type { Database } from 'better-sqlite3';
import { LinkStore } from '../../db/link-store.ts';
import type { AssistDesk } from '../assist/desk.ts';
import type { DeskWriter } from '../assist/desk-writer.ts';
import type { HelpPath } from '../assist/help-path.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { DeviceHub } from '../devices/device-hub.ts';
import type { Door } from '../gateway/door.ts';
import type { IdSource } from '../ids.ts';
import type { Log } from '../log.ts';
import type { ShopFloor } from '../shop-floor.ts';
import type { Stores } from '../stores.ts';
import { floorDetail, floorKiosk } from '../views/floor-view.ts';
import { EngineLink, type LinkNetwork } from './engine-link.ts';
import { errorWords } from '../error-words.ts';

export interface LinkDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly stores: Stores;
  readonly deskDb: Database;
  readonly deskWriter: DeskWriter;
  readonly desk: AssistDesk;
  readonly devices: DeviceHub;
  readonly help: HelpPath;
  readonly shop: () => ShopFloor;
  readonly door: () => Door;
  readonly headless: boolean;
  /** null: this engine is reached by nobody and reaches nobody. */
  readonly network: LinkNetwork | null;
  readonly version: string;
  /** Where this engine shows orders to customers' phones; null: nowhere. */
  readonly phonePages: () => string | null;
}

/** This engine's part in a shop of several; the desk hands it every change from now on. */
export function composeLink(deps: LinkDeps): EngineLink {
  const { config, clock, ids, log, help } = deps;
  const place = { ...config.kiosk };
  const facts = () => ({ shop: deps.shop(), devices: deps.devices, help, place });
  const link = new EngineLink({
    core: {
      clock,
      log,
      writer: deps.deskWriter,
      store: new LinkStore(deps.deskDb),
      epoch: ids.uuid(),
      version: deps.version,
      fault: (where, error) => log('engine.fault', { where, message: errorWords(error) }),
    },
    ids,
    desk: deps.desk,
    kiosks: deps.stores.kiosks,
    kiosk: place,
    headless: deps.headless,
    hubName: config.hub.name,
    network: deps.network,
    door: deps.door,
    floor: () => floorKiosk(facts()),
    detail: () => floorDetail(facts()),
    proof: () => {
      const { screens, pagers } = help.state().proofs;
      return { staffDevices: screens, pagers, phonePages: deps.phonePages() };
    },
    random: Math.random,
  });
  deps.desk.carriedBy(link.courier);
  return link;
}
