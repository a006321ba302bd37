import { closeSync, existsSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLog } from './engine-log.ts';

let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'pointfive-'));
});
afterEach(() => rmSync(data, { recursive: true }));

test('in a terminal the log goes to a file and is continued', () => {
  writeFileSync(join(data, 'engine.log'), 'earlier\n');
  const log = openLog(data, true);
  closeSync(log.descriptor);
  expect(log.file).toBe(join(data, 'engine.log'));
  expect(statSync(join(data, 'engine.log')).size).toBe(8);
});

test('a log that grew too large is put aside', () => {
  const file = join(data, 'engine.log');
  writeFileSync(file, '');
  truncateSync(file, 11 * 1024 * 1024);
  closeSync(openLog(data, true).descriptor);
  expect(statSync(file).size).toBe(0);
  expect(existsSync(`${file}.1`)).toBe(true);
});

test('under systemd the log goes where systemd keeps it', () => {
  expect(openLog(data, false)).toEqual({ descriptor: process.stderr.fd, file: null });
  expect(existsSync(join(data, 'engine.log'))).toBe(false);
});
