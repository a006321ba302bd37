import { randomUUID, X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  type Credentials,
  hubUri,
  issueDevice,
  issueServer,
  makeAuthority,
  publicKeyOf,
} from './certificates.ts';
import { writeWhole } from '../write-whole.ts';
import { maySpeakFor, permittedNames } from './name-constraints.ts';
import { errorWords } from '../../error-words.ts';

/** A server certificate is renewed when less than this is left, so that a shop that closes for a month comes back. */
const RENEW_BEFORE_MS = 45 * 24 * 3_600_000;

/** The files of the authority are there but of no use; a new one would be a stranger to every device of the shop. */
export class UnusableAuthority extends Error {
  constructor(folder: string, why: string) {
    super(`the shop's authority in ${folder} can't be used: ${why}`);
    this.name = 'UnusableAuthority';
  }
}

/** The shop's own certificate authority, in a folder that only its owner can read. */
export class Authority {
  /** Its certificate, PEM: for everybody. */
  readonly certificate: string;
  /** Names the hub whose authority it is, on whatever machine its folder is. */
  readonly hubId: string;
  readonly #folder: string;
  readonly #credentials: Credentials;
  readonly #facts: Facts;

  private constructor(folder: string, credentials: Credentials, facts: Facts) {
    this.#folder = folder;
    this.#credentials = credentials;
    this.#facts = facts;
    this.hubId = facts.hubId;
    this.certificate = credentials.certificate;
  }

  /**
   * The authority in `folder`, made there when there is none. A new one may speak for addresses of a house and for
   * `names`, never for anything else.
   * @throws UnusableAuthority
   */
  static async open(folder: string, shop: string, names: readonly string[], now: number): Promise<Authority> {
    const files = filesIn(folder);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (existsSync(files.certificate)) return Authority.#read(folder);
    const permitted = permittedNames(names);
    const made = await makeAuthority(shop, permitted, now);
    const facts: Facts = { hubId: randomUUID(), names: [...permitted] };
    writeWhole(files.facts, JSON.stringify(facts));
    writeWhole(files.key, made.key);
    // The certificate last: with it the authority exists.
    writeWhole(files.certificate, made.certificate);
    return new Authority(folder, made, facts);
  }

  static #read(folder: string): Authority {
    const files = filesIn(folder);
    try {
      const certificate = readFileSync(files.certificate, 'utf8');
      const key = readFileSync(files.key, 'utf8');
      const facts = factsSchema.parse(JSON.parse(readFileSync(files.facts, 'utf8')));
      const ours = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'pem' });
      if (ours !== publicKeyOf(key)) throw new Error('key and certificate do not belong together');
      // A restored backup may have come back readable by everybody.
      chmodSync(files.key, 0o600);
      return new Authority(folder, { certificate, key }, facts);
    } catch (error) {
      throw new UnusableAuthority(folder, errorWords(error));
    }
  }

  /** Whether it may speak for a name or an address; those of others it can't, by its own certificate. */
  maySpeakFor(name: string): boolean {
    return maySpeakFor(this.#facts.names, name);
  }

  /** The hub's certificate for exactly these names: the one at hand while it is good for long enough, else a new one. */
  async server(wanted: readonly string[], now: number): Promise<Credentials> {
    const names = wanted.filter((name) => this.maySpeakFor(name)).sort();
    const file = join(this.#folder, 'hub.json');
    const kept = readKept(file);
    if (kept !== null && fits(kept, this, names, now)) return kept.credentials;
    const credentials = await issueServer(this.#credentials, this.hubId, names, now);
    writeWhole(file, JSON.stringify({ names, credentials }));
    return credentials;
  }

  /** A certificate for a kiosk's key. */
  device(device: { readonly deviceId: string; readonly publicKey: string }, now: number): Promise<string> {
    return issueDevice(this.#credentials, device, now);
  }
}

const factsSchema = z.object({ hubId: z.string().min(1), names: z.array(z.string()) });
type Facts = z.infer<typeof factsSchema>;

const keptSchema = z.object({
  names: z.array(z.string()),
  credentials: z.object({ certificate: z.string(), key: z.string() }),
});
type Kept = z.infer<typeof keptSchema>;

function filesIn(folder: string) {
  return {
    certificate: join(folder, 'ca.crt'),
    key: join(folder, 'ca.key'),
    facts: join(folder, 'authority.json'),
  };
}

/** What was issued last; null when it can't be read: it is only a certificate, another is made. */
function readKept(file: string): Kept | null {
  try {
    return keptSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error)) return null;
    throw error;
  }
}

function fits(kept: Kept, authority: Authority, names: readonly string[], now: number): boolean {
  if (JSON.stringify(kept.names) !== JSON.stringify(names)) return false;
  try {
    const certificate = new X509Certificate(kept.credentials.certificate);
    return (
      certificate.verify(new X509Certificate(authority.certificate).publicKey) &&
      (certificate.subjectAltName ?? '').includes(`URI:${hubUri(authority.hubId)}`) &&
      now > Date.parse(certificate.validFrom) &&
      now < Date.parse(certificate.validTo) - RENEW_BEFORE_MS
    );
  } catch {
    // Cut off by a power cut: it is made again.
    return false;
  }
}
