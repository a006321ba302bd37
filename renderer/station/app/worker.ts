import { readOwnJson } from '../../../domain/own-json.ts';
import { createShellKeeper, kindOf, PAGE, type Shell } from './shell-cache.ts';

/** The part of a service worker's world that is needed: its types and the page's can't be had in one program. */
interface Waiting {
  readonly waitUntil: (work: Promise<unknown>) => void;
}
interface Fetching {
  readonly request: Request;
  readonly respondWith: (answer: Promise<Response>) => void;
}
interface Clicked extends Waiting {
  readonly notification: { readonly close: () => void };
}
interface PageClient {
  readonly url: string;
  readonly focus: () => Promise<unknown>;
}
interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: Waiting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'notificationclick', listener: (event: Clicked) => void): void;
  readonly skipWaiting: () => Promise<void>;
  readonly location: Location;
  readonly clients: {
    readonly claim: () => Promise<void>;
    readonly matchAll: (options: { readonly type: 'window' }) => Promise<readonly PageClient[]>;
    readonly openWindow: (url: string) => Promise<unknown>;
  };
}
declare const self: WorkerScope;

/** Filled in by the build: see build/station-app.ts. */
const shell = readOwnJson<Shell>('pointfive:shell');

const NAME = 'pointfive-station-';
const keeper = createShellKeeper({
  cache: () => caches.open(NAME + shell.version),
  fetch: (path, init) => fetch(path, init),
  tooLate: (ms) => new Promise((_, reject) => setTimeout(() => reject(new Error('no answer in time')), ms)),
});

async function forgetOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names
      .filter((name) => name.startsWith(NAME) && name !== NAME + shell.version)
      .map((name) => caches.delete(name)),
  );
  await self.clients.claim();
}

async function show(): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window' });
  const open = pages.find(({ url }) => new URL(url).pathname === PAGE);
  await (open === undefined ? self.clients.openWindow(PAGE) : open.focus());
}

// Takes over only when the page says so: see use-app.ts. Until then the old one serves the files that it knows.
self.addEventListener('install', (event) => event.waitUntil(keeper.fill(shell)));
self.addEventListener('activate', (event) => event.waitUntil(forgetOthers()));
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { origin, pathname, search } = new URL(event.request.url);
  if (origin !== self.location.origin) return;
  const kind = kindOf(event.request.method, pathname);
  // A link that lets in carries its token: the engine alone may see it.
  if (kind === 'page' && search === '') event.respondWith(keeper.page());
  else if (kind === 'file') event.respondWith(keeper.file(pathname));
});
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(show());
});
