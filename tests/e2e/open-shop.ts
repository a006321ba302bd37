import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { z } from 'zod';
import type { CommandName } from '../../contract/commands.ts';
import type { Screen } from '../../contract/wire.ts';
import type { DockValue } from '../../domain/dock/dock-device.ts';
import { type Door, enter, post } from './door.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));

const readyLine = z.object({
  event: z.literal('ready'),
  pins: z.array(z.object({ name: z.string(), pin: z.string() })),
});
const engineFile = z.object({ pid: z.number(), origin: z.string(), controlKey: z.string() });
const linkAnswer = z.object({ url: z.string() });

export type DemoPerson = 'Mia' | 'Jonas' | 'Lin' | 'Petra';

/** A whole demo shop of its own, as compiled and shipped, with its virtual devices, under supervision. */
export interface OpenShop {
  readonly origin: string;
  readonly data: string;
  /** The engine that runs now; another one after it was killed. */
  readonly enginePid: () => number;
  /** A fresh one-time address of a screen. */
  readonly link: (screen: Screen) => Promise<string>;
  readonly pin: (person: DemoPerson) => string;
  /** Lets a browser of its own into a screen. */
  readonly open: (browser: Browser, screen: Screen, options?: BrowserContextOptions) => Promise<Page>;
  /** The same as a screen without a picture. */
  readonly door: <S extends Screen>(screen: S) => Promise<Door<S>>;
  /** A command that the manager says on the machine itself; gives its value. */
  readonly manages: (name: CommandName, body: unknown) => Promise<unknown>;
  /** Touches a control of a virtual device. */
  readonly device: (deviceId: string, control: string, value: DockValue) => Promise<void>;
  /** Kills the engine, and keeps its supervisor from starting another one. */
  readonly engineGone: () => Promise<void>;
  /** Lets the supervisor see what happened. */
  readonly engineBack: () => Promise<void>;
  readonly close: () => Promise<void>;
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = '';
    let err = '';
    child.stdout?.on('data', (bytes: Buffer) => {
      out += bytes.toString();
      if (out.includes('\n')) resolve(out.split('\n')[0] ?? '');
    });
    child.stderr?.on('data', (bytes: Buffer) => {
      err += bytes.toString();
    });
    child.once('close', () => reject(new Error(`the shop did not open:\n${err}`)));
  });
}

/** Whether an engine answers at an origin. */
async function answers(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(1_000) })).ok;
  } catch {
    // Nobody listens there (yet).
    return false;
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 20));

/** As much as a shop may give: a slow machine is not somebody who walked away. */
const patience = {
  idle: 600,
  leave: 120,
  hold: 3600,
  helpBound: 7200,
  checkingBound: 7200,
  thanks: 300,
  parked: 600,
};

/** Starts a demo shop on a free port and a folder of its own; `config` is what its config.json says. */
export async function openDemoShop(config: object | null = null): Promise<OpenShop> {
  const data = mkdtempSync(join(tmpdir(), 'pointfive-e2e-'));
  writeFileSync(join(data, 'config.json'), JSON.stringify({ patience, ...config }));
  const start = join(root, 'out/main/start.js');
  const flags = ['--shell', 'server', '--port', '0', '--demo', '--data', data, '--json'];
  const child = spawn(process.execPath, [start, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = new Promise((resolve) => void child.once('close', resolve));
  const { pins } = readyLine.parse(JSON.parse(await firstLine(child)));
  const engine = () => engineFile.parse(JSON.parse(readFileSync(join(data, 'engine.json'), 'utf8')));
  const { origin } = engine();

  const manages: OpenShop['manages'] = async (name, body) => {
    const answer = await post(origin, name, body, { authorization: `Bearer ${engine().controlKey}` });
    if (!answer.ok) throw new Error(`${name}: ${answer.message}`);
    return answer.value;
  };
  const link = async (screen: Screen): Promise<string> =>
    linkAnswer.parse(await manages('screen.link', { screen })).url;
  const door = async <S extends Screen>(screen: S): Promise<Door<S>> => enter(await link(screen), screen);
  let dock = await door('dock');

  const device: OpenShop['device'] = async (deviceId, control, value) => {
    const answer = await dock.send('dock.use', { deviceId, control, value });
    if (!answer.ok) throw new Error(`${deviceId} ${control}: ${answer.message}`);
  };
  await dock.until(({ connected }) => connected);
  await device('terminal', 'mode', 'approve');

  return {
    origin,
    data,
    enginePid: () => engine().pid,
    link,
    manages,
    door,
    pin(person) {
      const known = pins.find(({ name }) => name === person);
      if (!known) throw new Error(`${person} does not work in the demo shop`);
      return known.pin;
    },
    async open(browser, screen, options = {}) {
      const page = await (await browser.newContext(options)).newPage();
      await page.goto(await link(screen));
      return page;
    },
    device,
    async engineGone() {
      child.kill('SIGSTOP');
      process.kill(engine().pid, 'SIGKILL');
      while (await answers(origin)) await pause();
    },
    async engineBack() {
      child.kill('SIGCONT');
      while (!(await answers(origin))) await pause();
      dock = await door('dock');
    },
    async close() {
      child.kill('SIGINT');
      await gone;
      rmSync(data, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
