import type { Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { Screen } from '../../contract/wire.ts';
import type { Access } from '../gateway/access.ts';
import type { NetworkDoor } from '../gateway/http-app.ts';
import { readBody } from '../gateway/read-body.ts';
import { readStatic } from '../gateway/static-files.ts';
import { cookieName } from '../gateway/way-in.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { isRefusal, type Refusal } from '../ordering/refusal.ts';
import { p256Key, type PairedDevices } from './paired-devices.ts';
import { AddressBrake } from './pairing/address-brake.ts';
import type { DeviceProof } from './pairing/device-proof.ts';
import {
  finishInput,
  helloInput,
  type HubFacts,
  type KioskPairing,
  wrongCode,
} from './pairing/kiosk-pairing.ts';
import { readCode, same } from './pairing/pairing-code.ts';
import type { PairingCodes } from './pairing/pairing-codes.ts';

/** Keys, names and proofs are small. */
const MAX_BYTES = 8 * 1024;

/** How long a browser keeps a cookie; without its key it is worth nothing elsewhere. */
const COOKIE_SECONDS = 30 * 24 * 3600;

/** Screens that the network offers: what customers touch, virtual devices and tools stay on their own machine. */
export const NETWORK_SCREENS = ['station', 'manager', 'board'] as const satisfies readonly Screen[];

const base64url = z.base64url().max(2000);
const pairInput = z.strictObject({
  code: z.string().max(32),
  name: z.string().trim().min(1).max(64),
  /** SPKI. */
  publicKey: base64url,
});
const challengeInput = z.strictObject({ deviceId: z.string().min(1).max(64) });
const proveInput = z.strictObject({
  deviceId: z.string().min(1).max(64),
  screen: z.enum(NETWORK_SCREENS),
  challenge: z.string().max(256),
  signature: base64url,
});

export interface NetworkDoorDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly access: Access;
  readonly codes: PairingCodes;
  readonly devices: PairedDevices;
  readonly kiosks: KioskPairing;
  readonly proof: DeviceProof;
  readonly hub: () => HubFacts;
  readonly screensDir: string;
}

/** What strangers and paired browsers ask of the hub over the network, before they are anybody. */
export function createNetworkDoor(deps: NetworkDoorDeps): NetworkDoor {
  const { log, codes, devices, proof } = deps;
  const brake = new AddressBrake(deps.clock);

  function routes(app: Hono, addressOf: (c: Context) => string): void {
    /** One small JSON body in known words, and an answer; an address that guesses is slowed down. */
    function post<T extends z.ZodType>(
      path: string,
      input: T,
      work: (said: z.infer<T>, address: string, c: Context) => object | Refusal | Promise<object | Refusal>,
    ): void {
      app.post(path, async (c) => {
        const address = addressOf(c);
        const refuse = (status: 400 | 403 | 413 | 429, reason: string, message: string) => {
          log('net.refused', { door: 'pairing', why: reason });
          return c.json({ reason, message }, status);
        };
        const waitMs = brake.waitMs(address);
        if (waitMs > 0)
          return refuse(429, 'wait', `too many wrong codes: wait ${Math.ceil(waitMs / 1000)} seconds`);
        const body = await readBody(c, MAX_BYTES);
        if (body === 'too-large') return refuse(413, 'too-large', 'that is too long');
        const said = input.safeParse(typeof body === 'string' ? undefined : body.value);
        if (!said.success) return refuse(400, 'malformed', 'that was not understood');
        const answer = await work(said.data, address, c);
        if (!isRefusal(answer)) return c.json(answer, 200);
        if (answer.reason === 'wrong-code') brake.wrong(address);
        return refuse(403, answer.reason, answer.message);
      });
    }

    app.get('/pair', async (c) => {
      const page = await readStatic(deps.screensDir, '/pair/index.html');
      if (page === null) return c.text('The screens are not built: run npm start, which builds them.', 503);
      return c.body(page.bytes, 200, { 'content-type': page.mediaType, 'cache-control': 'no-store' });
    });

    app.get('/net/hub', (c) => {
      const { hubName } = deps.hub();
      return c.json({ hubName }, 200, { 'cache-control': 'no-store' });
    });

    app.get('/net/whoami', (c) => {
      const screen = NETWORK_SCREENS.find((each) => each === c.req.query('screen'));
      if (screen === undefined) return c.notFound();
      const caller = deps.access.byCookie(getCookie(c, cookieName(screen, true)), screen, addressOf(c));
      const state = caller === null ? 'unknown' : caller === 'prove-again' ? caller : 'known';
      return c.json({ state }, 200, { 'cache-control': 'no-store' });
    });

    post('/net/kiosk/hello', helloInput, (said) => deps.kiosks.hello(deps.hub(), said));
    post('/net/kiosk/finish', finishInput, (said) => deps.kiosks.finish(deps.hub(), said));

    post('/net/station/pair', pairInput, async (said) => {
      const publicKey = p256Key({ spki: Buffer.from(said.publicKey, 'base64url') });
      if (publicKey === null)
        return { refused: true, reason: 'bad-key', message: 'the device showed no P-256 key' };
      const typed = Buffer.from(readCode(said.code));
      const code = await codes.use('station', (live) => same(Buffer.from(live), typed));
      if (code === null) return wrongCode();
      return devices.add({ kind: 'station', name: said.name, kioskId: null, publicKey, by: code.by });
    });

    post('/net/station/challenge', challengeInput, ({ deviceId }, address) => ({
      challenge: proof.challenge(deviceId, address),
      // A browser whose device was shut out must ask for a code again instead of proving in vain.
      welcome: devices.welcome(deviceId)?.kind === 'station',
    }));

    post('/net/station/prove', proveInput, (said, address, c) => {
      const device = devices.welcome(said.deviceId);
      const proven =
        device?.kind === 'station' &&
        proof.fits({
          ...said,
          address,
          signature: Buffer.from(said.signature, 'base64url'),
          publicKey: device.public_key,
        });
      if (!proven)
        return { refused: true, reason: 'not-proven', message: 'this device could not prove who it is' };
      const name = cookieName(said.screen, true);
      setCookie(c, name, deps.access.prove(said.deviceId, said.screen, address, getCookie(c, name)), {
        httpOnly: true,
        secure: true,
        sameSite: 'Strict',
        path: '/',
        maxAge: COOKIE_SECONDS,
      });
      return { screen: said.screen };
    });
  }

  return { routes };
}
