import { spawn } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import type { Child, ChildEvents } from '../keeper.ts';
import { type DevtoolsPipe, openDevtoolsPipe } from './devtools-pipe.ts';

/** A Chromium with its pipe. It hears nothing from `send`: pages talk to the engine. */
export interface Chromium extends Child {
  readonly pipe: DevtoolsPipe;
}

/** Starts Chromium in a process group of its own, so that all its processes end together. */
export function launchChromium(browser: string, flags: readonly string[], events: ChildEvents): Chromium {
  const child = spawn(browser, flags, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  child.once('error', (error) => events.exit(`could not start: ${error.message}`));
  child.once('exit', (code, signal) => {
    // A killed browser may leave its helpers behind.
    endGroup(child.pid, true);
    events.exit(signal ? `signal ${signal}` : `exit code ${code}`);
  });
  const to = child.stdio[3];
  const from = child.stdio[4];
  if (!(to instanceof Writable) || !(from instanceof Readable)) throw new Error('the pipes were not opened');
  return {
    pid: child.pid,
    send: () => undefined,
    kill: (force) => endGroup(child.pid, force),
    pipe: openDevtoolsPipe(to, from),
  };
}

export function endGroup(pid: number | undefined, force: boolean): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, force ? 'SIGKILL' : 'SIGTERM');
  } catch (error) {
    // ESRCH: nothing is left of it, which is what was wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
