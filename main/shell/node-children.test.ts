import { closeSync, openSync, readFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { launchNode } from './node-children.ts';

const lastWords = fileURLToPath(new URL('../../tests/run/last-words-child.ts', import.meta.url));

/** Holds this process up, as a busy machine may, until the other one is dead and waits to be noticed. */
function sleepUntilDead(pid: number | undefined): void {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  // The state stands behind the name in brackets: man 5 proc_pid_stat.
  while (!/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))) Atomics.wait(cell, 0, 0, 5);
}

test.skipIf(process.platform !== 'linux')(
  'the last words of a child are heard before its death, and talking to the dead is no fault',
  async () => {
    const log = openSync(devNull, 'w');
    const heard: unknown[] = [];
    await new Promise<void>((resolve) => {
      const child = launchNode(lastWords, [], log, {
        message: (raw) => heard.push(raw),
        exit: (how) => {
          heard.push(how);
          resolve();
        },
      });
      sleepUntilDead(child.pid);
      child.send({ type: 'shutdown' });
    });
    closeSync(log);
    expect(heard).toEqual([{ type: 'refused', why: 'bad-config', message: 'no' }, 'exit code 78']);
  },
);
