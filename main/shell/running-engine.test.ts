import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ownPort } from '../../tests/harness/own-port.ts';
import { findRunningEngine } from './running-engine.ts';

let data = '';
let server: Server | null = null;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'pointfive-'));
});
afterEach(() => {
  server?.close();
  server = null;
  rmSync(data, { recursive: true });
});

function listen(): Promise<number> {
  return new Promise((resolve, reject) => {
    const mine = createServer((socket) => socket.end());
    server = mine;
    mine.listen(0, '127.0.0.1', () => {
      const address = mine.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('no port'));
    });
  });
}

function leave(pid: number, port: number): void {
  const engine = { pid, port, origin: `http://127.0.0.1:${port}`, startedAt: 1, controlKey: 'key' };
  writeFileSync(join(data, 'engine.json'), JSON.stringify(engine));
}

test('an engine that lives and listens is running', async () => {
  const port = await listen();
  leave(process.pid, port);
  await expect(findRunningEngine(data)).resolves.toMatchObject({ pid: process.pid, port });
});

test('a folder that no engine opened has none', async () => {
  await expect(findRunningEngine(data)).resolves.toBeNull();
});

test('a file left behind by a dead process is no engine', async () => {
  // Beyond the largest process id of Linux.
  leave(2 ** 22 + 1, await listen());
  await expect(findRunningEngine(data)).resolves.toBeNull();
});

test('another program that got the process id is no engine', async () => {
  leave(process.pid, await ownPort());
  await expect(findRunningEngine(data)).resolves.toBeNull();
});

test('half a file, as a power cut leaves it, is no engine', async () => {
  writeFileSync(join(data, 'engine.json'), '{"pid": 12');
  await expect(findRunningEngine(data)).resolves.toBeNull();
});
