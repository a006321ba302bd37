import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { DeviceSocket } from './device-socket.ts';

type Socat = ChildProcessByStdio<Writable, Readable, Readable>;

/** Whether pseudo terminals can be served here. */
export function hasSocat(): boolean {
  return spawnSync('socat', ['-V'], { stdio: 'ignore' }).status === 0;
}

/** A pseudo terminal whose other end is a socat process; killing it is what pulling a USB adapter looks like. */
export async function openPtySocket(events: {
  readonly heard: (bytes: Uint8Array) => void;
}): Promise<DeviceSocket> {
  const folder = mkdtempSync(join(tmpdir(), 'pointfive-pty-'));
  const link = join(folder, 'tty');
  let socat: Socat | null = null;
  // The link has one name for every socat: an old one still being buried would take the new one's link along.
  let last: Promise<void> = Promise.resolve();

  function inTurn(move: () => Promise<void>): Promise<void> {
    const mine = last.then(move);
    last = mine.catch(() => undefined);
    return mine;
  }

  async function plugIn(): Promise<void> {
    rmSync(link, { force: true });
    const child = spawn('socat', ['-d', '-d', `pty,raw,echo=0,link=${link}`, '-'], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child.stdout.on('data', events.heard);
    // Written to a process that was just killed: the cable is out, the bytes are lost, as they should be.
    child.stdin.on('error', () => undefined);
    await ready(child, link);
    socat = child;
  }

  async function pullOut(): Promise<void> {
    const old = socat;
    socat = null;
    if (old !== null && old.exitCode === null) {
      const gone = new Promise<void>((settle) => {
        old.once('exit', () => {
          settle();
        });
      });
      old.kill('SIGKILL');
      await gone;
    }
    rmSync(link, { force: true });
  }

  const up = (): Promise<void> => inTurn(plugIn);
  const down = (): Promise<void> => inTurn(pullOut);

  await up();
  return {
    url: `serial:${link}`,
    say(bytes) {
      socat?.stdin.write(bytes);
    },
    diesWithPower: false,
    down,
    up,
    async close() {
      await down();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ready(child: Socat, link: string): Promise<void> {
  return new Promise((settle, reject) => {
    let said = '';
    child.stderr.on('data', (text: Buffer) => {
      said += text.toString('latin1');
      // The link exists before this line is written; polling for the file would race with it.
      if (said.includes('starting data transfer loop')) settle();
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`socat ended with ${code} before ${link} was there: ${said}`));
    });
  });
}
