import { fail, ok, type Result } from '../../domain/result.ts';
import type { DeviceClock, DeviceHealth } from '../../hardware/ports/device.ts';
import type { PageOutcome, PagerAbilities, PagePriority } from '../../hardware/ports/pager.ts';
import { deviceSettingsSchema } from './device-config.ts';
import { DeviceHub } from './device-hub.ts';

/** What a person calls each protocol, and the settings that it stands for. */
const protocols = {
  tap: { driver: 'tap' },
  espa: { driver: 'espa', role: 'control' },
  scope: { driver: 'pager-line', template: 'scope' },
  'scope-silent': { driver: 'pager-line', template: 'scope-silent' },
  waveware: { driver: 'pager-line', template: 'waveware' },
  lrs: { driver: 'pager-line', template: 'lrs' },
  jtech: { driver: 'pager-line', template: 'jtech' },
  comp1: { driver: 'pager-line', template: 'comp1' },
  comp2: { driver: 'pager-line', template: 'comp2' },
  line: { driver: 'pager-line', template: 'own' },
  http: { driver: 'http-pager' },
  mqtt: { driver: 'mqtt-pager' },
} as const;

export type PagerProtocol = keyof typeof protocols;
export const pagerProtocols: readonly string[] = Object.keys(protocols);

export interface TriedPage {
  readonly outcome: PageOutcome;
  readonly abilities: PagerAbilities;
  readonly health: DeviceHealth;
  /** What passed on the line and what the driver made of it, with milliseconds since the start. */
  readonly trace: readonly { readonly ms: number; readonly text: string }[];
}

/** A box that says nothing is given up by its driver; this only ends a wait for one that never says how it is. */
const LONGEST_WAIT_MS = 15_000;

/**
 * Sends one page through the driver that a shop would use, with a line of its own. The error says in one sentence which
 * setting is wrong.
 */
export async function tryPager(given: {
  readonly via: string;
  readonly protocol: PagerProtocol;
  readonly to: string;
  readonly text: string;
  readonly priority: PagePriority;
  /** Further settings of the driver. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly clock: DeviceClock;
}): Promise<Result<TriedPage, string>> {
  const { clock } = given;
  const read = deviceSettingsSchema.safeParse({
    ...protocols[given.protocol],
    address: given.via,
    capcodes: [given.to],
    ...given.settings,
  });
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue?.path.join('.') ?? '';
    return fail(`${where === '' ? '' : `${where}: `}${issue?.message ?? 'these settings can not be used'}`);
  }
  const start = clock.now();
  const trace: { ms: number; text: string }[] = [];
  const hub = new DeviceHub(
    { pager: read.data },
    {
      clock,
      log: (_, text) => {
        trace.push({ ms: clock.now() - start, text });
      },
    },
  );
  const device = hub.first('pager');
  if (device === null) return fail('this is no pager');
  await known(device.watch, clock);
  const outcome = await device.page({ to: given.to, text: given.text, priority: given.priority });
  const health = device.health();
  await hub.close();
  return ok({ outcome, abilities: device.abilities, health, trace });
}

/** Waits until the device knows how it is: a page before the line is open would fail for nothing. */
function known(
  watch: (listener: (health: DeviceHealth) => void) => () => void,
  clock: DeviceClock,
): Promise<void> {
  return new Promise((settle) => {
    const end = (): void => {
      cancel();
      settle();
    };
    const cancel = clock.after(LONGEST_WAIT_MS, end);
    const stop = watch(({ state }) => {
      if (state === 'probing') return;
      // The first call comes before `watch` has returned.
      queueMicrotask(() => {
        stop();
        end();
      });
    });
  });
}
