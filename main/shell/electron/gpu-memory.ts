import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A driver update or a cooler day may heal a graphics card, so it gets another chance after a day. */
const FORGET_MS = 24 * 60 * 60 * 1_000;

const file = (data: string): string => join(data, 'without-gpu');

/** Remembers over a restart that the graphics card kept crashing. `now` in epoch milliseconds. */
export function avoidGpu(data: string, now: number): void {
  writeFileSync(file(data), String(now));
}

/** Whether the graphics card should be left alone. */
export function shouldAvoidGpu(data: string, now: number): boolean {
  if (!existsSync(file(data))) return false;
  const since = Number(readFileSync(file(data), 'utf8'));
  return Number.isFinite(since) && now - since < FORGET_MS;
}
