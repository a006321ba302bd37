import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type EngineReady, readFromEngine } from '../../main/shell/engine-messages.ts';

const entry = fileURLToPath(new URL('./engine-under-test.ts', import.meta.url));

/** One run of the engine, from its start to its death. */
export interface EngineLife {
  /** Resolves when it serves; rejects with how it ended when it dies before. */
  readonly ready: Promise<EngineReady>;
  readonly startMs: () => number | null;
  /** Resolves with the signal or the exit code. */
  readonly gone: Promise<string>;
  readonly arm: (count: number, name: string) => void;
  readonly kill: () => void;
  /** Asks it to stop; it must end by itself. */
  readonly stop: () => void;
}

export interface LifeOptions {
  readonly args: readonly string[];
  readonly logFile: string;
  readonly env: Readonly<Record<string, string>>;
  readonly onBoundary: (name: string) => void;
}

/** Starts an engine in a process group of its own. It ends when this process goes. */
export function startLife(options: LifeOptions): EngineLife {
  const log = openSync(options.logFile, 'a');
  const since = performance.now();
  const child: ChildProcess = spawn(process.execPath, ['--enable-source-maps', entry, ...options.args], {
    stdio: ['pipe', 'pipe', log, 'ipc'],
    detached: true,
    env: { ...process.env, ...options.env },
  });
  closeSync(log);
  let startMs: number | null = null;
  // A pipe to a process that was just killed: the order is void, as it should be.
  child.stdin?.on('error', () => undefined);
  if (child.stdout !== null) createInterface({ input: child.stdout }).on('line', options.onBoundary);

  const gone = new Promise<string>((resolve) => {
    // Not 'exit': the last boundary that it named must have been read.
    child.once('close', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  const ready = new Promise<EngineReady>((resolve, reject) => {
    child.on('message', (raw) => {
      const said = readFromEngine(raw);
      if (said?.type !== 'ready') return;
      startMs = performance.now() - since;
      resolve(said);
    });
    void gone.then((how) => reject(new Error(how)));
  });
  // Whoever waits for it hears of a death; nobody has to.
  ready.catch(() => undefined);
  return {
    ready,
    startMs: () => startMs,
    gone,
    arm: (count, name) => void child.stdin?.write(`${count}\t${name}\n`),
    kill() {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      process.kill(-child.pid, 'SIGKILL');
    },
    stop: () => void child.kill('SIGTERM'),
  };
}
