import type { CommandInput, CommandOutput } from '../../contract/commands.ts';
import type { NetworkView } from '../../contract/network.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { isRefusal, refuse, type Refusal } from '../ordering/refusal.ts';
import type { Stores } from '../stores.ts';
import { fingerprint, fingerprintWords } from './authority/fingerprint.ts';
import type { HubKeeping } from './hub-keeping.ts';
import { type NetworkConfig, networkSettingsSchema } from './network-config.ts';
import type { PairedDevices } from './paired-devices.ts';
import { joinHub, readAddress } from './pairing/join-hub.ts';
import { CODE_LIFE_MS, type PairingCodes, type PairingKind } from './pairing/pairing-codes.ts';
import type { ShopNetwork } from './shop-network.ts';

const KEY = 'network';

/** The network that this shop should have: the manager's word where there is one, else the configuration file's. */
export function storedNetwork(
  stores: Pick<Stores, 'settings'>,
  file: NetworkConfig,
): { readonly settings: NetworkConfig; readonly from: 'file' | 'manager' } {
  const text = stores.settings.get(KEY);
  if (text === null || text === '') return { settings: file, from: 'file' };
  const said = networkSettingsSchema.parse(JSON.parse(text));
  return {
    settings: { ...said, ...(file.host === undefined ? {} : { host: file.host }) },
    from: 'manager',
  };
}

export interface NetworkDeskDeps {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly log: Log;
  readonly file: NetworkConfig;
  /** The kiosk of this engine; its id is empty where there is none. */
  readonly kiosk: { readonly id: string; readonly name: string };
  readonly network: ShopNetwork;
  readonly codes: PairingCodes;
  readonly devices: PairedDevices;
  readonly keeping: HubKeeping;
  /** The hub of this kiosk is another one now, or none. */
  readonly hubChanged: () => void;
  readonly changed: () => void;
}

/** What a manager does about the network, each with an audit row. */
export class NetworkDesk {
  readonly #deps: NetworkDeskDeps;

  constructor(deps: NetworkDeskDeps) {
    this.#deps = deps;
  }

  view(): NetworkView {
    const { stores, clock, network, codes, devices, keeping, file } = this.#deps;
    const { settings, from } = storedNetwork(stores, file);
    const authority = network.authority();
    const hub = keeping.hub();
    return {
      settings: {
        enabled: settings.enabled,
        port: settings.port,
        linkPort: settings.linkPort,
        names: settings.names,
        phones: settings.phones,
        phonePort: settings.phonePort,
        from,
      },
      state: network.state(),
      fault: network.fault(),
      addresses: network.origins(),
      phones: { address: network.phones.base(), fault: network.phones.fault() },
      notCovered: network.notCovered(),
      authority:
        authority === null
          ? null
          : { words: fingerprintWords(authority), fingerprint: fingerprint(authority) },
      codes: codes.list().map(({ kind, code, expiresAt, triesLeft }) => ({
        kind,
        code,
        leftMs: Math.max(0, expiresAt - clock.now()),
        triesLeft,
      })),
      devices: devices.list().map((row) => ({
        deviceId: row.device_id,
        kind: row.kind,
        name: row.name,
        kioskId: row.kiosk_id,
        pairedAt: row.paired_at,
        pairedBy: row.paired_by,
        lastSeenAt: row.last_seen_at,
        revoked: row.revoked_at === null ? null : { at: row.revoked_at, by: row.revoked_by ?? '' },
      })),
      canJoin: this.#mayJoin(),
      hub:
        hub === null
          ? null
          : { hubName: hub.hubName, address: hub.address, words: fingerprintWords(hub.authority) },
    };
  }

