import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import { BadConfig, parseConfig } from '../config.ts';
import type { Catalog } from '../../domain/catalog/catalog.ts';
import type { DeviceConfig } from '../devices/device-config.ts';
import { USUAL_PORT } from '../shell/options.ts';
import { findRunningEngine, type RunningEngine } from '../shell/running-engine.ts';
import { type Check, good, problem, warning } from './doctor/check.ts';
import { checkDevices, checkKitchenPaper, checkLiveDevices, checkSharedLines } from './doctor/devices.ts';
import { checkClock, checkFolder, checkNatives, checkNode, checkShell } from './doctor/machine.ts';
import { checkShop, checkSqlite } from './doctor/shop.ts';
import { devicesInForce } from './devices-in-force.ts';
import { openDoor } from './engine-door.ts';
import { CannotDo, type Outcome, table } from './outcome.ts';

export interface DoctorOptions {
  readonly root: string;
  readonly data: string;
  readonly config: string | null;
  readonly clock: Clock;
}

/** Looks at everything that a kiosk needs and says what to do about what is wrong. Changes nothing. */
export async function doctor(options: DoctorOptions): Promise<Outcome> {
  const engine = await findRunningEngine(options.data);
  const configured = readConfig(options);
  const shop = await checkShop(options.data, options.clock, configured.demo);
  const checks: readonly Check[] = [
    checkNode(process.version),
    await checkSqlite(),
    ...(await checkNatives()),
    ...checkFolder(options.data),
    ...shop.checks,
    await checkEngine(engine),
    ...checkShell(options.root),
    configured.check,
    ...(await devicesNow(options, configured, shop.catalog)),
    checkClock(options.clock.now(), options.root, shop.newestOrder),
  ];
  const problems = checks.filter(({ state }) => state === 'problem').length;
  const warnings = checks.filter(({ state }) => state === 'warning').length;
  return {
    exitCode: problems === 0 ? 0 : 1,
    lines: [
      ...table(checks.map(({ name, state, found }) => [state, name, found])).flatMap((line, index) => {
        const advice = checks[index]?.advice ?? null;
        return advice === null ? [line] : [line, `         → ${advice}`];
      }),
      problems === 0
        ? `No problem found, ${warnings} warnings.`
        : `${problems} problems, ${warnings} warnings. Follow the arrows.`,
    ],
    json: { ok: problems === 0, checks },
  };
}

/** How the devices are: by the running engine's word, or, while none holds them, by whether they can be reached. */
async function devicesNow(
  { data }: DoctorOptions,
  { devices, demo }: ReturnType<typeof readConfig>,
  catalog: Catalog | null,
): Promise<readonly Check[]> {
  const door = await openDoor(data);
  // A start of the demo shop brings its own virtual devices.
  if (demo) return door === null ? [] : checkLiveDevices(door);
  const inForce = await devicesInForce(data, devices).catch((error: unknown) => {
    // The check of the database has said so already.
    if (error instanceof CannotDo) return null;
    throw error;
  });
  const config = inForce?.config ?? devices;
  const fit = [...checkSharedLines(config), ...checkKitchenPaper(catalog, config)];
  if (door !== null) return [...(await checkLiveDevices(door)), ...fit];
  if (inForce === null) return [...(await checkDevices(devices)), ...fit];
  const { from, broken } = inForce;
  return [
    ...(from === 'manager' ? [good('devices', "as set up on the manager's page, not as in the file")] : []),
    ...broken.map(({ deviceId, why }) =>
      problem(
        deviceId,
        `stored, but not usable by this version: ${why}`,
        'Set it up again on the manager page.',
      ),
    ),
    ...(await checkDevices(config)),
    ...fit,
  ];
}

function readConfig(options: DoctorOptions): {
  readonly check: Check;
  readonly devices: DeviceConfig;
  /** Whether a start would open the demo shop. */
  readonly demo: boolean;
} {
  const file = options.config ?? join(options.data, 'config.json');
  if (!existsSync(file)) {
    if (options.config !== null) {
      return {
        check: problem('configuration', `there is no file ${file}`, 'Check the path.'),
        devices: {},
        demo: false,
      };
    }
    return {
      check: good('configuration', 'none: the demo shop with virtual devices'),
      devices: {},
      demo: true,
    };
  }
  try {
    const config = parseConfig(file, readFileSync(file, 'utf8'));
    return { check: good('configuration', file), devices: config.devices, demo: false };
  } catch (error) {
    if (!(error instanceof BadConfig)) throw error;
    return {
      check: problem('configuration', error.message, 'docs/OPERATIONS.md explains every field.'),
      devices: {},
      demo: false,
    };
  }
}

async function checkEngine(engine: RunningEngine | null): Promise<Check> {
  if (engine) return good('engine', `running at ${engine.origin} (process ${engine.pid})`);
  return (await isFree(USUAL_PORT))
    ? good('engine', `not running; port ${USUAL_PORT} is free for it`)
    : warning(
        'engine',
        `not running, and another program has port ${USUAL_PORT}`,
        'npm start -- --port N takes another.',
      );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)));
  });
}
