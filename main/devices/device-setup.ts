import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';
import type { Stores } from '../stores.ts';
import {
  deviceConfigSchema,
  type DeviceConfig,
  deviceId,
  deviceSettingsSchema,
  secretsOf,
} from './device-config.ts';
import type { DeviceHub } from './device-hub.ts';

/** A device of the manager's list that this version can't read, with the reason. */
export interface BrokenDevice {
  readonly deviceId: string;
  readonly why: string;
}

export interface StoredDevices {
  readonly config: DeviceConfig;
  /** Whose list it is: the configuration file's, until a manager changes something. */
  readonly from: 'file' | 'manager';
  readonly broken: readonly BrokenDevice[];
}

const KEY = 'devices';

/**
 * The devices that this kiosk should have: the manager's list where there is one, else the configuration file's.
 * An entry that this version can't read is left out and named; the others work on.
 */
export function storedDevices(stores: Pick<Stores, 'settings'>, file: DeviceConfig): StoredDevices {
  const text = stores.settings.get(KEY);
  if (text === null || text === '') return { config: file, from: 'file', broken: [] };
  const broken: BrokenDevice[] = [];
  const config: Record<string, DeviceConfig[string]> = {};
  for (const [id, raw] of Object.entries(entriesOf(text))) {
    const read = deviceSettingsSchema.safeParse(raw);
    if (read.success && deviceId.safeParse(id).success) config[id] = read.data;
    else broken.push({ deviceId: id, why: read.error?.issues[0]?.message ?? 'not a device id' });
  }
  return { config, from: 'manager', broken };
}

function entriesOf(text: string): Record<string, unknown> {
  const raw: unknown = JSON.parse(text);
  if (typeof raw !== 'object' || raw === null) throw new Error('the stored devices are no list');
  return { ...raw };
}

/** The manager's way to other devices: checked as a whole, stored with who did it, then opened. */
export class DeviceSetup {
  readonly #deps: {
    readonly stores: Stores;
    readonly clock: Clock;
    readonly log: Log;
    readonly hub: DeviceHub;
    readonly file: DeviceConfig;
  };

  constructor(deps: { stores: Stores; clock: Clock; log: Log; hub: DeviceHub; file: DeviceConfig }) {
    this.#deps = deps;
  }

  state(): StoredDevices {
    return storedDevices(this.#deps.stores, this.#deps.file);
  }

  /**
   * Adds a device or changes one. Secrets that were left out keep their value: no page is ever told them.
   * Refused as a whole with the first thing that is wrong.
   */
  async save(id: string, settings: Readonly<Record<string, unknown>>, by: string): Promise<null | Refusal> {
    const { config } = this.state();
    const old: Readonly<Record<string, unknown>> = { ...config[id] };
    const kept = Object.fromEntries(
      secretsOf(settings).flatMap((name) =>
        settings[name] === undefined && old['driver'] === settings['driver'] && old[name] !== undefined
          ? [[name, old[name]]]
          : [],
      ),
    );
    return this.#become({ ...config, [id]: { ...settings, ...kept } }, by, `${id} saved`, [id]);
  }

  async remove(id: string, by: string): Promise<null | Refusal> {
    const { config, broken } = this.state();
    if (config[id] === undefined && !broken.some((each) => each.deviceId === id))
      return refuse('no-such-device', `there is no device ${id}`);
    const rest = Object.fromEntries(Object.entries(config).filter(([name]) => name !== id));
    return this.#become(rest, by, `${id} removed`, [id]);
  }

  /** Back to what the configuration file says. */
  async reset(by: string): Promise<null | Refusal> {
    const { hub, file } = this.#deps;
    const touched = hub.all().map(({ id }) => id);
    const open = this.#paying(touched, file);
    if (open !== null) return open;
    this.#store('', by, 'as in the configuration file');
    await hub.apply(file);
    return null;
  }

  async #become(
    wanted: Readonly<Record<string, unknown>>,
    by: string,
    what: string,
    touched: readonly string[],
  ): Promise<null | Refusal> {
    const read = deviceConfigSchema.safeParse(wanted);
    if (!read.success) {
      const issue = read.error.issues[0];
      const where = issue?.path.slice(1).join('.') ?? '';
      return refuse(
        'bad-settings',
        `${where === '' ? '' : `${where}: `}${issue?.message ?? 'not understood'}`,
      );
    }
    const open = this.#paying(touched, read.data);
    if (open !== null) return open;
    this.#store(JSON.stringify(read.data), by, what);
    await this.#deps.hub.apply(read.data);
    return null;
  }

  #store(text: string, by: string, what: string): void {
    const { stores, clock, log } = this.#deps;
    stores.db
      .transaction(() => {
        stores.settings.set(KEY, text);
        stores.records.audit(clock.now(), by, 'device.setup', what);
      })
      .immediate();
    log('device.setup', { by, what });
  }

  /**
   * A terminal that waits for a card must not lose its line for a change of its name. And while a payment is in doubt,
   * only the terminal that was asked can answer for it: another driver would truly say that it never heard of it.
   */
  #paying(touched: readonly string[], wanted: DeviceConfig): Refusal | null {
    const { hub, stores } = this.#deps;
    const terminals = touched.flatMap((id) => hub.find(id) ?? []).filter(({ kind }) => kind === 'terminal');
    if (terminals.length === 0) return null;
    const open = stores.payments.unsettled();
    if (open.some(({ status }) => status === 'asking'))
      return refuse('paying', 'a customer is paying at this terminal now; try again in a minute');
    const another = terminals.some(({ id, settings }) => wanted[id]?.driver !== settings.driver);
    if (another && open.length > 0)
      return refuse('payment-open', 'a payment of this terminal is in doubt; settle it first, at its call');
    return null;
  }
}
