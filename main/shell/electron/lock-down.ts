import { mayReachPage, type KeyPress } from './keys.ts';
import { isOurs } from './navigation.ts';

interface Preventable {
  readonly preventDefault: () => void;
}

/** The parts of Electron's `Session` that a kiosk must answer; without a handler Electron grants everything. */
export interface GuardedSession {
  setPermissionRequestHandler(
    handler: (contents: unknown, permission: string, answer: (granted: boolean) => void) => void,
  ): void;
  setPermissionCheckHandler(handler: () => boolean): void;
  setDevicePermissionHandler(handler: () => boolean): void;
  setDisplayMediaRequestHandler(handler: (request: unknown, answer: (streams: object) => void) => void): void;
  readonly webRequest: {
    onBeforeRequest(
      handler: (request: { readonly url: string }, answer: (verdict: { cancel: boolean }) => void) => void,
    ): void;
  };
  on(event: 'will-download', heard: (event: Preventable) => void): unknown;
}

/** The parts of Electron's `WebContents` through which a page could leave, open, or grow. */
export interface GuardedContents {
  setWindowOpenHandler(handler: () => { action: 'deny' }): void;
  on(event: 'will-navigate', heard: (event: Preventable & { readonly url: string }) => void): unknown;
  on(event: 'will-frame-navigate', heard: (event: Preventable & { readonly url: string }) => void): unknown;
  on(event: 'will-redirect', heard: (event: Preventable & { readonly url: string }) => void): unknown;
  on(event: 'will-attach-webview', heard: (event: Preventable) => void): unknown;
  on(event: 'before-input-event', heard: (event: Preventable, press: KeyPress) => void): unknown;
  on(event: 'context-menu', heard: (event: Preventable) => void): unknown;
}

/**
 * Refuses every permission, device, download and foreign request of a session.
 * `origin` is asked each time, because an engine may come back on another port.
 * Electron's security checklist: https://www.electronjs.org/docs/latest/tutorial/security
 */
export function lockSession(session: GuardedSession, origin: () => string): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOurs(url, origin()) }));
  session.on('will-download', (event) => event.preventDefault());
}

/** Keeps a page on the engine's origin, in one window, without shortcuts and menus. */
export function lockContents(contents: GuardedContents, origin: () => string): void {
  const stay = (event: Preventable & { readonly url: string }): void => {
    if (!isOurs(event.url, origin())) event.preventDefault();
  };
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('context-menu', (event) => event.preventDefault());
  contents.on('before-input-event', (event, press) => {
    if (!mayReachPage(press)) event.preventDefault();
  });
}
