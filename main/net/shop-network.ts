import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WebSocket } from 'ws';
import type { Screen } from '../../contract/wire.ts';
import type { Clock } from '../clock.ts';
import type { FeedDeps } from '../gateway/serve-pages.ts';
import type { Log } from '../log.ts';
import { Authority } from './authority/authority.ts';
import type { Credentials } from './authority/certificates.ts';
import { hushedLog } from './hushed-log.ts';
import { openLinkServer, type LinkServer } from './link-listener.ts';
import { isLoopback, LOOPBACK_NAMES, type MachineNames, ownNames } from './machine-names.ts';
import { createNetworkDoor, NETWORK_SCREENS } from './network-door.ts';
import type { NetworkConfig } from './network-config.ts';
import { openPageListener, type PageListener } from './page-listener.ts';
import type { PairedDevice } from './paired-device.ts';
import type { PairedDevices } from './paired-devices.ts';
import { DeviceProof } from './pairing/device-proof.ts';
import { type HubFacts, KioskPairing } from './pairing/kiosk-pairing.ts';
import type { PairingCodes } from './pairing/pairing-codes.ts';
import { PhoneDoor } from './phone/phone-door.ts';
import type { PhonePages } from './phone/phone-listener.ts';
import { errorWords } from '../error-words.ts';

/** How often addresses and certificates are looked at, and a port that was taken is tried again. */
const LOOK_MS = 30_000;

/** What pages are served from; the way in is the network's own. */
export interface Serving extends Omit<FeedDeps, 'log' | 'offered' | 'origins' | 'network' | 'authority'> {
  /** How long a request may take to arrive; left out: the usual. */
  readonly requestMs?: number;
  /** What customers' phones may read; left out: nothing. */
  readonly phonePages?: PhonePages;
}

export interface ShopNetworkDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** Where the authority is kept. */
  readonly folder: string;
  readonly shop: string;
  readonly hubName: string;
  readonly machine: MachineNames;
  readonly settings: () => NetworkConfig;
  readonly codes: PairingCodes;
  readonly devices: PairedDevices;
  readonly onPeer: (socket: WebSocket, device: PairedDevice) => void;
  readonly changed: () => void;
}

interface Open {
  readonly settings: NetworkConfig;
  readonly authority: Authority;
  readonly pages: PageListener;
  readonly link: LinkServer;
  names: readonly string[];
  credentials: Credentials;
}

/** Listens on the shop's network while the manager wants it to. Everything that it is told takes effect at once. */
export class ShopNetwork {
  readonly #deps: ShopNetworkDeps;
  readonly phones: PhoneDoor;
  #serving: Serving | null = null;
  #open: Open | null = null;
  #fault: string | null = null;
  #work: Promise<void> = Promise.resolve();
  #stopLooking: () => void = () => undefined;

  constructor(deps: ShopNetworkDeps) {
    this.#deps = deps;
    this.phones = new PhoneDoor(deps.clock, deps.log);
  }

  /** From now on it listens when it is switched on. Resolves when it does, or has said why not. */
  async start(serving: Serving): Promise<void> {
    this.#serving = serving;
    const look = () => {
      this.#stopLooking = this.#deps.clock.after(LOOK_MS, look);
      void this.refresh();
    };
    this.#stopLooking = this.#deps.clock.after(LOOK_MS, look);
    await this.refresh();
  }

  async stop(): Promise<void> {
    this.#serving = null;
    this.#stopLooking();
    await this.refresh();
  }

  /** Makes what is open what should be: called when settings change, and now and then. One at a time, in order. */
  refresh(): Promise<void> {
    this.#work = this.#work.then(() => this.#become());
    return this.#work;
  }

