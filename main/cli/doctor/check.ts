import { inTime } from '../../../hardware/in-time.ts';
import type { DeviceClock } from '../../../hardware/ports/device.ts';
import { systemClock } from '../../../hardware/system-clock.ts';
import { errorWords } from '../../error-words.ts';

/** One thing that was looked at. */
export interface Check {
  readonly name: string;
  readonly state: 'ok' | 'warning' | 'problem';
  /** What was found, in words. */
  readonly found: string;
  /** What to do about it; null when all is well. */
  readonly advice: string | null;
}

export function good(name: string, found: string): Check {
  return { name, state: 'ok', found, advice: null };
}

export function warning(name: string, found: string, advice: string): Check {
  return { name, state: 'warning', found, advice };
}

export function problem(name: string, found: string, advice: string): Check {
  return { name, state: 'problem', found, advice };
}

/** A driver that hangs may never answer; whoever called the doctor wants to read about it. */
const LOOK_MS = 30_000;

/** Runs a look that may fail, or never end; either becomes a problem with its own words. */
export async function look(
  name: string,
  advice: string,
  work: () => Check | Promise<Check>,
  clock: DeviceClock = systemClock,
): Promise<Check> {
  const [check] = await lookAll(name, advice, async () => [await work()], clock);
  return check ?? problem(name, 'nothing came of looking', advice);
}

/** The same for a look that finds several things. */
export async function lookAll(
  name: string,
  advice: string,
  work: () => Promise<readonly Check[]>,
  clock: DeviceClock = systemClock,
): Promise<readonly Check[]> {
  try {
    const looked = await inTime(work(), { clock, ms: LOOK_MS });
    if (looked.ok) return looked.value;
    return [problem(name, `no answer within ${LOOK_MS / 1_000} seconds: something hangs`, advice)];
  } catch (error) {
    return [problem(name, errorWords(error), advice)];
  }
}
