import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const entry = fileURLToPath(new URL('../../main/start.ts', import.meta.url));

const readyLine = z.object({
  event: z.literal('ready'),
  shell: z.string(),
  pid: z.number(),
  enginePid: z.number(),
  port: z.number(),
  origin: z.string(),
  links: z.record(z.string(), z.string().nullable()),
  demo: z.boolean(),
});
export type ReadyLine = z.infer<typeof readyLine>;

/** `npm start` without its set-up, as a process of its own. */
export class StartedShop {
  readonly child: ChildProcess;
  readonly exit: Promise<number | null>;
  out = '';
  err = '';

  constructor(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const { DISPLAY: _x11, WAYLAND_DISPLAY: _wayland, ...rest } = process.env;
    this.child = spawn(process.execPath, [entry, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...rest, ...env },
    });
    this.child.stdout?.on('data', (bytes: Buffer) => void (this.out += bytes.toString()));
    this.child.stderr?.on('data', (bytes: Buffer) => void (this.err += bytes.toString()));
    this.exit = new Promise((resolve) => void this.child.once('close', resolve));
  }

  /** The one line of --json, when it is there. */
  async ready(): Promise<ReadyLine> {
    await until(() => this.out.includes('\n') || this.child.exitCode !== null, this);
    return readyLine.parse(JSON.parse(this.out));
  }

  /** Ctrl-C. Resolves with the exit code. */
  interrupt(): Promise<number | null> {
    this.child.kill('SIGINT');
    return this.exit;
  }
}

/** A busy machine may take its time; only a thing that never happens should fail. */
const PATIENCE_MS = 180_000;

/** Waits for something that happens in another process; fails with what that process said. */
export async function until(
  happened: () => boolean | Promise<boolean>,
  shop: { readonly out: string; readonly err: string },
): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!(await happened())) {
    if (performance.now() > end) throw new Error(`it did not happen.\n${shop.out}\n${shop.err}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // ESRCH: there is no such process.
    return false;
  }
}

/** Whether an engine answers at an origin. */
export async function answers(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(PATIENCE_MS) })).ok;
  } catch {
    // Nobody listens there (yet).
    return false;
  }
}

/** Folders and shops of one test, tidied up together, also when the test failed half-way. */
export class Premises {
  readonly #folders: string[] = [];
  readonly #shops: StartedShop[] = [];

  folder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'pointfive-run-'));
    this.#folders.push(folder);
    return folder;
  }

  start(args: readonly string[], env: Readonly<Record<string, string>> = {}): StartedShop {
    const shop = new StartedShop(args, env);
    this.#shops.push(shop);
    return shop;
  }

  async close(): Promise<void> {
    for (const shop of this.#shops) if (shop.child.exitCode === null) await shop.interrupt();
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
