import { createPrivateKey, createPublicKey, KeyObject, randomBytes, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import { encodeNameConstraints, NAME_CONSTRAINTS } from './name-constraints.ts';
import { loadX509, type X509 } from './x509.ts';

const EC = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;

const DAY_MS = 24 * 3_600_000;

/** An authority is installed on phones by hand: nobody should have to do that twice. */
const AUTHORITY_MS = 20 * 365 * DAY_MS;
/** Phones refuse server certificates that live longer than 825 days, browsers like them under 398. */
const SERVER_MS = 397 * DAY_MS;
/** A kiosk's certificate is judged against the list of devices at every connection; its end is not what ends it. */
const DEVICE_MS = 20 * 365 * DAY_MS;
/** Clocks of phones and kiosks differ from ours. */
const EARLIER_MS = DAY_MS;

/** A certificate and the key that it speaks of, both PEM. */
export interface Credentials {
  readonly certificate: string;
  readonly key: string;
}

/** How the shop's certificates name a hub and a kiosk, whatever their addresses are. */
export const hubUri = (hubId: string) => `urn:pointfive:hub:${hubId}`;
export const deviceUri = (deviceId: string) => `urn:pointfive:device:${deviceId}`;

/** A fresh P-256 key, PEM (PKCS #8). */
export async function makeKey(): Promise<string> {
  const { privateKey } = await webcrypto.subtle.generateKey(EC, true, ['sign', 'verify']);
  return pem(KeyObject.from(privateKey));
}

/** The public half of a key, PEM (SPKI). */
export function publicKeyOf(key: string): string {
  return createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
}

/** A new authority of a shop that may speak for `permitted` and for addresses of a house, and for nothing else. */
export async function makeAuthority(
  shop: string,
  permitted: readonly string[],
  now: number,
): Promise<Credentials> {
  const x509 = await loadX509();
  const key = await makeKey();
  const publicKey = cryptoPublicKey(key);
  const certificate = await x509.X509CertificateGenerator.create(
    {
      serialNumber: serialNumber(),
      subject: named(x509, shop),
      issuer: named(x509, shop),
      ...lifetime(now, AUTHORITY_MS),
      publicKey,
      signingKey: cryptoPrivateKey(key),
      signingAlgorithm: SIGNING,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        new x509.Extension(NAME_CONSTRAINTS, true, encodeNameConstraints(permitted)),
        await x509.SubjectKeyIdentifierExtension.create(publicKey),
      ],
    },
    webcrypto,
  );
  return { certificate: `${certificate.toString('pem')}\n`, key };
}

/** A certificate with a fresh key, for a hub that is reached by all these names and addresses. */
export async function issueServer(
  authority: Credentials,
  hubId: string,
  names: readonly string[],
  now: number,
): Promise<Credentials> {
  const x509 = await loadX509();
  const key = await makeKey();
  const certificate = await issue(authority, publicKeyOf(key), {
    name: 'PointFive hub',
    ...lifetime(now, SERVER_MS),
    use: x509.ExtendedKeyUsage.serverAuth,
    alternatives: [
      ...names.map((name) => ({ type: isIP(name) === 0 ? ('dns' as const) : ('ip' as const), value: name })),
      { type: 'url', value: hubUri(hubId) },
    ],
  });
  return { certificate, key };
}

/** A certificate for the key of a kiosk, with which it speaks as this device and can't pose as a hub. */
export async function issueDevice(
  authority: Credentials,
  device: { readonly deviceId: string; readonly publicKey: string },
  now: number,
): Promise<string> {
  const x509 = await loadX509();
  return issue(authority, device.publicKey, {
    name: 'PointFive device',
    ...lifetime(now, DEVICE_MS),
    use: x509.ExtendedKeyUsage.clientAuth,
    alternatives: [{ type: 'url', value: deviceUri(device.deviceId) }],
  });
}

async function issue(
  authority: Credentials,
  subjectKey: string,
  paper: {
    readonly name: string;
    readonly notBefore: Date;
    readonly notAfter: Date;
    readonly use: string;
    readonly alternatives: readonly { readonly type: 'dns' | 'ip' | 'url'; readonly value: string }[];
  },
): Promise<string> {
  const x509 = await loadX509();
  const publicKey = createPublicKey(subjectKey).toCryptoKey(EC, true, ['verify']);
  const certificate = await x509.X509CertificateGenerator.create(
    {
      serialNumber: serialNumber(),
      subject: named(x509, paper.name),
      issuer: new x509.X509Certificate(authority.certificate).subjectName,
      notBefore: paper.notBefore,
      notAfter: paper.notAfter,
      publicKey,
      signingKey: cryptoPrivateKey(authority.key),
      signingAlgorithm: SIGNING,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([paper.use]),
        new x509.SubjectAlternativeNameExtension([...paper.alternatives]),
        await x509.SubjectKeyIdentifierExtension.create(publicKey),
        await x509.AuthorityKeyIdentifierExtension.create(cryptoPublicKey(authority.key)),
      ],
    },
    webcrypto,
  );
  return `${certificate.toString('pem')}\n`;
}

function named(x509: X509, name: string): InstanceType<X509['Name']> {
  return new x509.Name([{ O: ['PointFive'] }, { CN: [name] }]);
}

function lifetime(now: number, ms: number): { readonly notBefore: Date; readonly notAfter: Date } {
  return { notBefore: new Date(now - EARLIER_MS), notAfter: new Date(now - EARLIER_MS + ms) };
}

/** Positive, and never the same twice. */
function serialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0] ?? 0) & 0x7f || 1;
  return bytes.toString('hex');
}

function cryptoPrivateKey(key: string): webcrypto.CryptoKey {
  return createPrivateKey(key).toCryptoKey(EC, false, ['sign']);
}

function cryptoPublicKey(key: string): webcrypto.CryptoKey {
  return createPublicKey(key).toCryptoKey(EC, true, ['verify']);
}

function pem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
