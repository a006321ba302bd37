import { execFileSync } from 'node:child_process';
import { randomUUID, X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PeerCertificate } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RawData, WebSocket } from 'ws';
import { Authority, UnusableAuthority } from './authority/authority.ts';
import { type Credentials, deviceUri, makeKey, publicKeyOf } from './authority/certificates.ts';
import { alternativesOf, connectLink, CUT_OFF, type LinkServer, openLinkServer } from './link-listener.ts';
import type { HubIdentity, PairedDevice } from './paired-device.ts';

const NAMES = ['localhost', 'hub.local', '127.0.0.1', '192.168.1.20', '::1', 'fd00::20'];

let folder: string;
let authority: Authority;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pointfive-net-'));
  authority = await Authority.open(folder, 'Corner Shop', ['till'], Date.now());
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the shop’s authority', () => {
  test('is made once, kept for its owner only, and found again', async () => {
    const again = await Authority.open(folder, 'Another name', [], Date.now());
    expect(again.certificate).toBe(authority.certificate);
    expect(statSync(join(folder, 'ca.key')).mode & 0o777).toBe(0o600);
    const certificate = new X509Certificate(authority.certificate);
    expect(certificate.ca).toBe(true);
    expect(certificate.subject).toBe('O=PointFive\nCN=Corner Shop');
    expect(certificate.publicKey.asymmetricKeyDetails).toMatchObject({ namedCurve: 'prime256v1' });
    expect(Date.parse(certificate.validTo) - Date.now()).toBeGreaterThan(19 * 365 * 86_400_000);
  });

  test('a key that does not fit is a fault that says so; a new authority would be a stranger to every device', async () => {
    writeFileSync(join(folder, 'ca.key'), await makeKey());
    await expect(Authority.open(folder, 'Corner Shop', [], Date.now())).rejects.toThrow(UnusableAuthority);
    rmSync(join(folder, 'ca.key'));
    await expect(Authority.open(folder, 'Corner Shop', [], Date.now())).rejects.toThrow(UnusableAuthority);
  });

  test('gives the hub a certificate for every name it is reached by, and for nobody else’s', async () => {
    const { certificate } = await authority.server([...NAMES, 'till', 'bank.example', '8.8.8.8'], Date.now());
    const seen = new X509Certificate(certificate);
    for (const name of ['localhost', 'hub.local', 'till']) expect(seen.checkHost(name), name).toBe(name);
    for (const address of ['127.0.0.1', '192.168.1.20', '::1', 'fd00::20'])
      expect(seen.checkIP(address), address).toBe(address);
    expect(seen.checkHost('bank.example')).toBeUndefined();
    expect(seen.subjectAltName).not.toMatch(/bank|8\.8/);
    expect(seen.verify(new X509Certificate(authority.certificate).publicKey)).toBe(true);
  });

  test('may speak for the addresses that the machine had on its first day, wherever they are', async () => {
    const abroad = ['203.0.113.7', '2001:db8::7'];
    const other = await Authority.open(join(folder, 'abroad'), 'Corner Shop', abroad, Date.now());
    const { certificate } = await other.server([...abroad, '203.0.113.8'], Date.now());
    const seen = new X509Certificate(certificate);
    for (const address of abroad) expect(seen.checkIP(address), address).toBe(address);
    expect(seen.checkIP('203.0.113.8')).toBeUndefined();
    if (!existsSync('/usr/bin/openssl')) return;
    writeFileSync(join(folder, 'abroad.pem'), certificate);
    const verified = execFileSync(
      '/usr/bin/openssl',
      ['verify', '-CAfile', join(folder, 'abroad', 'ca.crt'), join(folder, 'abroad.pem')],
      { encoding: 'utf8' },
    );
    expect(verified).toContain('OK');
  });

  test('keeps the hub’s certificate while it is good, and makes another before it ends or when names change', async () => {
    const now = Date.now();
    const first = await authority.server(NAMES, now);
    expect(await authority.server([...NAMES].reverse(), now + 300 * 86_400_000)).toEqual(first);
    const moved = await authority.server([...NAMES, '192.168.1.21'], now);
    expect(moved.certificate).not.toBe(first.certificate);
    const renewed = await authority.server([...NAMES, '192.168.1.21'], now + 360 * 86_400_000);
    expect(renewed.certificate).not.toBe(moved.certificate);
    expect(renewed.key).not.toBe(moved.key);
    writeFileSync(join(folder, 'hub.json'), '{"names":[');
    expect((await authority.server(NAMES, now)).certificate).toContain('BEGIN CERTIFICATE');
  });

  test.skipIf(!existsSync('/usr/bin/openssl'))('OpenSSL agrees', async () => {
    const server = await authority.server(NAMES, Date.now());
    const device = await authority.device(
      { deviceId: 'D', publicKey: publicKeyOf(await makeKey()) },
      Date.now(),
    );
    writeFileSync(join(folder, 'server.pem'), server.certificate);
    writeFileSync(join(folder, 'device.pem'), device);
    const verify = (...args: string[]) =>
      execFileSync(
        '/usr/bin/openssl',
        ['verify', '-x509_strict', '-CAfile', join(folder, 'ca.crt'), ...args],
        {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      );
    expect(
      verify('-purpose', 'sslserver', '-verify_ip', '192.168.1.20', join(folder, 'server.pem')),
    ).toContain('OK');
    expect(
      verify('-purpose', 'sslserver', '-verify_hostname', 'hub.local', join(folder, 'server.pem')),
    ).toContain('OK');
    expect(verify('-purpose', 'sslclient', join(folder, 'device.pem'))).toContain('OK');
    expect(() => verify('-purpose', 'sslserver', join(folder, 'device.pem'))).toThrow(/purpose/);
  });
});

