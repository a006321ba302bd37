import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { skipUnless } from '../../../tests/harness/skip.ts';
import { endLeftover, freshProfile, rememberBrowser } from './profile.ts';

const onLinux = skipUnless(process.platform === 'linux', 'a process is told by /proc, which only Linux has');

let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'pointfive-'));
});
afterEach(() => rmSync(data, { recursive: true }));

test('a new browser finds nothing of the last one', () => {
  const first = freshProfile(data);
  writeFileSync(join(first, 'Cookies'), 'the last customer');
  expect(readdirSync(freshProfile(data))).toEqual([]);
});

onLinux('a browser that outlived its shell is ended, once', async () => {
  const leftover = spawn(process.execPath, [
    '-e',
    'setInterval(() => {}, 1000)',
    `--user-data-dir=${freshProfile(data)}`,
  ]);
  await new Promise((resolve) => void leftover.once('spawn', resolve));
  rememberBrowser(data, leftover.pid ?? 0);
  const ended: number[] = [];
  const kill = (pid: number): void => {
    ended.push(pid);
    leftover.kill('SIGKILL');
  };
  expect(endLeftover(data, kill)).toBe(true);
  expect(endLeftover(data, kill)).toBe(false);
  expect(ended).toEqual([leftover.pid]);
});

onLinux('another program that got the process id is left alone', () => {
  rememberBrowser(data, process.pid);
  expect(endLeftover(data, () => expect.unreachable('it was ended'))).toBe(false);
  expect(existsSync(join(data, 'browser.pid'))).toBe(false);
});

test('no browser was remembered, so none is ended', () => {
  expect(endLeftover(data, () => expect.unreachable('it was ended'))).toBe(false);
});
