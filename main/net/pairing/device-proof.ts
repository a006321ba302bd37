import { createHmac, createPublicKey, randomBytes, verify } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import { same } from './pairing-code.ts';

/** How long a device may take to sign what it was asked to sign. */
const CHALLENGE_LIFE_MS = 60_000;

/**
 * Lets a device prove that it has its key. A challenge is signed by us rather than kept, so that asking for a million of
 * them costs nothing; what was proven once is kept until it has ended, so that nothing is proven twice.
 */
export class DeviceProof {
  readonly #clock: Clock;
  readonly #secret = randomBytes(32);
  readonly #used = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Something to sign, for one device at one address. */
  challenge(deviceId: string, address: string): string {
    const body = `${Math.floor(this.#clock.monotonic()) + CHALLENGE_LIFE_MS}.${randomBytes(16).toString('base64url')}`;
    return `${body}.${this.#seal(body, deviceId, address)}`;
  }

  /** Whether the signature is by this key, over a challenge of ours for this device, address and screen, for the first time. */
  fits(proof: {
    readonly deviceId: string;
    readonly address: string;
    readonly screen: string;
    readonly challenge: string;
    /** Raw r and s, as browsers sign. */
    readonly signature: Uint8Array;
    readonly publicKey: string;
  }): boolean {
    const now = this.#clock.monotonic();
    for (const [challenge, ends] of this.#used) if (ends < now) this.#used.delete(challenge);
    const [ends, nonce, seal] = proof.challenge.split('.');
    if (ends === undefined || nonce === undefined || seal === undefined) return false;
    const ours = this.#seal(`${ends}.${nonce}`, proof.deviceId, proof.address);
    if (!same(Buffer.from(seal), Buffer.from(ours)) || Number(ends) < now) return false;
    if (this.#used.has(proof.challenge)) return false;
    const right = verify(
      'sha256',
      Buffer.from(proofText(proof.challenge, proof.screen)),
      { key: createPublicKey(proof.publicKey), dsaEncoding: 'ieee-p1363' },
      proof.signature,
    );
    if (right) this.#used.set(proof.challenge, Number(ends));
    return right;
  }

  #seal(body: string, deviceId: string, address: string): string {
    return createHmac('sha256', this.#secret)
      .update(JSON.stringify([body, deviceId, address]))
      .digest('base64url');
  }
}

/** What a device signs: nothing else that it may ever sign begins like this. */
export function proofText(challenge: string, screen: string): string {
  return `pointfive proof 1\n${screen}\n${challenge}`;
}
