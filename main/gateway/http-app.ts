import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { commands, isCommand } from '../../contract/commands.ts';
import {
  type CommandAnswer,
  type DoorFault,
  MAX_BODY_BYTES,
  MAX_UPLOAD_BYTES,
  SCREEN_HEADER,
  type Screen,
} from '../../contract/wire.ts';
import type { CatalogStore } from '../../db/catalog-store.ts';
import type { Log } from '../log.ts';
import type { Access } from './access.ts';
import type { Caller } from './caller.ts';
import type { Door } from './door.ts';
import { openApiDocument } from './openapi.ts';
import { readBody } from './read-body.ts';
import { readStatic } from './static-files.ts';
import { callerByCookie, cookieName, foreign, isScreen, plainAddress, type WayIn } from './way-in.ts';

const STATUS: Readonly<Record<DoorFault | 'refused', 400 | 401 | 403 | 404 | 409 | 413 | 429 | 500>> = {
  'unknown-command': 404,
  'not-allowed': 403,
  'signed-out': 401,
  'prove-again': 401,
  malformed: 400,
  'too-large': 413,
  'foreign-origin': 403,
  'foreign-host': 403,
  'bad-token': 401,
  'rate-limited': 429,
  'engine-fault': 500,
  refused: 409,
};

/** What the listener on the shop's network answers beside the pages. */
export interface NetworkDoor {
  /** Adds its addresses; `addressOf` says who asks. */
  readonly routes: (app: Hono, addressOf: (c: Context) => string) => void;
}

export interface HttpDeps extends Omit<WayIn, 'network'> {
  readonly door: Door;
  readonly access: Access;
  readonly log: Log;
  readonly catalogs: CatalogStore;
  /** Folder of the built screens. */
  readonly screensDir: string;
  /** Of the listener on the shop's network; left out: this machine's own. */
  readonly network?: NetworkDoor;
  /** Certificate of the shop's authority, PEM, for whoever wants to trust it; null while there is none. */
  readonly authority?: () => string | null;
}

