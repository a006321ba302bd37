import type { DeviceAct, DeviceActView } from '../../contract/views.ts';
import type { BackOfficeOutcome, CardTerminal } from '../../hardware/ports/terminal.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';
import type { HubEntry } from './device-hub.ts';

/** What a manager can ask of a device beside a test: only where its protocol has it. */
export function actsOf(entry: HubEntry): readonly DeviceAct[] {
  if (entry.kind !== 'terminal') return [];
  const { endOfDay, repeatReceipt } = entry.device;
  return [
    ...(endOfDay === undefined ? [] : (['end-of-day'] as const)),
    ...(repeatReceipt === undefined ? [] : (['last-receipt'] as const)),
  ];
}

/** Asks terminals for what only their merchant asks: each once, one at a time, with who asked in the log. */
export class DeviceActs {
  readonly #deps: { readonly clock: Clock; readonly log: Log };
  readonly #acts = new Map<string, DeviceActView>();
  readonly #listeners = new Set<() => void>();

  constructor(deps: { readonly clock: Clock; readonly log: Log }) {
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
    if (entry.kind !== 'terminal' || !actsOf(entry).includes(act))
      return refuse('not-possible', `${entry.id} has no ${act}`);
    void this.#run(entry.id, entry.device, act, by);
    return null;
  }

  async #run(id: string, device: CardTerminal, act: DeviceAct, by: string): Promise<void> {
    const { clock, log } = this.#deps;
    this.#become(id, { act, state: 'running', note: '', lines: [], at: clock.now() });
    const outcome = (await (act === 'end-of-day' ? device.endOfDay?.() : device.repeatReceipt?.())) ?? {
      kind: 'not-connected',
    };
    log('device.act', { deviceId: id, act, by, outcome: outcome.kind });
    this.#become(id, { act, ...seenAs(outcome), at: clock.now() });
  }

  #become(deviceId: string, view: DeviceActView): void {
    this.#acts.set(deviceId, view);
    for (const listener of this.#listeners) listener();
  }
}

function seenAs(outcome: BackOfficeOutcome): Pick<DeviceActView, 'state' | 'note' | 'lines'> {
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
