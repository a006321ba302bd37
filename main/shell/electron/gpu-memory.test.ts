import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { avoidGpu, shouldAvoidGpu } from './gpu-memory.ts';

let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'pointfive-'));
});
afterEach(() => rmSync(data, { recursive: true }));

const noon = Date.UTC(2026, 0, 1, 12);
const hour = 3_600_000;

test('a graphics card that kept dying is left alone for a day, then gets another chance', () => {
  expect(shouldAvoidGpu(data, noon)).toBe(false);
  avoidGpu(data, noon);
  expect(shouldAvoidGpu(data, noon + 23 * hour)).toBe(true);
  expect(shouldAvoidGpu(data, noon + 25 * hour)).toBe(false);
});

test('a file that holds no time changes nothing', () => {
  writeFileSync(join(data, 'without-gpu'), 'yes');
  expect(shouldAvoidGpu(data, noon)).toBe(false);
});