describe('the link', () => {
  const device: PairedDevice = { deviceId: 'D2', kind: 'kiosk', name: 'Kiosk 2', kioskId: 'K2' };
  let key: string;
  let server: LinkServer;
  let heard: { readonly why: unknown }[];
  let peers: { readonly socket: WebSocket; readonly device: PairedDevice }[];
  let welcome: boolean;

  const judge = (certificate: PeerCertificate) =>
    welcome && alternativesOf(certificate).includes(`URI:${deviceUri(device.deviceId)}`) ? device : null;

  beforeEach(async () => {
    key = await makeKey();
    heard = [];
    peers = [];
    welcome = true;
    server = await openLinkServer({
      host: '127.0.0.1',
      port: 0,
      credentials: await authority.server(NAMES, Date.now()),
      authority: authority.certificate,
      log: (_id, fields) => void heard.push({ why: 'why' in fields ? fields.why : null }),
      judge,
      onPeer: (socket, who) => void peers.push({ socket, device: who }),
    });
  });
  afterEach(() => server.close());

  async function identity(change: Partial<HubIdentity> = {}): Promise<HubIdentity> {
    return {
      hubId: authority.hubId,
      hubName: 'Hub',
      address: '127.0.0.1',
      linkPort: server.port,
      authority: authority.certificate,
      deviceId: device.deviceId,
      certificate: await authority.device(
        { deviceId: device.deviceId, publicKey: publicKeyOf(key) },
        Date.now(),
      ),
      key,
      ...change,
    };
  }

  test('opens between a hub and a kiosk of one shop, and carries words both ways', async () => {
    const socket = connectLink(await identity());
    const answer = new Promise((resolve) => socket.on('message', (data) => resolve(textOf(data))));
    await new Promise((resolve) => socket.once('open', resolve));
    expect(peers[0]?.device).toEqual(device);
    peers[0]?.socket.on('message', (data) => peers[0]?.socket.send(`heard ${textOf(data)}`));
    socket.send('hello');
    expect(await answer).toBe('heard hello');
    socket.terminate();
  });

  test('goes on with a renewed certificate', async () => {
    server.renew(await authority.server([...NAMES, '192.168.1.99'], Date.now()));
    expect(await outcome(connectLink(await identity()))).toBe('open');
  });

  test('ends at once for a device that is cut off', async () => {
    const socket = connectLink(await identity());
    await new Promise((resolve) => socket.once('open', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    welcome = false;
    server.cut(device.deviceId);
    expect([CUT_OFF, 1006]).toContain(await closed);
    expect(await outcome(connectLink(await identity()))).toMatch(/403/);
  });

  test('is refused by the kiosk when another hub of the same shop answers', async () => {
    expect(await outcome(connectLink(await identity({ hubId: 'another' })))).toMatch(/is not the hub/);
  });

  test('is refused by the kiosk when the other side was signed by somebody else', async () => {
    const other = mkdtempSync(join(tmpdir(), 'pointfive-net-'));
    const stranger = await Authority.open(other, 'Corner Shop', [], Date.now());
    expect(await outcome(connectLink(await identity({ authority: stranger.certificate })))).toMatch(
      /certificate/,
    );
    rmSync(other, { recursive: true, force: true });
    expect(peers).toEqual([]);
  });

  test.each<[string, () => Promise<Partial<HubIdentity>>]>([
    ['signed by somebody else', async () => foreign()],
    [
      'of another device',
      async () => ({
        certificate: await authority.device({ deviceId: 'D3', publicKey: publicKeyOf(key) }, Date.now()),
      }),
    ],
  ])('is refused by the hub for a certificate %s', async (_, change) => {
    expect(await outcome(connectLink(await identity(await change())))).not.toBe('open');
    expect(peers).toEqual([]);
    await expect.poll(() => heard.length).toBeGreaterThan(0);
  });

  test('a kiosk’s own certificate does not make it a hub', async () => {
    await server.close();
    const posing: Credentials = {
      key,
      certificate: await authority.device(
        { deviceId: device.deviceId, publicKey: publicKeyOf(key) },
        Date.now(),
      ),
    };
    server = await openLinkServer({
      host: '127.0.0.1',
      port: 0,
      credentials: posing,
      authority: authority.certificate,
      log: () => undefined,
      judge,
      onPeer: () => undefined,
    });
    expect(await outcome(connectLink(await identity()))).toMatch(/purpose|is not the hub/);
  });

  async function foreign(): Promise<Partial<HubIdentity>> {
    const other = join(folder, randomUUID());
    const stranger = await Authority.open(other, 'Corner Shop', [], Date.now());
    return {
      certificate: await stranger.device(
        { deviceId: device.deviceId, publicKey: publicKeyOf(key) },
        Date.now(),
      ),
    };
  }
});

/** 'open', or why it did not open. */
function outcome(socket: WebSocket): Promise<string> {
  return new Promise((resolve) => {
    let why = 'closed';
    socket.once('open', () => {
      resolve('open');
      // TLS 1.3 lets a client in before the server has judged its certificate.
      socket.terminate();
    });
    socket.on('error', (error) => {
      why = error.message;
    });
    socket.once('close', () => resolve(why));
  });
}

function textOf(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString('utf8') : '';
}
