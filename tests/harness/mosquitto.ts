import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ownPort } from './own-port.ts';

const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];

function program(name: string): string | null {
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? null;
}

const broker = program('mosquitto');
const passwords = program('mosquitto_passwd');

/** Whether this machine has a broker of its own to try against. */
export const hasMosquitto = broker !== null && passwords !== null;
export const noMosquitto = 'mosquitto and mosquitto_passwd are not installed';

/** A broker as shops run it, in a process of its own on the loopback. */
export interface Mosquitto {
  readonly port: number;
  readonly address: string;
  /** Gone without a goodbye; the port is free. */
  readonly kill: () => Promise<void>;
  /** There again on the same port, with nothing that it was not told to keep. */
  readonly start: () => Promise<void>;
  /** It runs and answers nothing, as on a machine that swaps itself to death. */
  readonly stall: (on: boolean) => void;
  readonly close: () => Promise<void>;
}

/** Starts one; with a user, everybody else is turned away. */
export async function startMosquitto(user: { name: string; password: string } | null): Promise<Mosquitto> {
  if (broker === null || passwords === null) throw new Error(noMosquitto);
  const file = broker;
  const folder = mkdtempSync(join(tmpdir(), 'pointfive-mosquitto-'));
  // Run by root it becomes nobody's, who must be able to read it.
  chmodSync(folder, 0o755);
  const port = await ownPort();
  const lines = [`listener ${port} 127.0.0.1`, 'persistence false', `allow_anonymous ${user === null}`];
  if (user !== null) {
    const book = join(folder, 'passwords');
    const made = spawnSync(passwords, ['-b', '-c', book, user.name, user.password]);
    if (made.status !== 0) throw new Error(made.stderr.toString());
    chmodSync(book, 0o644);
    lines.push(`password_file ${book}`);
  }
  const settings = join(folder, 'mosquitto.conf');
  writeFileSync(settings, `${lines.join('\n')}\n`);
  let child: ChildProcess | null = null;

  const kill = async (): Promise<void> => {
    const last = child;
    child = null;
    if (last === null || last.exitCode !== null) return;
    const gone = once(last, 'exit');
    last.kill('SIGKILL');
    await gone;
  };
  const start = async (): Promise<void> => {
    child = spawn(file, ['-c', settings], { stdio: 'ignore' });
    await listens(port, child);
  };
  await start();
  return {
    port,
    address: `mqtt://127.0.0.1:${port}`,
    kill,
    start,
    stall: (on) => void child?.kill(on ? 'SIGSTOP' : 'SIGCONT'),
    async close() {
      await kill();
      rmSync(folder, { recursive: true });
    },
  };
}

async function listens(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const socket = connect({ host: '127.0.0.1', port });
    const open = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    socket.destroy();
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`mosquitto ended with ${child.exitCode}`);
}
