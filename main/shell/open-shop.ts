import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { alreadyRunningLines, type DemoPin, keeperLine, readyJson, readyLines } from './announce.ts';
import type { ShellKind } from './choose-shell.ts';
import type { EngineReady } from './engine-messages.ts';
import { type Child, type ChildEvents, type KeeperReport, shellClock } from './keeper.ts';
import { type StartOptions, USUAL_PORT } from './options.ts';
import { findRunningEngine } from './running-engine.ts';
import { type ChildRole, type Supervisor, supervise } from './supervisor.ts';

/** Where words for people go, and the one machine-readable line of `--json`. */
export interface Voice {
  readonly say: (line: string) => void;
  readonly machine: (line: string) => void;
}

/** With `--json`, stdout carries one line for the machine and stderr the rest; otherwise stdout is for people. */
export function voice(json: boolean): Voice {
  const print = (stream: NodeJS.WriteStream) => (line: string) => void stream.write(`${line}\n`);
  return {
    say: print(json ? process.stderr : process.stdout),
    machine: json ? print(process.stdout) : () => undefined,
  };
}

export interface ShopOptions {
  readonly options: StartOptions;
  readonly shell: ShellKind;
  readonly launch: (role: ChildRole, args: readonly string[], events: ChildEvents) => Child;
  readonly demoPins: readonly DemoPin[];
  readonly voice: Voice;
  /** Resolves when somebody wants it to stop, maybe before it was ready. */
  readonly stop: Promise<void>;
}

export type OpenedShop =
  | { readonly open: true; readonly supervisor: Supervisor; readonly ready: EngineReady }
  /** Nothing is left running; everything that a person needs to know has been said. */
  | { readonly open: false; readonly exitCode: 0 | 1 };

/** Says where PointFive runs already on this data folder, and whether it does. */
export async function alreadyOpen(options: StartOptions, { say, machine }: Voice): Promise<boolean> {
  const running = await findRunningEngine(options.data);
  if (!running) return false;
  for (const line of alreadyRunningLines(running)) say(line);
  machine(
    JSON.stringify({
      event: 'already-running',
      enginePid: running.pid,
      port: running.port,
      origin: running.origin,
      data: options.data,
    }),
  );
  return true;
}

/** What hardware and shop this start means: the file named, the one in the data folder, or the demo shop. */
export function chooseConfig(
  options: Pick<StartOptions, 'config' | 'data' | 'demo' | 'role'>,
  exists: (path: string) => boolean = existsSync,
): { readonly demo: boolean; readonly config: string | null } {
  const usual = join(options.data, 'config.json');
  const config = options.config ?? (exists(usual) ? usual : null);
  // A hub has no customers to play with: it is real unless somebody asks for the demo.
  return { demo: options.demo || (config === null && options.role === 'kiosk'), config };
}

/** Opens the shop: the engine and, in the demo, its virtual devices; tells the addresses when it is ready. */
export async function openShop(shop: ShopOptions): Promise<OpenedShop> {
  const { options } = shop;
  const { say, machine } = shop.voice;
  mkdirSync(options.data, { recursive: true });
  const { demo, config } = chooseConfig(options);
  const supervisor = supervise({
    data: options.data,
    port: options.port ?? (await usualPort(say)),
    role: options.role,
    config,
    demo,
    demoPortsFile: join(options.data, 'demo-ports.json'),
    launch: shop.launch,
    clock: shellClock,
    report: (report) => sayReport(report, say),
  });
  const outcome = await Promise.race([
    supervisor.start(),
    shop.stop.then(() => ({ type: 'stopped' }) as const),
  ]);
  switch (outcome.type) {
    case 'stopped':
      await supervisor.stop();
      return { open: false, exitCode: 0 };
    case 'ready':
      break;
    case 'refused': {
      const { why, message, where } = outcome.refused;
      await supervisor.stop();
      say(where === undefined ? message : `${message} (${where})`);
      machine(JSON.stringify({ event: 'refused', why, message, where: where ?? null, data: options.data }));
      return { open: false, exitCode: why === 'already-running' ? 0 : 1 };
    }
    case 'crash-loop': {
      await supervisor.stop();
      say(`PointFive could not start: the ${outcome.name} keeps stopping (last: ${outcome.how}).`);
      machine(
        JSON.stringify({ event: 'failed', process: outcome.name, how: outcome.how, data: options.data }),
      );
      return { open: false, exitCode: 1 };
    }
  }
  const pins = demo ? shop.demoPins : [];
  for (const line of readyLines(outcome.ready, { data: options.data, demo, pins })) say(line);
  machine(
    readyJson(outcome.ready, {
      data: options.data,
      demo,
      pins,
      shell: shop.shell,
      supervisorPid: process.pid,
    }),
  );
  return { open: true, supervisor, ready: outcome.ready };
}

export function sayReport(report: KeeperReport, say: (line: string) => void): void {
  const line = keeperLine(report);
  if (line !== null) say(line);
}

/** The usual port, or any free one when somebody else has it. */
async function usualPort(say: (line: string) => void): Promise<number> {
  if (await isFree(USUAL_PORT)) return USUAL_PORT;
  say(`Port ${USUAL_PORT} is taken by another program, so a free one is used. --port N chooses one.`);
  return 0;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
