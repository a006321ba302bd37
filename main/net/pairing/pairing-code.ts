import { createHmac, randomInt, scrypt, timingSafeEqual } from 'node:crypto';

/** Nobody takes one of these for another, on a screen or over a counter. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

/** What one guess costs, in memory (32 MiB) and time (about 0.1 s): who overheard a pairing guesses for years. */
const STRETCH = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;

/** A fresh code of 39 bits. */
export function makeCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

/** A code as a person typed it: small letters, spaces and dashes do not count. */
export function readCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '');
}

/** Whether two secrets are the same; the time taken tells nothing but a difference in length. */
export function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Everything that both sides of a pairing must agree on; a man in the middle would have to change some of it. */
export interface Transcript {
  readonly kioskId: string;
  readonly kioskName: string;
  /** SPKI, PEM. */
  readonly kioskKey: string;
  readonly kioskNonce: string;
  readonly hubId: string;
  readonly hubName: string;
  readonly linkPort: number;
  readonly hubNonce: string;
  /** SHA-256 of the authority's certificate. */
  readonly authority: string;
}

/** What each side shows to prove that it knows the code, without saying it. */
export interface Proofs {
  readonly kiosk: Buffer;
  readonly hub: Buffer;
}

/** The proofs of both sides over one transcript. */
export async function proofsOf(code: string, transcript: Transcript): Promise<Proofs> {
  const key = await stretch(readCode(code), `${transcript.kioskNonce}.${transcript.hubNonce}`);
  const words = JSON.stringify([
    'pointfive pairing 1',
    transcript.kioskId,
    transcript.kioskName,
    transcript.kioskKey,
    transcript.kioskNonce,
    transcript.hubId,
    transcript.hubName,
    transcript.linkPort,
    transcript.hubNonce,
    transcript.authority,
  ]);
  const proof = (side: string) => createHmac('sha256', key).update(side).update(words).digest();
  return { kiosk: proof('kiosk'), hub: proof('hub') };
}

function stretch(code: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(code, salt, 32, STRETCH, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
