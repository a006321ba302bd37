import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import { SCREEN_HEADER, type Screen } from '../../contract/wire.ts';
import { proofText } from '../../main/net/pairing/device-proof.ts';
import { petra, type Setup, type World, withKiosk } from './with-kiosk.ts';

export interface Asked {
  readonly method?: 'GET' | 'POST';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Which of this machine's addresses it comes from. */
  readonly from?: string;
}

export interface Answered {
  readonly status: number;
  readonly text: string;
  /** The text as JSON; null when it is none. */
  readonly body: unknown;
  readonly cookie: string | undefined;
  readonly setCookie: string | undefined;
  readonly location: string | undefined;
}

/** A browser with a key of its own that was let in by a code. */
export interface Tablet {
  readonly deviceId: string;
  /** Proves the key for a screen from an address; gives the answer that carries the cookie. */
  readonly prove: (screen?: Screen, from?: string, had?: string) => Promise<Answered>;
  readonly sign: (challenge: string, screen: string) => string;
}

export interface NetworkWorld extends World {
  readonly origin: string;
  readonly port: number;
  readonly linkPort: number;
  /** The shop's authority, PEM. */
  readonly authority: string;
  readonly ask: (path: string, asked?: Asked) => Promise<Answered>;
  /** A command of a page, with its cookie. */
  readonly command: (
    name: string,
    body: unknown,
    cookie: string,
    more?: Asked & { screen?: Screen },
  ) => Promise<Answered>;
  /** Opens the feed with these headers; resolves when it is open, or refused. */
  readonly feed: (
    screen: Screen,
    headers: Readonly<Record<string, string>>,
    from?: string,
  ) => Promise<WebSocket>;
  /** A command that the manager says on the hub itself. */
  readonly manages: (name: string, input: unknown) => Promise<unknown>;
  readonly code: (kind: 'kiosk' | 'station') => Promise<string>;
  readonly tablet: (name?: string) => Promise<Tablet>;
  /** Why the doors of the network turned somebody away, in order. */
  readonly refused: () => readonly unknown[];
}

/** Nobody is cut off for being slow on a machine that does other work, unless a story is about that. */
const UNHURRIED_MS = 120_000;

/** A shop whose network is on: the real listeners with real TLS on free ports, the clock of the story for everything else. */
export function withNetwork(
  story: (world: NetworkWorld) => Promise<void>,
  options: { readonly requestMs?: number; readonly setup?: Setup } = {},
): Promise<void> {
  const config = { network: { enabled: true, port: 0, linkPort: 0 }, ...options.setup?.config };
  return withKiosk(
    async (world) => {
      const core = world.engine();
      // Certificates are judged by the machine's own clock.
      world.clock.jumpWall(Date.now() - world.clock.now());
      const screensDir = mkdtempSync(join(tmpdir(), 'pointfive-screens-'));
      mkdirSync(join(screensDir, 'assets'));
      for (const page of ['station', 'manager', 'board', 'kiosk', 'dock', 'pair']) {
        mkdirSync(join(screensDir, page));
        writeFileSync(join(screensDir, page, 'index.html'), `<!doctype html><title>${page}</title>`);
      }
      writeFileSync(join(screensDir, 'assets', 'app.js'), '// the page');
      writeFileSync(join(screensDir, 'secret.txt'), 'secret');
      await core.net.network.start({
        door: core.door,
        access: core.access,
        feed: core.feed,
        catalogs: core.stores.catalogs,
        screensDir,
        requestMs: options.requestMs ?? UNHURRIED_MS,
        phonePages: core.handover.phone.pages,
      });
      try {
        await story({ ...world, ...network(world) });
      } finally {
        core.feed.stop();
        await core.net.network.stop();
        rmSync(screensDir, { recursive: true, force: true });
      }
    },
    { ...options.setup, config },
  );
}

function network(world: World): Omit<NetworkWorld, keyof World> {
  const core = world.engine();
  const ports = core.net.network.ports();
  const authority = core.net.network.authority();
  if (ports === null || authority === null) throw new Error(`no network: ${core.net.network.fault()}`);
  const origin = `https://127.0.0.1:${ports.pages}`;

  function ask(path: string, { method = 'GET', body, headers = {}, from }: Asked = {}): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          host: '127.0.0.1',
          port: ports?.pages,
          path,
          method,
          ca: authority ?? '',
          agent: false,
          headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
          ...(from === undefined ? {} : { localAddress: from }),
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => {
            const text = Buffer.concat(parts).toString('utf8');
            const setCookie = response.headers['set-cookie']?.[0];
            resolve({
              status: response.statusCode ?? 0,
              text,
              body: jsonOf(text),
              cookie: setCookie?.split(';')[0],
              setCookie,
              location: response.headers.location,
            });
          });
        },
      );
      sent.on('error', reject);
      sent.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
    });
  }

  const manages = async (name: string, input: unknown): Promise<unknown> => {
    const answer = await core.door(
      { audience: 'manager', screen: 'manager', staff: petra, sessionKey: null },
      name,
      input,
    );
    if (!answer.ok) throw new Error(`${name}: ${answer.message}`);
    return answer.value;
  };

  async function code(kind: 'kiosk' | 'station'): Promise<string> {
    return textIn(await manages('network.code', { kind }), 'code');
  }

  async function tablet(name = 'Tablet 1'): Promise<Tablet> {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const paired = await ask('/net/station/pair', {
      method: 'POST',
      body: { code: await code('station'), name, publicKey: spki(publicKey) },
    });
    const deviceId = textIn(paired.body, 'deviceId');
    const signIt = (challenge: string, screen: string) =>
      sign('sha256', Buffer.from(proofText(challenge, screen)), {
        key: privateKey,
        dsaEncoding: 'ieee-p1363',
      }).toString('base64url');
    return {
      deviceId,
      sign: signIt,
      async prove(screen = 'station', from, had) {
        const more = from === undefined ? {} : { from };
        const asked = await ask('/net/station/challenge', { method: 'POST', body: { deviceId }, ...more });
        const challenge = textIn(asked.body, 'challenge');
        return ask('/net/station/prove', {
          method: 'POST',
          body: { deviceId, screen, challenge, signature: signIt(challenge, screen) },
          ...more,
          ...(had === undefined ? {} : { headers: { cookie: had } }),
        });
      },
    };
  }

  return {
    origin,
    port: ports.pages,
    linkPort: ports.link,
    authority,
    ask,
    command: (name, body, cookie, { screen = 'station', headers = {}, ...more } = {}) =>
      ask(`/api/${name}`, {
        method: 'POST',
        body,
        headers: { [SCREEN_HEADER]: screen, cookie, ...headers },
        ...more,
      }),
    feed: (screen, headers, from) => {
      const socket = new WebSocket(`wss://127.0.0.1:${ports.pages}/feed/${screen}`, {
        ca: authority,
        headers: { origin, ...headers },
        ...(from === undefined ? {} : { localAddress: from }),
      });
      return new Promise((resolve) => {
        socket.once('open', () => resolve(socket));
        socket.once('error', () => resolve(socket));
      });
    },
    manages,
    code,
    tablet,
    refused: () =>
      world.log.filter(({ id }) => /^(net|door|feed)\.refused$/.test(id)).map(({ fields }) => fields['why']),
  };
}

/** A public key as a browser sends it. */
export function spki(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'der' }).toString('base64url');
}

/** A text by its name in an answer. */
export function textIn(answer: unknown, name: string): string {
  const found: unknown =
    typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : undefined;
  if (typeof found !== 'string') throw new Error(`no ${name} in ${JSON.stringify(answer)}`);
  return found;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
