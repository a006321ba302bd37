import type { AssistCall, CallCause } from './call.ts';

/** A device as far as it tells whether two calls have one cause. */
export interface CausingDevice {
  readonly id: string;
  readonly kind: string;
  /** Where it is reached; null when it has no address. */
  readonly address: string | null;
  readonly faults: readonly string[];
}

const LONGEST = 120;

/**
 * The name of a cause, the same behind every kiosk that it stops. A device at an address of the shop's network is one
 * thing, however many kiosks use it; one at a kiosk's own port is that kiosk's own. A terminal that works and does not
 * reach its bank is no matter of that terminal: the way out of the shop is. What exactly is wrong with a device is not
 * part of it: whoever walks there sees to all of it.
 */
export function deviceCauseKey(kioskId: string, { id, kind, address, faults }: CausingDevice): string {
  if (kind === 'terminal' && faults.length > 0 && faults.every((fault) => fault === 'bank'))
    return 'internet';
  const shared = address !== null && isOnNetwork(address);
  return `${kind} ${shared ? address : `${kioskId}/${id}`}`.slice(0, LONGEST);
}

/**
 * Whether what this call is about stands elsewhere than its customer: a printer behind the counter. Whoever sees to it
 * is on the way to the thing, not to them.
 */
export function isElsewhere({
  cause,
  causeKey,
  kioskId,
}: Pick<AssistCall, 'cause' | 'causeKey' | 'kioskId'>): boolean {
  if (cause === 'help' || causeKey === null) return false;
  return !causeKey.endsWith(` ${kioskId}`) && !causeKey.includes(` ${kioskId}/`);
}

/** Causes that are no device's. */
export function shopCauseKey(kioskId: string, cause: CallCause): string | null {
  switch (cause) {
    case 'hub-lost':
      return 'hub';
    case 'catalog':
    case 'kiosk-fault':
      return `${cause} ${kioskId}`;
    default:
      return null;
  }
}

function isOnNetwork(address: string): boolean {
  const host = /^(?:tcp|tls|http|https|mqtt|mqtts):\/\/(?:[^@/]*@)?(\[[^\]]*\]|[^:/?]+)/.exec(address)?.[1];
  return host !== undefined && !/^(?:localhost|127\.|\[::1\])/.test(host);
}
