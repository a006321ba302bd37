import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { lineFrom } from './to-shell.ts';

class ParentPort extends EventEmitter {
  readonly sent: unknown[] = [];
  postMessage(message: unknown): void {
    this.sent.push(message);
  }
}

test('under Electron the line is the parent port', () => {
  const parentPort = new ParentPort();
  const line = lineFrom({ parentPort });
  const heard: unknown[] = [];
  line?.listen((message) => void heard.push(message));
  line?.send({ type: 'ready' });
  parentPort.emit('message', { data: { type: 'shutdown' } });
  expect(parentPort.sent).toEqual([{ type: 'ready' }]);
  expect(heard).toEqual([{ type: 'shutdown' }]);
});

test('a process that a person started has no line', () => {
  expect(lineFrom({})).toBeNull();
});

test('under Node the line is the channel to the parent, and its end is heard', async () => {
  const child = fork(fileURLToPath(new URL('../../tests/run/echo-child.ts', import.meta.url)));
  const answered = new Promise((resolve) => void child.once('message', resolve));
  child.send({ type: 'hello' });
  expect(await answered).toEqual({ heard: { type: 'hello' } });
  const ended = new Promise((resolve) => void child.once('exit', resolve));
  child.disconnect();
  expect(await ended).toBe(7);
});
