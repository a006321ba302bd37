import { type Screen, screens } from '../../contract/wire.ts';
import type { Access } from './access.ts';
import type { Caller } from './caller.ts';

/** Where a listener takes its callers from: this machine, or the shop's network. */
export interface WayIn {
  readonly network: boolean;
  /** Screens that are offered there. */
  readonly offered: readonly Screen[];
  /** Scheme, host and port; requests that name another host or come from another page are refused. */
  readonly origins: () => readonly string[];
}

/**
 * Browsers keep cookies apart by host, not by port: the two ways in must not overwrite each other's. The prefix makes a
 * browser refuse the cookie from anything but this very host over TLS.
 */
export function cookieName(screen: Screen, network: boolean): string {
  return network ? `__Host-pointfive_${screen}` : `pointfive_${screen}`;
}

export function isScreen(text: string): text is Screen {
  return screens.some((screen) => screen === text);
}

/** Whether a request names this engine as its host and does not come from a foreign page (DNS rebinding, CSRF). */
export function foreign(
  origins: readonly string[],
  host: string | undefined,
  origin: string | undefined,
): 'foreign-host' | 'foreign-origin' | null {
  const hosts = origins.map((each) => new URL(each).host);
  if (host === undefined || !hosts.includes(host)) return 'foreign-host';
  return origin === undefined || origins.includes(origin) ? null : 'foreign-origin';
}

/** Who holds the cookie of a screen that is offered here. */
export function callerByCookie(
  way: WayIn,
  access: Access,
  screen: Screen,
  secret: string | undefined,
  address: string | undefined,
): Caller | 'prove-again' | null {
  if (!way.offered.includes(screen)) return null;
  return access.byCookie(secret, screen, way.network ? plainAddress(address) : null);
}

/** An address as we write it: an IPv4 caller of a listener for both kinds is still an IPv4 caller. */
export function plainAddress(address: string | undefined): string {
  return (address ?? 'unknown').replace(/^::ffff:(?=\d+\.)/, '').replace(/%.*$/, '');
}
