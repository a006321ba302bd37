import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { screens } from '../contract/wire.ts';
import { DatabaseFromNewerBuild } from '../db/migrate.ts';
import { holdFolder } from '../db/folder-hold.ts';
import { UnreadableDatabase } from '../db/open-database.ts';
import type { DeskWriter } from './assist/desk-writer.ts';
import { systemClock } from './clock.ts';
import { composeEngine } from './compose.ts';
import { BadConfig, type Config, parseConfig } from './config.ts';
import { furnishDemoShop, retireDemoPeople } from './demo-shop.ts';
import { demoDevicesSchema } from './devices/demo-devices.ts';
import { PortTaken } from './gateway/serve-pages.ts';
import { openGateway } from './gateway/server.ts';
import { systemIds } from './ids.ts';
import { createLog } from './log.ts';
import { appRoot } from './shell/app-root.ts';
import { type EngineRefused, readToEngine } from './shell/engine-messages.ts';
import { findRunningEngine } from './shell/running-engine.ts';
import { lineToShell } from './shell/to-shell.ts';
import { errorWords } from './error-words.ts';

/** What an engine is run on. The power-cut tests run it on parts that they watch. */
export interface EngineParts {
  readonly openShop: (file: string) => Database;
  readonly openDesk: (file: string) => Database;
  readonly startDeskWriter: (
    file: string,
    onFault: (error: unknown) => void,
    onUnwritable: (why: string) => void,
  ) => DeskWriter;
}

/** Longer than any device takes to let go of its line; the shell ends an engine by force after five seconds. */
const STOP_MS = 4_000;

/**
 * Runs the engine in this process until it is told to stop; then, and when it can't start, it ends the process.
 * `args` are those of `engine.ts`.
 */
