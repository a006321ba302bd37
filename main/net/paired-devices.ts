import { createPublicKey, X509Certificate } from 'node:crypto';
import type { PeerCertificate } from 'node:tls';
import type { PairedDeviceRow } from '../../db/paired-device-store.ts';
import type { Clock } from '../clock.ts';
import type { IdSource } from '../ids.ts';
import type { Log } from '../log.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';
import type { Stores } from '../stores.ts';
import { deviceUri } from './authority/certificates.ts';
import { alternativesOf } from './link-listener.ts';
import type { PairedDevice } from './paired-device.ts';

/** More devices than a shop has; whoever finds a way to be let in again and again stops here. */
const MOST_DEVICES = 1000;

/** A kiosk that is connected is written down as seen at most this often. */
export interface DevicesDeps {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  /** The kiosk of this engine: nobody else may speak for it. */
  readonly ownKiosk: string;
  /** A device is not welcome any more: whatever it has open ends now. */
  readonly cutOff: (deviceId: string) => void;
}

/** Who is welcome on the shop's network. */
export class PairedDevices {
  readonly #deps: DevicesDeps;

  constructor(deps: DevicesDeps) {
    this.#deps = deps;
  }

  list(): readonly PairedDeviceRow[] {
    return this.#deps.stores.paired.list();
  }

  /** A device that is welcome; null when it is not, or never was. */
  welcome(deviceId: string): PairedDeviceRow | null {
    const row = this.#deps.stores.paired.load(deviceId);
    return row === undefined || row.revoked_at !== null ? null : row;
  }

  /** Whose certificate this is: it must name a welcome device and carry that very device's key. */
  byCertificate(certificate: PeerCertificate): PairedDevice | null {
    const prefix = `URI:${deviceUri('')}`;
    const uri = alternativesOf(certificate).find((each) => each.startsWith(prefix));
    const row = uri === undefined ? null : this.welcome(uri.slice(prefix.length));
    if (row === null) return null;
    const shown = new X509Certificate(certificate.raw).publicKey.export({ type: 'spki', format: 'pem' });
    if (shown !== row.public_key) return null;
    this.#deps.stores.paired.seen(row.device_id, this.#deps.clock.now());
    return { deviceId: row.device_id, kind: row.kind, name: row.name, kioskId: row.kiosk_id };
  }

  /** Why a kiosk of this name can't be let in; null when it can. */
  nameTaken(kioskId: string): Refusal | null {
    if (kioskId !== this.#deps.ownKiosk && this.#deps.stores.paired.ofKiosk(kioskId) === undefined)
      return null;
    return refuse(
      'kiosk-name-taken',
      `this shop has a kiosk ${kioskId} already: give the new one an id of its own in its configuration, or shut the old one out first`,
    );
  }

  /** Lets a device in; `by` gave its code out. */
  add(device: {
    readonly kind: PairedDevice['kind'];
    readonly name: string;
    readonly kioskId: string | null;
    readonly publicKey: string;
    readonly by: string;
  }): PairedDevice | Refusal {
    const { stores, clock, ids, log } = this.#deps;
    if (stores.paired.list().length >= MOST_DEVICES)
      return refuse('too-many-devices', 'this shop has as many devices as it can keep apart');
    const taken = device.kioskId === null ? null : this.nameTaken(device.kioskId);
    if (taken !== null) return taken;
    const deviceId = ids.uuid();
    const { kind, name, kioskId, publicKey, by } = device;
    stores.db
      .transaction(() => {
        stores.paired.insert({ deviceId, kind, name, kioskId, publicKey, at: clock.now(), by });
        stores.records.audit(clock.now(), by, 'network.pair', `${kind} ${name} (${deviceId})`);
      })
      .immediate();
    log('net.paired', { deviceId, kind, by });
    return { deviceId, kind, name, kioskId };
  }

  rename(deviceId: string, name: string, by: string): null | Refusal {
    const { stores, clock } = this.#deps;
    const row = this.welcome(deviceId);
    if (row === null) return noSuchDevice(deviceId);
    stores.db
      .transaction(() => {
        stores.paired.rename(deviceId, name);
        stores.records.audit(clock.now(), by, 'network.rename', `${row.name} → ${name} (${deviceId})`);
      })
      .immediate();
    return null;
  }

  /** Shuts a device out for good; what it has open has ended when this returns. */
  revoke(deviceId: string, by: string): null | Refusal {
    const { stores, clock, log } = this.#deps;
    const row = this.welcome(deviceId);
    if (row === null) return noSuchDevice(deviceId);
    stores.db
      .transaction(() => {
        stores.paired.revoke(deviceId, clock.now(), by);
        stores.records.audit(clock.now(), by, 'network.revoke', `${row.kind} ${row.name} (${deviceId})`);
      })
      .immediate();
    log('net.revoked', { deviceId, kind: row.kind, by });
    this.#deps.cutOff(deviceId);
    return null;
  }
}

function noSuchDevice(deviceId: string): Refusal {
  return refuse('no-such-device', `there is no device ${deviceId} on this network`);
}

/** A public key as every device of the shop has one (P-256), as PEM; null for anything else. */
export function p256Key(key: string | { readonly spki: Uint8Array }): string | null {
  try {
    const read =
      typeof key === 'string'
        ? createPublicKey(key)
        : createPublicKey({ key: Buffer.from(key.spki), format: 'der', type: 'spki' });
    if (read.asymmetricKeyType !== 'ec' || read.asymmetricKeyDetails?.namedCurve !== 'prime256v1')
      return null;
    return read.export({ type: 'spki', format: 'pem' }).toString();
  } catch {
    // What is no key at all is as wrong as a key of another kind.
    return null;
  }
}