  state(): 'off' | 'starting' | 'on' | 'failed' {
    if (this.#open !== null) return 'on';
    if (this.#fault !== null) return 'failed';
    return this.#serving !== null && this.#deps.settings().enabled ? 'starting' : 'off';
  }

  fault(): string | null {
    return this.#fault;
  }

  /** The ports that it listens on; null while it does not. */
  ports(): { readonly pages: number; readonly link: number } | null {
    return this.#open === null ? null : { pages: this.#open.pages.port, link: this.#open.link.port };
  }

  /** Where staff pages are, the best address first. */
  origins(): readonly string[] {
    const open = this.#open;
    return open === null
      ? []
      : open.names.filter((name) => !isLoopback(name)).map((name) => originOf(name, open));
  }

  /** Names that it is called by and may not speak for. */
  notCovered(): readonly string[] {
    const authority = this.#open?.authority;
    return authority === undefined ? [] : this.#names().filter((name) => !authority.maySpeakFor(name));
  }

  /** The certificate of the shop's authority, PEM; null until there is one. */
  authority(): string | null {
    if (this.#open !== null) return this.#open.authority.certificate;
    const file = join(this.#deps.folder, 'ca.crt');
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  }

  /** Ends every connection of a kiosk; pages are the feed's. */
  cut(deviceId: string): void {
    this.#open?.link.cut(deviceId);
  }

  async #become(): Promise<void> {
    const { settings, log } = this.#deps;
    const wanted = settings();
    const serving = this.#serving;
    const open = this.#open;
    const fault = this.#fault;
    const phones = this.#phonesNow();
    try {
      if (open !== null && (serving === null || !wanted.enabled || !sameListeners(open.settings, wanted)))
        await this.#close(open);
      this.#fault = null;
      if (serving !== null && wanted.enabled) {
        if (this.#open === null) this.#open = await this.#listen(serving, wanted);
        else await this.#renew(this.#open);
      }
    } catch (error) {
      this.#fault = errorWords(error);
      if (this.#fault !== fault) log('net.failed', { why: this.#fault });
    }
    await this.#openPhones();
    if (open !== this.#open || fault !== this.#fault || phones !== this.#phonesNow()) this.#deps.changed();
  }

  /** Phones of customers come in where the network is on and a manager has said so. */
  #openPhones(): Promise<void> {
    const { phones, phonePort: port, host } = this.#deps.settings();
    const pages = this.#serving?.phonePages;
    const requestMs = this.#serving?.requestMs;
    if (this.#open === null || pages === undefined || !phones) return this.phones.become(null);
    const limit = requestMs === undefined ? {} : { requestMs };
    return this.phones.become({ host, port, names: this.#names(), pages, ...limit });
  }

  #phonesNow(): string {
    return `${this.phones.base()} ${this.phones.fault()}`;
  }

  async #listen(serving: Serving, settings: NetworkConfig): Promise<Open> {
    const { clock, codes, devices } = this.#deps;
    const log = hushedLog(this.#deps.log, clock);
    const { folder, shop, hubName } = this.#deps;
    const authority = await Authority.open(folder, shop, this.#names(), clock.now());
    const names = this.#names().filter((name) => authority.maySpeakFor(name));
    const credentials = await authority.server(names, clock.now());
    const link = await openLinkServer({
      host: settings.host,
      port: settings.linkPort,
      credentials,
      authority: authority.certificate,
      log,
      judge: (certificate) => devices.byCertificate(certificate),
      onPeer: (socket, device) => this.#deps.onPeer(socket, device),
      ...(serving.requestMs === undefined ? {} : { handshakeMs: serving.requestMs }),
    });
    const hub = (): HubFacts => ({ hubId: authority.hubId, hubName, linkPort: link.port, authority });
    try {
      const offered: readonly Screen[] = NETWORK_SCREENS;
      const pages = await openPageListener({
        ...serving,
        log,
        offered,
        host: settings.host,
        port: settings.port,
        credentials,
        origins: () => this.#open?.names.map((name) => originOf(name, this.#open)) ?? [],
        authority: () => authority.certificate,
        network: createNetworkDoor({
          clock,
          log,
          access: serving.access,
          codes,
          devices,
          kiosks: new KioskPairing({ clock, codes, devices }),
          proof: new DeviceProof(clock),
          hub,
          screensDir: serving.screensDir,
        }),
      });
      log('net.open', { port: pages.port, linkPort: link.port, names: names.join(' ') });
      return { settings, authority, pages, link, names, credentials };
    } catch (error) {
      await link.close();
      throw error;
    }
  }

  /** The same listeners under the names and the certificate of today. */
  async #renew(open: Open): Promise<void> {
    const { clock, log, changed } = this.#deps;
    const names = this.#names().filter((name) => open.authority.maySpeakFor(name));
    const credentials = await open.authority.server(names, clock.now());
    if (credentials.certificate === open.credentials.certificate) return;
    open.names = names;
    open.credentials = credentials;
    open.pages.renew(credentials);
    open.link.renew(credentials);
    log('net.renewed', { names: names.join(' ') });
    changed();
  }

  async #close(open: Open): Promise<void> {
    this.#open = null;
    await Promise.all([open.pages.close(), open.link.close()]);
    this.#deps.log('net.closed', {});
  }

  /** Everything that this machine is reached by, the best first: IPv4 addresses, names, the rest. */
  #names(): readonly string[] {
    const { machine, settings } = this.#deps;
    const { names, host } = settings();
    const addresses = host === undefined ? machine.addresses() : [host];
    const v4 = addresses.filter((address) => !address.includes(':'));
    const v6 = addresses.filter((address) => address.includes(':'));
    return [...new Set([...names, ...v4, ...ownNames(machine, names), ...v6, ...LOOPBACK_NAMES])];
  }
}

function sameListeners(a: NetworkConfig, b: NetworkConfig): boolean {
  return a.port === b.port && a.linkPort === b.linkPort && a.host === b.host;
}

function originOf(name: string, open: Open | null): string {
  return new URL(`https://${name.includes(':') ? `[${name}]` : name}:${open?.pages.port ?? 0}`).origin;
}
