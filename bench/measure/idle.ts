import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

/** Processor time since the machine started, in any unit. */
interface Spent {
  readonly idle: number;
  readonly all: number;
}

/** First line of /proc/stat (proc(5)): user nice system idle iowait irq softirq steal …; other systems through Node. */
function spent(): Spent {
  const file = '/proc/stat';
  const fields = existsSync(file)
    ? (readFileSync(file, 'utf8').split('\n')[0] ?? '').split(/\s+/).slice(1, 9).map(Number)
    : cpus()
        .map(({ times }) => [times.user, times.nice, times.sys, times.idle])
        .reduce((sum, times) => sum.map((value, at) => value + (times[at] ?? 0)));
  return { idle: fields[3] ?? 0, all: fields.reduce((sum, value) => sum + value, 0) };
}

/** Which part of the machine's processors did nothing during the next `ms`, 0 to 1. */
export async function idleFraction(ms: number): Promise<number> {
  const before = spent();
  await pause(ms);
  const after = spent();
  return after.all === before.all ? 1 : (after.idle - before.idle) / (after.all - before.all);
}

/** Holds a measurement back until the machine is idle, and counts how often it had to begin on a busy one. */
export interface Gate {
  readonly pass: () => Promise<void>;
  readonly passed: () => number;
  /** How often patience ran out. */
  readonly forced: () => number;
}

const IDLE_ENOUGH = 0.9;
const LOOK_MS = 250;

/** `patienceMs`: longest that one measurement waits for a quiet machine. */
export function createGate(patienceMs: number): Gate {
  let passed = 0;
  let forced = 0;
  return {
    async pass() {
      passed += 1;
      const until = performance.now() + patienceMs;
      while ((await idleFraction(LOOK_MS)) < IDLE_ENOUGH) {
        if (performance.now() < until) continue;
        forced += 1;
        return;
      }
    },
    passed: () => passed,
    forced: () => forced,
  };
}
