import type { DeviceFault } from './device.ts';

/** Why the drawer is opened; the caller writes it down with a name. */
export type KickReason = 'cash-sale' | 'change' | 'shift' | 'test' | 'staff';

/**
 * `opened`: its switch changed, or said open. `unverified`: the pulse left, and no switch tells what came of it.
 * `did-not-open`: the switch said closed before and after; locked, unplugged, or no drawer. `failed`: no pulse left.
 */
export type KickOutcome =
  | { readonly kind: 'opened' }
  | { readonly kind: 'unverified' }
  | { readonly kind: 'did-not-open' }
  | { readonly kind: 'failed'; readonly fault: DeviceFault };

export type DrawerState = 'open' | 'closed' | 'unknown';

export interface CashDrawer {
  /** Opens it, between two commands and never inside one. The reason goes to the log; the caller keeps the audit. */
  readonly kick: (reason: KickReason) => Promise<KickOutcome>;
  /** What its switch said last; `unknown` without a switch, or before its level was learnt. */
  readonly state: () => DrawerState;
  /** Calls back at every change, and when it was left open for too long. Returns the way to stop. */
  readonly watch: (listener: (event: DrawerEvent) => void) => () => void;
}

export type DrawerEvent =
  | { readonly kind: 'state'; readonly state: DrawerState }
  | { readonly kind: 'left-open'; readonly seconds: number };