export async function runEngine(args: readonly string[], parts: EngineParts): Promise<void> {
  // Orders, PIN hashes and the control key are nobody else's business on this machine.
  process.umask(0o077);
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: '0' },
      role: { type: 'string', default: 'kiosk' },
      config: { type: 'string' },
      'demo-devices': { type: 'string' },
    },
  });

  const log = createLog(systemClock.now, (line) => void process.stderr.write(line));
  const shell = lineToShell();

  function refuse(why: EngineRefused['why'], message: string, where?: string): never {
    log('engine.fault', { where: why, message });
    shell?.send({ type: 'refused', why, message, ...(where === undefined ? {} : { where }) });
    process.exit(78);
  }

  const crash = (where: string) => (error: unknown) => {
    log('engine.fault', {
      where,
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
    process.exit(70);
  };
  process.on('unhandledRejection', crash('unhandled rejection'));
  process.on('uncaughtException', crash('uncaught exception'));

  const data =
    values.data ?? refuse('bad-config', '--data DIR is missing: say where the shop keeps its data');
  mkdirSync(data, { recursive: true });
  const running = await findRunningEngine(data);
  if (running !== null) refuse('already-running', `PointFive is running already on ${data}`, running.origin);
  // Of two that start in the same moment neither says yet where it is.
  const letGo =
    holdFolder(join(data, 'engine.hold')) ??
    refuse('already-running', `another PointFive is just starting on ${data}`);

  function readConfig(): Config {
    const file = values.config;
    try {
      return parseConfig(file ?? 'defaults', file === undefined ? '{}' : readFileSync(file, 'utf8'));
    } catch (error) {
      if (error instanceof BadConfig) return refuse('bad-config', error.message, file);
      return refuse('bad-config', `${file}: ${errorWords(error)}`, file);
    }
  }

  function open<T>(file: string, opener: (file: string) => T): T {
    try {
      return opener(file);
    } catch (error) {
      if (error instanceof DatabaseFromNewerBuild) return refuse('newer-database', error.message, file);
      if (error instanceof UnreadableDatabase) return refuse('unreadable-database', error.message, file);
      throw error;
    }
  }

  const config = readConfig();
  const demo =
    values['demo-devices'] === undefined ? null : demoDevicesSchema.parse(JSON.parse(values['demo-devices']));
  const shopDb = open(join(data, 'shop.db'), parts.openShop);
  const deskDb = open(join(data, 'desk.db'), parts.openDesk);
  const controlKey = randomBytes(32).toString('base64url');
  let origin = '';

  const root = appRoot(import.meta.url);
  const core = composeEngine({
    config,
    clock: systemClock,
    ids: systemIds,
    log,
    shopDb,
    deskDb,
    deskWriter: parts.startDeskWriter(join(data, 'desk.db'), crash('desk writer'), (why) =>
      log('desk.unwritable', { why }),
    ),
    demo,
    controlKey,
    headless: values.role === 'hub',
    version: programVersion(root),
    data,
    origin: () => origin,
  });
  if (demo === null) retireDemoPeople(core.stores);
  else furnishDemoShop(join(root, 'demo-shop'), core.stores, core.live);

  async function listen() {
    try {
      return await openGateway({
        door: core.door,
        access: core.access,
        feed: core.feed,
        log,
        catalogs: core.stores.catalogs,
        screensDir: join(root, 'out', 'screens'),
        offered: core.offered,
        authority: () => core.net.network.authority(),
        origins: () => [origin, origin.replace('127.0.0.1', 'localhost')],
        port: Number(values.port),
      });
    } catch (error) {
      if (error instanceof PortTaken) return refuse('port-taken', error.message, String(error.port));
      throw error;
    }
  }

  const gateway = await listen();
  origin = `http://127.0.0.1:${gateway.port}`;
  core.start();
  await core.net.network.start({
    door: core.door,
    access: core.access,
    feed: core.feed,
    catalogs: core.stores.catalogs,
    screensDir: join(root, 'out', 'screens'),
    phonePages: core.handover.phone.pages,
  });

  const engineFile = join(data, 'engine.json');
  writeFileSync(
    engineFile,
    JSON.stringify({
      pid: process.pid,
      port: gateway.port,
      origin,
      startedAt: systemClock.now(),
      controlKey,
    }),
    { mode: 0o600 },
  );
  log('engine.started', {
    port: gateway.port,
    data,
    sqlite: String(shopDb.prepare('SELECT sqlite_version()').pluck().get()),
  });

  const links = Object.fromEntries(
    screens.map((screen) => [screen, core.offered.includes(screen) ? core.mintLink(screen) : null]),
  );
  const invitation = values.role === 'hub' ? core.net.desk.invitation() : null;
  shell?.send({
    type: 'ready',
    pid: process.pid,
    port: gateway.port,
    origin,
    links,
    ...(invitation === null ? {} : { invitation }),
  });

  let stopping = false;
  async function stop(): Promise<void> {
    if (stopping) return;
    stopping = true;
    // Everything that counts is on disk: a device that won't let go must not keep the folder from the next engine.
    systemClock.after(STOP_MS, () => crash('stop')(new Error(`not done after ${STOP_MS} ms`)));
    await Promise.all([gateway.close(), core.net.network.stop()]);
    await core.stop();
    shopDb.close();
    deskDb.close();
    if (existsSync(engineFile)) rmSync(engineFile);
    letGo();
    log('engine.stopped', {});
    process.exit(0);
  }

  const stopNow = () => void stop().catch(crash('stop'));
  process.once('SIGTERM', stopNow);
  process.once('SIGINT', stopNow);
  shell?.onGone(stopNow);
  shell?.listen((raw) => {
    const message = readToEngine(raw);
    if (message?.type === 'shutdown') stopNow();
    if (message?.type === 'mint-link')
      shell.send({ type: 'link', requestId: message.requestId, url: core.mintLink(message.screen) });
  });
}

/** As the package says it; for people who compare two machines. */
function programVersion(root: string): string {
  const text = readFileSync(join(root, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
