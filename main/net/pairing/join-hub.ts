import { randomBytes, X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { isIPv6 } from 'node:net';
import { z } from 'zod';
import { refuse, type Refusal } from '../../ordering/refusal.ts';
import { deviceUri, makeKey, publicKeyOf } from '../authority/certificates.ts';
import { fingerprint } from '../authority/fingerprint.ts';
import type { HubIdentity } from '../paired-device.ts';
import { type FinishAnswer, finishAnswer, type HelloAnswer, helloAnswer } from './kiosk-pairing.ts';
import { proofsOf, same } from './pairing-code.ts';

const USUAL_PORT = 8443;
/** Longer than any hub takes to stretch a code. */
const PATIENCE_MS = 15_000;
const MOST_BYTES = 64 * 1024;

/** What a hub answered, or why there was no answer. */
type Said = { readonly status: number; readonly body: unknown } | { readonly unreachable: string };
export type Post = (host: string, port: number, path: string, body: object) => Promise<Said>;

/**
 * The kiosk's side of joining a hub. The connection is to whoever answers at that address; only somebody who knows the
 * code can show the proof over the authority that we saw, and our own proof is of no use over any other.
 */
export async function joinHub(
  kiosk: { readonly id: string; readonly name: string },
  address: string,
  code: string,
  post: Post = postUnverified,
): Promise<HubIdentity | Refusal> {
  const target = readAddress(address);
  if (target === null) return refuse('bad-address', `${address} is no address of a hub`);
  const key = await makeKey();
  const said = {
    kioskId: kiosk.id,
    kioskName: kiosk.name,
    kioskKey: publicKeyOf(key),
    kioskNonce: randomBytes(32).toString('base64url'),
  };
  const hello = read(helloAnswer, await post(target.host, target.port, '/net/kiosk/hello', said));
  if ('refused' in hello) return hello;
  const seen = readAuthority(hello);
  if (seen === null) return refuse('not-a-hub', 'what answered there is no hub');
  const proofs = await proofsOf(code, {
    ...said,
    hubId: hello.hubId,
    hubName: hello.hubName,
    linkPort: hello.linkPort,
    hubNonce: hello.hubNonce,
    authority: fingerprint(hello.authority),
  });
  const done = read(
    finishAnswer,
    await post(target.host, target.port, '/net/kiosk/finish', {
      pairingId: hello.pairingId,
      proof: proofs.kiosk.toString('base64url'),
    }),
  );
  if ('refused' in done) return done;
  // Somebody between us and the hub who let our words through has nothing; one who changed them stops here.
  if (!same(Buffer.from(done.proof, 'base64url'), proofs.hub) || !isOurs(done, seen, said.kioskKey))
    return refuse('not-the-hub', 'what answered does not know the code: this is not the hub that showed it');
  return {
    hubId: hello.hubId,
    hubName: hello.hubName,
    address: target.host,
    linkPort: hello.linkPort,
    authority: hello.authority,
    deviceId: done.deviceId,
    certificate: done.certificate,
    key,
  };
}

function readAuthority(hello: HelloAnswer): X509Certificate | null {
  try {
    const certificate = new X509Certificate(hello.authority);
    return certificate.ca ? certificate : null;
  } catch {
    // Not a certificate: not a hub.
    return null;
  }
}

function isOurs(
  { certificate, deviceId }: FinishAnswer,
  authority: X509Certificate,
  ourKey: string,
): boolean {
  try {
    const issued = new X509Certificate(certificate);
    return (
      issued.verify(authority.publicKey) &&
      issued.publicKey.export({ type: 'spki', format: 'pem' }) === ourKey &&
      issued.subjectAltName === `URI:${deviceUri(deviceId)}`
    );
  } catch {
    return false;
  }
}

const refusal = z.object({ reason: z.string().max(64), message: z.string().max(500) });

function read<T extends z.ZodType>(schema: T, said: Said): z.infer<T> | Refusal {
  if ('unreachable' in said) return refuse('unreachable', `the hub does not answer: ${said.unreachable}`);
  const answer = schema.safeParse(said.body);
  if (said.status === 200 && answer.success) return answer.data;
  const why = refusal.safeParse(said.body);
  return why.success
    ? refuse(why.data.reason, why.data.message)
    : refuse('not-a-hub', `what answered there is no hub (HTTP ${said.status})`);
}

/** `hub.local`, `192.168.1.20:8443` or `https://hub.local:8443/station`; null for anything else. */
export function readAddress(text: string): { readonly host: string; readonly port: number } | null {
  const bare = text.trim().replace(/^https:\/\//i, '');
  const url = URL.parse(`https://${isIPv6(bare) ? `[${bare}]` : bare}`);
  if (url === null || url.username !== '' || url.password !== '') return null;
  // A port that is https's own is left out by URL; a person who wrote it means it.
  const port = url.port !== '' ? Number(url.port) : /:443(\/|$)/.test(bare) ? 443 : USUAL_PORT;
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port };
}

/** Asks whoever is there: only the proofs tell who it was. */
export const postUnverified: Post = (host, port, path, body) =>
  new Promise((resolve) => {
    const text = JSON.stringify(body);
    const fail = (why: string) => resolve({ unreachable: why });
    const sent = request(
      {
        host,
        port,
        path,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) },
        // Nobody can be known by a certificate before the shop's authority is known. The proofs are what counts.
        rejectUnauthorized: false,
        agent: false,
        signal: AbortSignal.timeout(PATIENCE_MS),
      },
      (response) => {
        const parts: Buffer[] = [];
        let size = 0;
        response.on('data', (part: Buffer) => {
          size += part.length;
          if (size > MOST_BYTES) sent.destroy(new Error('it answers too much'));
          else parts.push(part);
        });
        response.on('error', (error) => fail(error.message));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: parseJson(Buffer.concat(parts).toString('utf8')),
          }),
        );
      },
    );
    sent.on('error', (error) => fail('code' in error ? String(error.code) : error.message));
    sent.end(text);
  });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Something that is no hub answered in its own way.
    return null;
  }
}