/** Everything that the engine answers over HTTP: pages, pictures, the menu, and the door for commands. */
export function createHttpApp(deps: HttpDeps): Hono {
  const app = new Hono();
  const fault = (c: Context, why: DoorFault, message: string) => {
    deps.log('door.refused', { command: c.req.path.slice(0, 64), why, audience: 'unknown' });
    const answer: CommandAnswer<never> = { ok: false, why, message };
    return c.json(answer, STATUS[why]);
  };

  app.use(async (c, next) => {
    const why = foreign(deps.origins(), c.req.header('host'), c.req.header('origin'));
    if (why !== null)
      return fault(
        c,
        why,
        why === 'foreign-host' ? 'this is not the address of the engine' : 'another page may not speak here',
      );
    await next();
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Cross-Origin-Opener-Policy', 'same-origin');
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
    c.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()');
    c.header(
      'Content-Security-Policy',
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    return undefined;
  });

  app.onError((error, c) => {
    deps.log('engine.fault', { where: c.req.path.slice(0, 64), message: error.message });
    const answer: CommandAnswer<never> = {
      ok: false,
      why: 'engine-fault',
      message: 'something went wrong inside',
    };
    return c.json(answer, STATUS['engine-fault']);
  });

  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/api/openapi.json', (c) => c.json(openApiDocument()));

  app.post('/api/:name', async (c) => {
    const name = c.req.param('name');
    const caller = callerOf(c, deps);
    if (caller === 'prove-again')
      return fault(c, 'prove-again', 'this device is at another address now: it must prove its key again');
    if (caller === null) return fault(c, 'signed-out', 'this page is not let in: open it by a fresh link');
    const body = await readBody(
      c,
      isCommand(name) && 'upload' in commands[name] ? MAX_UPLOAD_BYTES : MAX_BODY_BYTES,
    );
    if (body === 'too-large') return fault(c, 'too-large', 'the body is larger than this command takes');
    if (body === 'malformed') return fault(c, 'malformed', 'the body is not JSON');
    if (body === 'cut') return fault(c, 'malformed', 'the body never ended');
    const answer = await deps.door(caller, name, body.value, c.req.query('kiosk'));
    return c.json(answer, answer.ok ? 200 : STATUS[answer.why]);
  });

  app.get('/catalog/:version', (c) => {
    if (!anyCaller(c, deps)) return fault(c, 'signed-out', 'open a screen by its link first');
    const content = deps.catalogs.content(Number(c.req.param('version')));
    if (content === null) return c.notFound();
    return c.body(content, 200, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'private, max-age=31536000, immutable',
    });
  });

  app.get('/catalog/:version/images/:name', (c) => {
    if (!anyCaller(c, deps)) return fault(c, 'signed-out', 'open a screen by its link first');
    const image = deps.catalogs.image(Number(c.req.param('version')), c.req.param('name'));
    if (image === null) return c.notFound();
    const etag = `"${image.sha256}"`;
    const headers = {
      etag,
      'content-type': image.mediaType,
      'cache-control': 'private, max-age=31536000, immutable',
    };
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers);
    return c.body(Uint8Array.from(image.bytes), 200, headers);
  });

  app.get('/assets/*', async (c) => {
    const file = await readStatic(deps.screensDir, c.req.path);
    if (file === null) return c.notFound();
    return c.body(file.bytes, 200, {
      'content-type': file.mediaType,
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  // The installable page's own files hold nothing of the shop. Its worker must be looked for anew at every start.
  app.get('/station/:file{[a-z0-9-]+[.](?:js|webmanifest|png|svg)}', async (c) => {
    const file = await readStatic(deps.screensDir, c.req.path);
    if (file === null) return c.notFound();
    return c.body(file.bytes, 200, {
      'content-type': file.mediaType,
      'cache-control': 'no-cache',
      'service-worker-allowed': '/station',
    });
  });

  app.get('/ca.crt', (c) => {
    const certificate = deps.authority?.() ?? null;
    if (certificate === null) return c.notFound();
    return c.body(certificate, 200, {
      // Phones offer to install what is called this.
      'content-type': 'application/x-x509-ca-cert',
      'content-disposition': 'attachment; filename="pointfive-shop.crt"',
      'cache-control': 'no-store',
    });
  });

  deps.network?.routes(app, addressOf);
  app.get('/', (c) => c.redirect(deps.network === undefined ? '/kiosk' : '/station'));
  app.get('/:screen', async (c) => {
    const screen = c.req.param('screen');
    if (!isScreen(screen) || !deps.offered.includes(screen)) return c.notFound();
    const token = c.req.query('boot');
    if (token !== undefined && deps.network === undefined) return redeem(c, deps, screen, token);
    const caller = screenCaller(c, deps, screen);
    if (deps.network !== undefined && (caller === null || caller === 'prove-again'))
      return c.redirect(`/pair?to=${screen}`, 303);
    if (caller === null) return c.html(letInPage(screen, 'closed'), 401);
    const page = await readStatic(deps.screensDir, `/${screen}/index.html`);
    if (page === null) return c.text('The screens are not built: run npm start, which builds them.', 503);
    return c.body(page.bytes, 200, { 'content-type': page.mediaType, 'cache-control': 'no-store' });
  });

  return app;
}

function redeem(c: Context, deps: HttpDeps, screen: Screen, token: string): Response | Promise<Response> {
  // A page that is let in already may reload its old address.
  if (screenCaller(c, deps, screen) !== null) return c.redirect(`/${screen}`, 303);
  const secret = deps.access.redeem(token, screen);
  if (secret === null) {
    deps.log('door.refused', { command: `/${screen}`, why: 'bad-token', audience: 'unknown' });
    deleteCookie(c, cookieName(screen, false));
    return c.html(letInPage(screen, 'used'), 401);
  }
  setCookie(c, cookieName(screen, false), secret, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    maxAge: 30 * 24 * 3600,
  });
  return c.redirect(`/${screen}`, 303);
}

function addressOf(c: Context): string {
  return plainAddress(getConnInfo(c).remote.address);
}

function callerOf(c: Context, deps: HttpDeps): Caller | 'prove-again' | null {
  const bearer = c.req.header('authorization')?.match(/^Bearer (.+)$/)?.[1];
  // The technician's key is for tools on this machine only.
  if (bearer !== undefined) return deps.network === undefined ? deps.access.byControlKey(bearer) : null;
  const screen = c.req.header(SCREEN_HEADER);
  if (screen === undefined || !isScreen(screen)) return null;
  return screenCaller(c, deps, screen);
}

function screenCaller(c: Context, deps: HttpDeps, screen: Screen): Caller | 'prove-again' | null {
  const network = deps.network !== undefined;
  const secret = getCookie(c, cookieName(screen, network));
  return callerByCookie({ ...deps, network }, deps.access, screen, secret, getConnInfo(c).remote.address);
}

function anyCaller(c: Context, deps: HttpDeps): boolean {
  return deps.offered.some((screen) => {
    const caller = screenCaller(c, deps, screen);
    return caller !== null && caller !== 'prove-again';
  });
}

function letInPage(screen: Screen, why: 'used' | 'closed'): string {
  const reason =
    why === 'used'
      ? 'This link was used already, or it is too old.'
      : 'This page needs a link that lets it in.';
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>PointFive</title><body><h1>${reason}</h1><p>On the machine of the kiosk run <code>npm run cli -- link ${screen}</code> for a fresh one.</p></body></html>`;
}
