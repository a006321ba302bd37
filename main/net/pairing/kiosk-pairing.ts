import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { isRefusal, refuse, type Refusal } from '../../ordering/refusal.ts';
import type { Authority } from '../authority/authority.ts';
import { fingerprint } from '../authority/fingerprint.ts';
import { p256Key, type PairedDevices } from '../paired-devices.ts';
import { proofsOf, same, type Transcript } from './pairing-code.ts';
import type { PairingCodes } from './pairing-codes.ts';

/** A pairing that was begun and not finished is forgotten after this time. */
const BEGUN_MS = 60_000;
const MOST_BEGUN = 64;

const nonce = z.string().regex(/^[\w-]{43}$/);

export const helloInput = z.strictObject({
  kioskId: z.string().min(1).max(64),
  kioskName: z.string().trim().min(1).max(64),
  kioskKey: z.string().max(1000),
  kioskNonce: nonce,
});

export const helloAnswer = z.object({
  pairingId: z.string(),
  hubId: z.string().min(1).max(64),
  hubName: z.string().min(1).max(64),
  linkPort: z.number().int().min(1).max(65_535),
  hubNonce: nonce,
  authority: z.string().max(10_000),
});
export type HelloAnswer = z.infer<typeof helloAnswer>;

export const finishInput = z.strictObject({
  pairingId: z.string().max(64),
  proof: z.string().regex(/^[\w-]{43}$/),
});

export const finishAnswer = z.object({
  proof: z.string().regex(/^[\w-]{43}$/),
  deviceId: z.string().min(1).max(64),
  certificate: z.string().max(10_000),
});
export type FinishAnswer = z.infer<typeof finishAnswer>;

/** What the hub says about itself while it pairs. */
export interface HubFacts {
  readonly hubId: string;
  readonly hubName: string;
  readonly linkPort: number;
  readonly authority: Authority;
}

/** The hub's side of letting a kiosk in: both prove that they know the code, over everything that both have said. */
export class KioskPairing {
  readonly #deps: {
    readonly clock: Clock;
    readonly codes: PairingCodes;
    readonly devices: PairedDevices;
  };
  readonly #begun = new Map<string, { readonly transcript: Transcript; readonly ends: number }>();

  constructor(deps: { clock: Clock; codes: PairingCodes; devices: PairedDevices }) {
    this.#deps = deps;
  }

  hello(hub: HubFacts, said: z.infer<typeof helloInput>): HelloAnswer | Refusal {
    const now = this.#deps.clock.monotonic();
    for (const [id, { ends }] of this.#begun) if (ends < now) this.#begun.delete(id);
    const [oldest] = this.#begun.keys();
    if (this.#begun.size >= MOST_BEGUN && oldest !== undefined) this.#begun.delete(oldest);
    const kioskKey = p256Key(said.kioskKey);
    if (kioskKey === null) return refuse('bad-key', 'the kiosk showed no P-256 key');
    const { hubId, hubName, linkPort, authority } = hub;
    const hubNonce = randomBytes(32).toString('base64url');
    const pairingId = randomBytes(18).toString('base64url');
    const transcript: Transcript = {
      ...said,
      kioskKey,
      hubId,
      hubName,
      linkPort,
      hubNonce,
      authority: fingerprint(authority.certificate),
    };
    this.#begun.set(pairingId, { transcript, ends: now + BEGUN_MS });
    return { pairingId, hubId, hubName, linkPort, hubNonce, authority: authority.certificate };
  }

  /** `wrong-code` tells nobody whether a code was wrong, used, too old or never given out. */
  async finish(hub: HubFacts, said: z.infer<typeof finishInput>): Promise<FinishAnswer | Refusal> {
    const { codes, devices, clock } = this.#deps;
    const begun = this.#begun.get(said.pairingId);
    // Whatever comes of it, nobody tries a second code on the same nonces.
    this.#begun.delete(said.pairingId);
    if (begun === undefined || begun.ends < clock.monotonic()) return wrongCode();
    const { transcript } = begun;
    // Only somebody who knows the code may learn which kiosks there are, so the name is judged after it.
    let ours: Uint8Array = new Uint8Array();
    const code = await codes.use('kiosk', async (live) => {
      const proofs = await proofsOf(live, transcript);
      ours = proofs.hub;
      return same(Buffer.from(said.proof, 'base64url'), proofs.kiosk);
    });
    if (code === null) return wrongCode();
    const device = devices.add({
      kind: 'kiosk',
      name: transcript.kioskName,
      kioskId: transcript.kioskId,
      publicKey: transcript.kioskKey,
      by: code.by,
    });
    if (isRefusal(device)) return device;
    return {
      proof: Buffer.from(ours).toString('base64url'),
      deviceId: device.deviceId,
      certificate: await hub.authority.device(
        { deviceId: device.deviceId, publicKey: transcript.kioskKey },
        clock.now(),
      ),
    };
  }
}

export function wrongCode(): Refusal {
  return refuse('wrong-code', 'the code is wrong, used up or too old: ask for a fresh one');
}
