import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { KeyPress } from './keys.ts';
import { type GuardedContents, type GuardedSession, lockContents, lockSession } from './lock-down.ts';

const origin = 'http://127.0.0.1:4005';

class FakeContents extends EventEmitter implements GuardedContents {
  openWindow: (() => { action: 'deny' }) | null = null;
  setWindowOpenHandler(handler: () => { action: 'deny' }): void {
    this.openWindow = handler;
  }
  /** Whether the page was kept from it. */
  prevents(event: string, details: object = {}, ...rest: readonly unknown[]): boolean {
    let prevented = false;
    this.emit(event, { ...details, preventDefault: () => void (prevented = true) }, ...rest);
    return prevented;
  }
}

class FakeSession extends EventEmitter implements GuardedSession {
  readonly answers: Record<string, unknown> = {};
  setPermissionRequestHandler(
    handler: (contents: unknown, permission: string, answer: (granted: boolean) => void) => void,
  ): void {
    handler(null, 'geolocation', (granted) => void (this.answers['request'] = granted));
  }
  setPermissionCheckHandler(handler: () => boolean): void {
    this.answers['check'] = handler();
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.answers['device'] = handler();
  }
  setDisplayMediaRequestHandler(
    handler: (request: unknown, answer: (streams: object) => void) => void,
  ): void {
    handler(null, (streams) => void (this.answers['screen'] = streams));
  }
  cancels: (url: string) => boolean = () => false;
  readonly webRequest: GuardedSession['webRequest'] = {
    onBeforeRequest: (handler) => {
      this.cancels = (url) => {
        let cancelled = false;
        handler({ url }, ({ cancel }) => void (cancelled = cancel));
        return cancelled;
      };
    },
  };
}

test('every permission, device and screen share is refused', () => {
  const session = new FakeSession();
  lockSession(session, () => origin);
  expect(session.answers).toEqual({ request: false, check: false, device: false, screen: {} });
});

test('nothing outside the engine is fetched, and what the engine serves is', () => {
  const session = new FakeSession();
  let now = origin;
  lockSession(session, () => now);
  expect(session.cancels('https://example.org/tracker.js')).toBe(true);
  expect(session.cancels(`${origin}/kiosk`)).toBe(false);
  now = 'http://127.0.0.1:5005';
  expect(session.cancels(`${origin}/kiosk`)).toBe(true);
});

test('nothing is downloaded', () => {
  const session = new FakeSession();
  lockSession(session, () => origin);
  let prevented = false;
  session.emit('will-download', { preventDefault: () => void (prevented = true) });
  expect(prevented).toBe(true);
});

test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
  '%s keeps the page on the engine',
  (event) => {
    const contents = new FakeContents();
    lockContents(contents, () => origin);
    expect(contents.prevents(event, { url: 'https://example.org/' })).toBe(true);
    expect(contents.prevents(event, { url: `${origin}/kiosk` })).toBe(false);
  },
);

test('no window, webview or menu is opened', () => {
  const contents = new FakeContents();
  lockContents(contents, () => origin);
  expect(contents.openWindow?.()).toEqual({ action: 'deny' });
  expect(contents.prevents('will-attach-webview')).toBe(true);
  expect(contents.prevents('context-menu')).toBe(true);
});

test('a shortcut does not reach the page, a letter does', () => {
  const contents = new FakeContents();
  lockContents(contents, () => origin);
  const reload: KeyPress = { key: 'r', control: true, alt: false, meta: false };
  expect(contents.prevents('before-input-event', {}, reload)).toBe(true);
  expect(contents.prevents('before-input-event', {}, { ...reload, control: false })).toBe(false);
});
