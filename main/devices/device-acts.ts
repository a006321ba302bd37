import type { DeviceAct, DeviceActView } from '../../contract/device-views.ts';
import { unreachable } from '../../domain/result.ts';
import type { DeviceFault } from '../../hardware/ports/device.ts';
import type { KickOutcome } from '../../hardware/ports/drawer.ts';
import type { BackOfficeOutcome } from '../../hardware/ports/terminal.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';
import type { HubEntry } from './device-hub.ts';

/** What a manager can ask of a device beside a test: only where it has it. */
export function actsOf(entry: HubEntry): readonly DeviceAct[] {
  if (entry.kind === 'printer') {
    const { drawer, recover } = entry.device;
    return [
      ...(drawer === undefined ? [] : (['open-drawer'] as const)),
      // Its memory is cleared only when there is something to clear it of.
      ...(recover === undefined || !entry.device.health().faults.includes('cutter')
        ? []
        : (['clear-printer'] as const)),
    ];
  }
  if (entry.kind !== 'terminal') return [];
  const { endOfDay, repeatReceipt } = entry.device;
  return [
    ...(endOfDay === undefined ? [] : (['end-of-day'] as const)),
    ...(repeatReceipt === undefined ? [] : (['last-receipt'] as const)),
  ];
}

export interface DeviceActsDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** Writes into the books who asked for what. */
  readonly audit: (by: string, detail: string) => void;
}

/** Asks terminals and printers for what only the people of the shop ask: each once, one at a time, with who asked in the log. */
export class DeviceActs {
  readonly #deps: DeviceActsDeps;
  readonly #acts = new Map<string, DeviceActView>();
  readonly #listeners = new Set<() => void>();

  constructor(deps: DeviceActsDeps) {
    this.#deps = deps;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What runs, or ran last; null when there was none since the start. */
  of(deviceId: string): DeviceActView | null {
    return this.#acts.get(deviceId) ?? null;
  }

  /** Begins and comes back at once: an end of day may take minutes. Its end is seen in `of`. */
  start(entry: HubEntry, act: DeviceAct, by: string): null | Refusal {
    if (this.of(entry.id)?.state === 'running') return refuse('running', 'it is at it already');
    if (!actsOf(entry).includes(act)) return refuse('not-possible', `${entry.id} has no ${act}`);
    // Written before it is done: a drawer that was opened stands in the books, whatever happens next.
    this.#deps.audit(by, `${entry.id}: ${act}`);
    void this.#run(entry, act, by);
    return null;
  }

  async #run(entry: HubEntry, act: DeviceAct, by: string): Promise<void> {
    const { clock, log } = this.#deps;
    this.#become(entry.id, { act, state: 'running', note: '', lines: [], at: clock.now() });
    const seen = await asked(entry, act);
    log('device.act', { deviceId: entry.id, act, by, outcome: seen.state });
    this.#become(entry.id, { act, ...seen, at: clock.now() });
  }

  #become(deviceId: string, view: DeviceActView): void {
    this.#acts.set(deviceId, view);
    for (const listener of this.#listeners) listener();
  }
}

type Seen = Pick<DeviceActView, 'state' | 'note' | 'lines'>;

const notConnected: Seen = { state: 'not-connected', note: '', lines: [] };

async function asked(entry: HubEntry, act: DeviceAct): Promise<Seen> {
  switch (act) {
    case 'end-of-day':
      return entry.kind === 'terminal' ? seenAs(await entry.device.endOfDay?.()) : notConnected;
    case 'last-receipt':
      return entry.kind === 'terminal' ? seenAs(await entry.device.repeatReceipt?.()) : notConnected;
    case 'open-drawer':
      return entry.kind === 'printer' ? seenDrawer(await entry.device.drawer?.kick('staff')) : notConnected;
    case 'clear-printer':
      return entry.kind === 'printer' ? seenCleared(await entry.device.recover?.()) : notConnected;
    default:
      return unreachable(act);
  }
}

function seenDrawer(outcome: KickOutcome | undefined): Seen {
  switch (outcome?.kind) {
    case undefined:
      return notConnected;
    case 'opened':
      return { state: 'done', note: '', lines: [] };
    case 'unverified':
      return { state: 'unseen', note: '', lines: [] };
    case 'did-not-open':
      return { state: 'did-not-open', note: '', lines: [] };
    case 'failed':
      return seenFault(outcome.fault);
  }
}

function seenCleared(outcome: 'recovered' | DeviceFault | undefined): Seen {
  if (outcome === undefined) return notConnected;
  return outcome === 'recovered' ? { state: 'done', note: '', lines: [] } : seenFault(outcome);
}

function seenFault(fault: DeviceFault): Seen {
  if (fault === 'gone') return notConnected;
  return fault === 'busy'
    ? { state: 'busy', note: '', lines: [] }
    : { state: 'refused', note: fault, lines: [] };
}

function seenAs(outcome: BackOfficeOutcome | undefined): Seen {
  if (outcome === undefined) return notConnected;
  switch (outcome.kind) {
    case 'done':
      return { state: 'done', note: outcome.reference, lines: outcome.lines };
    case 'refused':
      return { state: 'refused', note: outcome.why, lines: [] };
    case 'unknown':
      return { state: 'unknown', note: outcome.why, lines: [] };
    case 'busy':
    case 'not-connected':
      return { state: outcome.kind, note: '', lines: [] };
  }
}
