import { isDeepStrictEqual } from 'node:util';
import { canServe, type Device, type DeviceClock } from '../../hardware/ports/device.ts';
import type { AttemptNotes } from '../../hardware/ports/terminal.ts';
import { createMemoryNotes } from '../../hardware/terminal/attempt-notes.ts';
import { parseLineAddress } from '../../hardware/transport/address.ts';
import type { OpenLine } from '../../hardware/transport/line.ts';
import { createListeners } from '../../hardware/transport/listeners.ts';
import { lineOpener } from '../../hardware/transport/open-line.ts';
import { type DeviceConfig, type DeviceSettings, driverOf } from './device-config.ts';
import type { DeviceKind, DevicePorts, OpenDevice, Opened } from './open-device.ts';

/** One device of this kiosk as it is configured and open now. */
export type HubEntry = OpenDevice & { readonly id: string; readonly settings: DeviceSettings };

export interface DeviceNote {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly text: string;
}

export interface DeviceHubDeps {
  readonly clock: DeviceClock;
  readonly log: (deviceId: string, note: string) => void;
  /** How an address becomes a line; tests bring cables of their own. */
  readonly openLine?: (address: string) => OpenLine;
  /** What terminal drivers note of attempts, by device id; left out it is lost with the process: tools only. */
  readonly attempts?: (deviceId: string) => AttemptNotes;
  /** Where the virtual devices listen, by the name in `sim:<name>`. */
  readonly sims?: Readonly<Record<string, string>>;
}

/** Whether a device is there and can do its part of an order now. */
export function serves(device: Pick<Device, 'health'> | null): boolean {
  return device !== null && canServe(device.health());
}

/** Notes kept for each device; the log has the rest. */
const NOTES = 40;

/**
 * Every device of one kiosk, replaceable while the shop runs. Whoever needs devices of a kind asks at the moment of
 * need, or attaches to each that is there now and later.
 */
export class DeviceHub {
  readonly #deps: DeviceHubDeps;
  readonly #entries = new Map<string, HubEntry>();
  readonly #attached = new Map<string, (() => void)[]>();
  readonly #attachers = new Set<(entry: HubEntry) => void>();
  readonly #notes = new Map<string, DeviceNote[]>();
  readonly #changes = createListeners<undefined>();
  #order: readonly string[] = [];
  #tail: Promise<void> = Promise.resolve();

  constructor(config: DeviceConfig, deps: DeviceHubDeps) {
    this.#deps = deps;
    this.#openAll(config);
  }

  /** In the order of the configuration. */
  all(): readonly HubEntry[] {
    return this.#order.flatMap((id) => this.#entries.get(id) ?? []);
  }

  find(id: string): HubEntry | undefined {
    return this.#entries.get(id);
  }

  /** Devices of a kind, in the order of the configuration. */
  of<K extends DeviceKind>(kind: K): readonly (HubEntry & Opened<K>)[] {
    return this.all().filter((entry): entry is HubEntry & Opened<K> => entry.kind === kind);
  }

  /** The first of a kind: what a kiosk has one of. */
  first<K extends DeviceKind>(kind: K): DevicePorts[K] | null {
    return this.of(kind)[0]?.device ?? null;
  }

  /** The newest last; what a technician wants to see first when a device makes trouble. */
  notes(id: string): readonly DeviceNote[] {
    return this.#notes.get(id) ?? [];
  }

  /**
   * Calls `attach` for every device that is there now or comes later, until the returned function is called. What
   * `attach` returns is called once the device goes.
   */
  each(attach: (entry: HubEntry) => () => void): () => void {
    const one = (entry: HubEntry): void => {
      const detach = attach(entry);
      this.#attached.set(entry.id, [...(this.#attached.get(entry.id) ?? []), detach]);
    };
    this.#attachers.add(one);
    for (const entry of this.all()) one(entry);
    return () => this.#attachers.delete(one);
  }

  /** The same for one kind. */
  eachOf<K extends DeviceKind>(kind: K, attach: (device: DevicePorts[K]) => () => void): () => void {
    return this.each((entry) => {
      const mine = this.of(kind).find(({ id }) => id === entry.id);
      return mine === undefined ? () => undefined : attach(mine.device);
    });
  }

  /** Calls back when devices were added, changed or taken away. */
  onChange(listener: () => void): () => void {
    return this.#changes.add(listener);
  }

  /**
   * Makes the devices those of another configuration: what is the same stays open and is not disturbed. Lines are let
   * go of before they are opened anew, because most devices serve one at a time. One change at a time.
   */
  apply(config: DeviceConfig): Promise<void> {
    const change = this.#tail.then(async () => {
      const going = this.all().filter(({ id, settings }) => !isDeepStrictEqual(config[id], settings));
      await Promise.all(going.map((entry) => this.#letGo(entry)));
      this.#openAll(config);
      this.#changes.tell(undefined);
    });
    // A change that failed must not keep the next one from being made; its own caller gets the error.
    this.#tail = change.catch(() => undefined);
    return change;
  }

  /** Lets go of every device; may be called twice. */
  async close(): Promise<void> {
    this.#attachers.clear();
    await this.#tail;
    await Promise.all(this.all().map((entry) => this.#letGo(entry)));
  }

  async #letGo(entry: HubEntry): Promise<void> {
    this.#entries.delete(entry.id);
    for (const detach of this.#attached.get(entry.id) ?? []) detach();
    this.#attached.delete(entry.id);
    this.#notes.delete(entry.id);
    await entry.device.close();
  }

  #openAll(config: DeviceConfig): void {
    this.#order = Object.keys(config);
    for (const [id, settings] of Object.entries(config)) {
      if (this.#entries.has(id)) continue;
      const opened = driverOf(settings).open(settings, {
        id,
        clock: this.#deps.clock,
        note: (text) => {
          this.#note(id, text);
        },
        attempts: this.#deps.attempts?.(id) ?? createMemoryNotes(),
        openLine: (address) => this.openLine(address),
      });
      const entry = { ...opened, id, settings };
      this.#entries.set(id, entry);
      for (const attach of this.#attachers) attach(entry);
    }
  }

  #note(id: string, text: string): void {
    const notes = this.#notes.get(id) ?? [];
    this.#notes.set(id, [...notes, { at: this.#deps.clock.now(), text }].slice(-NOTES));
    this.#deps.log(id, text);
  }

  /** How a line address becomes a line here; a virtual device's name leads to where it listens. */
  openLine(address: string): OpenLine {
    const { clock, openLine, sims = {} } = this.#deps;
    if (openLine !== undefined) return openLine(address);
    const parsed = parseLineAddress(address);
    // The configuration's schema has read every address already.
    if (!parsed.ok) throw new RangeError(parsed.error);
    return lineOpener(parsed.value, clock, {
      virtualDevice: (name) => (sims[name] === undefined ? null : this.openLine(sims[name])),
    });
  }
}
