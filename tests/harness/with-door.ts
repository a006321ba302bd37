import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import { SCREEN_HEADER, type Screen, screens } from '../../contract/wire.ts';
import { openGateway } from '../../main/gateway/server.ts';
import type { Log } from '../../main/log.ts';
import { type World, withKiosk } from './with-kiosk.ts';

/** A browser that was let in as one screen. */
export interface Browser {
  readonly cookie: string;
  /** A command as its page says it; headers given replace its own. */
  readonly post: (name: string, body: unknown, headers?: Record<string, string>) => Promise<Reply>;
  /** Opens the feed with these headers; resolves when it is open, or when it was refused or closed. */
  readonly feed: (headers?: Record<string, string>) => Promise<WebSocket>;
}

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

export interface DoorWorld extends World {
  readonly origin: string;
  /** Opens a screen by a fresh link. */
  readonly letIn: (screen: Screen) => Promise<Browser>;
  /** Everything that stands in the databases, to see that nothing changed. */
  readonly rows: () => Readonly<Record<string, unknown>>;
}

/** Nobody is cut off for being slow on a machine that does other work, unless a story is about that. */
const UNHURRIED_MS = 120_000;

/** The kiosk of `withKiosk` behind its real HTTP server on a free port, without virtual devices' dock but offering every screen. */
export function withDoor(
  story: (world: DoorWorld) => Promise<void>,
  options: { readonly requestMs?: number } = {},
): Promise<void> {
  return withKiosk(async (world) => {
    const core = world.engine();
    const screensDir = mkdtempSync(join(tmpdir(), 'pointfive-screens-'));
    mkdirSync(join(screensDir, 'assets'));
    mkdirSync(join(screensDir, 'kiosk'));
    writeFileSync(join(screensDir, 'assets', 'app.js'), '// the page');
    writeFileSync(join(screensDir, 'kiosk', 'index.html'), '<!doctype html>');
    writeFileSync(join(screensDir, 'secret.txt'), 'secret');
    const log: Log = (id, fields) => {
      world.heard(id, fields);
    };
    let origin = '';
    const gateway = await openGateway({
      door: core.door,
      access: core.access,
      feed: core.feed,
      log,
      catalogs: core.stores.catalogs,
      screensDir,
      offered: screens,
      origins: () => [origin],
      port: 0,
      requestMs: options.requestMs ?? UNHURRIED_MS,
    });
    origin = `http://127.0.0.1:${gateway.port}`;

    async function letIn(screen: Screen): Promise<Browser> {
      const link = `${origin}/${screen}?boot=${core.access.mint(screen)}`;
      const opened = await fetch(link, { redirect: 'manual' });
      const cookie = opened.headers.get('set-cookie')?.split(';')[0];
      if (cookie === undefined) throw new Error(`the link did not let in: ${opened.status}`);
      return {
        cookie,
        post: (name, body, headers = {}) =>
          post(`${origin}/api/${name}`, body, { [SCREEN_HEADER]: screen, cookie, ...headers }),
        feed: (headers = {}) =>
          openFeed(`${origin.replace('http', 'ws')}/feed/${screen}`, { cookie, origin, ...headers }),
      };
    }

    try {
      await story({ ...world, origin, letIn, rows: () => rowsOf(core.stores.db) });
    } finally {
      core.feed.stop();
      await gateway.close();
      rmSync(screensDir, { recursive: true, force: true });
    }
  });
}

async function post(url: string, body: unknown, headers: Record<string, string>): Promise<Reply> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  return { status: response.status, body: answer };
}

function openFeed(url: string, headers: Record<string, string>): Promise<WebSocket> {
  const socket = new WebSocket(url, { headers });
  return new Promise((resolve) => {
    socket.once('open', () => resolve(socket));
    socket.once('error', () => resolve(socket));
  });
}

type Db = ReturnType<World['engine']>['stores']['db'];

/** Contents of every table, by name. */
function rowsOf(db: Db): Readonly<Record<string, unknown>> {
  const names = db
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all();
  return Object.fromEntries(names.map((name) => [name, db.prepare(`SELECT * FROM "${name}"`).all()]));
}