  /** Takes effect before this answers: the listeners are open, or it says why they are not. */
  async save(input: CommandInput<'network.save'>, by: string): Promise<null | Refusal> {
    const { phones, phonePort } = storedNetwork(this.#deps.stores, this.#deps.file).settings;
    const read = networkSettingsSchema.safeParse({ phones, phonePort, ...input });
    if (!read.success) {
      const issue = read.error.issues[0];
      return refuse('bad-settings', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`);
    }
    const ports = [read.data.port, read.data.linkPort, read.data.phonePort].filter((port) => port !== 0);
    if (new Set(ports).size < ports.length)
      return refuse('bad-settings', 'staff pages, kiosks and phones need a port each');
    const what = `${read.data.enabled ? 'on' : 'off'}${read.data.phones ? ', with phones' : ''}`;
    return this.#store(JSON.stringify(read.data), by, what);
  }

  reset(by: string): Promise<null | Refusal> {
    return this.#store('', by, 'as in the configuration file');
  }

  /** A fresh code; only while the network is on, for nobody could use it otherwise. */
  code(kind: PairingKind, by: string): CommandOutput<'network.code'> | Refusal {
    if (this.#deps.network.state() !== 'on')
      return refuse('network-off', 'switch the network on first: nobody could use a code now');
    const { code } = this.#deps.codes.issue(kind, by);
    this.#audit(by, 'network.code', kind);
    return { code, leftMs: CODE_LIFE_MS };
  }

  /** What lets the first kiosk in, for the console of a hub; null when the network is off, or there is a kiosk. */
  invitation(): { readonly code: string; readonly address: string; readonly words: string[] } | null {
    const { network, devices } = this.#deps;
    const authority = network.authority();
    const [origin] = network.origins();
    if (origin === undefined || authority === null) return null;
    if (devices.list().some((row) => row.kind === 'kiosk' && row.revoked_at === null)) return null;
    const issued = this.code('kiosk', 'the console');
    if (isRefusal(issued)) return null;
    return {
      code: issued.code,
      address: origin.replace('https://', ''),
      words: [...fingerprintWords(authority)],
    };
  }

  cancelCode(kind: PairingKind): null {
    this.#deps.codes.cancel(kind);
    return null;
  }

  rename(deviceId: string, name: string, by: string): null | Refusal {
    const done = this.#deps.devices.rename(deviceId, name, by);
    this.#deps.changed();
    return done;
  }

  revoke(deviceId: string, by: string): null | Refusal {
    const done = this.#deps.devices.revoke(deviceId, by);
    this.#deps.changed();
    return done;
  }

  /** Joins a hub, in place of an earlier one. */
  async join(
    { address, code }: CommandInput<'network.join'>,
    by: string,
  ): Promise<CommandOutput<'network.join'> | Refusal> {
    const { keeping, kiosk } = this.#deps;
    if (!this.#mayJoin()) return refuse('is-a-hub', 'this is a hub: it can not belong to another one');
    const hub = await joinHub(kiosk, address, code);
    if (isRefusal(hub)) return hub;
    keeping.keep(hub);
    this.#audit(by, 'network.join', `${hub.hubName} at ${hub.address}`);
    this.#hubChanged(hub.hubName);
    return { hubName: hub.hubName };
  }

  /** The hub is elsewhere now. Whoever answers there must still show the certificate of this very hub. */
  hubMoved(address: string, by: string): null | Refusal {
    const { keeping } = this.#deps;
    const hub = keeping.hub();
    if (hub === null) return refuse('no-hub', 'this kiosk belongs to no hub');
    const target = readAddress(address);
    if (target === null) return refuse('bad-address', `${address} is no address of a hub`);
    keeping.keep({ ...hub, address: target.host });
    this.#audit(by, 'network.hubAddress', `${hub.hubName}: ${hub.address} → ${target.host}`);
    this.#hubChanged(hub.hubName);
    return null;
  }

  leave(by: string): null | Refusal {
    const { keeping } = this.#deps;
    const hub = keeping.hub();
    if (hub === null) return refuse('no-hub', 'this kiosk belongs to no hub');
    keeping.forget();
    this.#audit(by, 'network.leave', hub.hubName);
    this.#hubChanged(null);
    return null;
  }

  #mayJoin(): boolean {
    const { devices, kiosk } = this.#deps;
    return kiosk.id !== '' && !devices.list().some((row) => row.kind === 'kiosk' && row.revoked_at === null);
  }

  #hubChanged(hubName: string | null): void {
    this.#deps.log('net.hub', { hub: hubName });
    this.#deps.hubChanged();
    this.#deps.changed();
  }

  async #store(text: string, by: string, what: string): Promise<null | Refusal> {
    const { stores, clock, network, changed } = this.#deps;
    stores.db
      .transaction(() => {
        stores.settings.set(KEY, text);
        stores.records.audit(clock.now(), by, 'network.setup', what);
      })
      .immediate();
    await network.refresh();
    changed();
    const fault = network.fault();
    return fault === null ? null : refuse('network-failed', fault);
  }

  #audit(by: string, action: string, detail: string): void {
    this.#deps.stores.records.audit(this.#deps.clock.now(), by, action, detail);
  }
}
