import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { FuzzTarget } from './target.ts';

/* Fuzzes in a thread of its own, so that a parser that never comes back can be ended and named. */

/** One batch of one target. */
export interface BatchOrder {
  readonly target: string;
  readonly seed: number;
  readonly runs: number;
}

export interface BatchReport {
  readonly runs: number;
  readonly failure: string | null;
  /** Bytes that the long-lived parser kept, after everything else was collected. */
  readonly keptBytes: number;
  readonly ms: number;
}

export interface WorkerSetup {
  /** The module whose `targets` are fuzzed. */
  readonly module: string;
  /** The number of the input under way, for whoever watches. */
  readonly beat: SharedArrayBuffer;
}

const setup = z.object({ module: z.string(), beat: z.instanceof(SharedArrayBuffer) }).parse(workerData);
const order = z.object({ target: z.string(), seed: z.number(), runs: z.number() });
const beat = new Int32Array(setup.beat);
const { targets }: { readonly targets: readonly FuzzTarget[] } = await import(setup.module);

setFlagsFromString('--expose-gc');
const collect: () => void = z.function().parse(runInNewContext('gc'));

/** The memory of buffers is given back a moment after their collection. */
const REST_MS = 100;

async function weigh(): Promise<number> {
  collect();
  await pause(REST_MS);
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

parentPort?.on('message', (raw) => void fuzzBatch(raw));

async function fuzzBatch(raw: unknown): Promise<void> {
  const { target, seed, runs } = order.parse(raw);
  const found = targets.find(({ name }) => name === target);
  if (found === undefined) throw new Error(`there is no target ${target}`);
  const before = await weigh();
  const since = performance.now();
  const {
    failure,
    alive,
    runs: done,
  } = await found.fuzz({
    seed,
    runs,
    beat(run) {
      Atomics.store(beat, 0, run);
    },
  });
  const ms = performance.now() - since;
  const keptBytes = (await weigh()) - before;
  // Still reachable, so that it was weighed with all that it holds.
  if (typeof alive !== 'function') throw new Error(`${target} kept no parser alive`);
  parentPort?.postMessage({ runs: done, failure, keptBytes, ms } satisfies BatchReport);
}

parentPort?.postMessage('ready');
