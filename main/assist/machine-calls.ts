import type { AssistCall, CallCause } from '../../domain/assist/call.ts';
import { deviceCauseKey, shopCauseKey } from '../../domain/assist/cause-key.ts';
import { canServe } from '../../hardware/ports/device.ts';
import type { Clock } from '../clock.ts';
import type { DeviceHub, HubEntry } from '../devices/device-hub.ts';
import type { AssistDesk } from './desk.ts';

/** Trouble must stand so long before somebody is called: a cable that is plugged in again needs nobody. */
const SETTLE_MS = 60_000;

const LOOK_MS = 5_000;

/** An engine that lives so long has come out of its loop. */
const STEADY_MS = 10 * 60_000;

export interface MachineCallsDeps {
  readonly kioskId: string;
  readonly clock: Clock;
  readonly desk: AssistDesk;
  readonly devices: Pick<DeviceHub, 'all'>;
  readonly hasMenu: () => boolean;
  /** The engine has died again and again before this start. */
  readonly crashLoop: boolean;
  /** A kiosk that has a hub does not reach it. */
  readonly hubLost: () => boolean;
  /** Staff have closed the kiosk: nobody is to be served there. */
  readonly closed: () => boolean;
  readonly raise: (trouble: { readonly cause: CallCause; readonly causeKey: string }) => Promise<void>;
  readonly fault: (error: unknown) => void;
}

interface Trouble {
  readonly cause: CallCause;
  readonly key: string;
}

interface Standing extends Trouble {
  /** On the clock that never jumps. */
  readonly since: number;
  /** Somebody was called for it: not again before it went away and came back. */
  told: boolean;
}

/** Which devices an order needs, and what a call about one is. */
const CAUSES: Readonly<Partial<Record<HubEntry['kind'], CallCause>>> = {
  printer: 'printer',
  scanner: 'scanner',
  terminal: 'terminal',
};

/** Where a device is reached, as its settings say. */
export function causeKeyOf(kioskId: string, { id, kind, settings, device }: HubEntry): string {
  return deviceCauseKey(kioskId, {
    id,
    kind,
    address: 'address' in settings && typeof settings.address === 'string' ? settings.address : null,
    faults: device.health().faults,
  });
}

/** The cause that a call about a device shares with others; null: it has none but its own. */
export function troubleKey(
  cause: CallCause,
  kioskId: string,
  devices: Pick<DeviceHub, 'all'>,
  customers: boolean,
): string | null {
  const kind = cause === 'printer' || cause === 'scanner' || cause === 'terminal' ? cause : null;
  if (kind === null) return shopCauseKey(kioskId, cause);
  const troubled = devices.all().filter((entry) => entry.kind === kind && !canServe(entry.device.health()));
  const theirs = troubled.find((entry) => entry.kind === 'printer' && entry.duty.prints.includes('customer'));
  const found = (customers ? theirs : undefined) ?? troubled[0];
  return found === undefined ? null : causeKeyOf(kioskId, found);
}

/**
 * Calls that a kiosk makes although nobody stands at it: what would stop the next order is seen to before somebody is
 * stopped by it. They end by themselves when the trouble does.
 */
export class MachineCalls {
  readonly #deps: MachineCallsDeps;
  readonly #standing = new Map<string, Standing>();
  readonly #bornAt: number;
  #stop: () => void = () => undefined;

  constructor(deps: MachineCallsDeps) {
    this.#deps = deps;
    this.#bornAt = deps.clock.monotonic();
  }

  /** Looks every few seconds until it is stopped. */
  start(): void {
    this.look();
    this.#stop = this.#deps.clock.after(LOOK_MS, () => this.start());
  }

  stop(): void {
    this.#stop();
  }

  /** Looks again at everything. */
  look(): void {
    const { clock, desk, raise, closed, fault } = this.#deps;
    const troubles = this.#troubles();
    for (const key of [...this.#standing.keys()])
      if (!troubles.some((trouble) => trouble.key === key)) this.#standing.delete(key);
    this.#endWhatIsWell(troubles);
    if (closed()) return;
    for (const { cause, key } of troubles) {
      const standing = this.#standing.get(key) ?? { cause, key, since: clock.monotonic(), told: false };
      this.#standing.set(key, standing);
      // A customer's own call about it has told staff already; so has another kiosk's, where this desk knows of it.
      if (desk.open().some((call) => call.causeKey === key)) standing.told = true;
      // Whoever comes for a payment in doubt stands before that terminal already.
      if (cause === 'terminal' && this.#inDoubt()) continue;
      // A loop may not live long enough to settle.
      const settled = cause === 'kiosk-fault' || clock.monotonic() - standing.since >= SETTLE_MS;
      if (standing.told || !settled) continue;
      standing.told = true;
      raise({ cause, causeKey: key }).catch(fault);
    }
  }

  #inDoubt(): boolean {
    const { desk, kioskId } = this.#deps;
    return desk.open().some((call) => call.kioskId === kioskId && call.cause === 'payment-unknown');
  }

  #troubles(): readonly Trouble[] {
    const { kioskId, devices, hasMenu, hubLost, crashLoop, clock } = this.#deps;
    const shop = (cause: CallCause) => ({ cause, key: shopCauseKey(kioskId, cause) ?? cause });
    return [
      ...devices.all().flatMap((entry) => {
        const cause = CAUSES[entry.kind];
        const health = entry.device.health();
        // One that was not heard of yet is in no trouble that anybody knows of.
        return cause === undefined || health.state === 'probing' || canServe(health)
          ? []
          : [{ cause, key: causeKeyOf(kioskId, entry) }];
      }),
      ...(hasMenu() ? [] : [shop('catalog')]),
      ...(hubLost() ? [shop('hub-lost')] : []),
      ...(crashLoop && clock.monotonic() - this.#bornAt < STEADY_MS ? [shop('kiosk-fault')] : []),
    ];
  }

  #endWhatIsWell(troubles: readonly Trouble[]): void {
    const { desk, kioskId, devices, fault, crashLoop } = this.#deps;
    const unknown = new Set(
      devices
        .all()
        .filter(({ device }) => device.health().state === 'probing')
        .map((entry) => causeKeyOf(kioskId, entry)),
    );
    const over = (call: AssistCall) =>
      (call.calm || (crashLoop && call.cause === 'kiosk-fault')) &&
      call.kioskId === kioskId &&
      call.causeKey !== null &&
      !unknown.has(call.causeKey) &&
      !troubles.some(({ key }) => key === call.causeKey);
    for (const call of desk.open().filter(over))
      desk.apply(call.callId, 'machine', { type: 'cause-gone' }).catch(fault);
  }
}
