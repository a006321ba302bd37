import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { FuzzTarget } from './target.ts';
import type { BatchOrder, BatchReport, WorkerSetup } from './worker.ts';

/** A parser that takes longer than this for one input hangs. */
const HANG_MS = 20_000;
const LOOK_MS = 250;
/** Inputs of one batch: after each the machine's memory is looked at. */
const BATCH = 2_000;
const reportSchema = z.object({
  runs: z.number(),
  failure: z.string().nullable(),
  keptBytes: z.number(),
  ms: z.number(),
});

/** What became of one target. */
export interface TargetResult {
  readonly name: string;
  readonly runs: number;
  readonly ms: number;
  /** The most that its long-lived parser kept of a batch, the first not counted. */
  readonly keptBytes: number;
  /** Each with the seed that shows it again. */
  readonly failures: readonly string[];
}

export interface CampaignOptions {
  readonly targets: readonly FuzzTarget[];
  /** Where `targets` come from, for the thread. */
  readonly module: string;
  /** Inputs of all targets together. */
  readonly runs: number;
  readonly seed: number;
  readonly hangMs?: number;
  readonly onResult?: (result: TargetResult) => void;
}

/** Fuzzes target after target, each in a thread that is ended when an input takes for ever. */
export async function campaign(options: CampaignOptions): Promise<readonly TargetResult[]> {
  const results: TargetResult[] = [];
  const shares = options.targets.reduce((sum, { share }) => sum + share, 0);
  for (const target of options.targets) {
    const result = await fuzzOne(target, Math.ceil((options.runs * target.share) / shares), options);
    options.onResult?.(result);
    results.push(result);
  }
  return results;
}

async function fuzzOne(target: FuzzTarget, wanted: number, options: CampaignOptions): Promise<TargetResult> {
  const failures: string[] = [];
  let thread = await startThread(options.module);
  let runs = 0;
  let ms = 0;
  let keptBytes = 0;
  for (let batch = 0; runs < wanted && failures.length < 3; batch += 1) {
    const seed = (options.seed + batch) | 0;
    const order = { target: target.name, seed, runs: Math.min(BATCH, wanted - runs) };
    const outcome = await thread.fuzz(order, options.hangMs ?? HANG_MS);
    if (outcome.kind === 'hung') {
      failures.push(
        `seed ${seed}, input ${outcome.run} was not done after ${options.hangMs ?? HANG_MS} ms: ${target.show(seed, outcome.run)}`,
      );
      runs += outcome.run + 1;
      await thread.end();
      thread = await startThread(options.module);
      continue;
    }
    if (outcome.kind === 'died') {
      failures.push(`seed ${seed}: the thread died: ${outcome.why}`);
      runs += order.runs;
      thread = await startThread(options.module);
      continue;
    }
    const { report } = outcome;
    runs += report.runs;
    ms += report.ms;
    if (report.failure !== null) failures.push(`seed ${seed}: ${report.failure}`);
    // The first batch also compiles the code.
    if (batch > 0) keptBytes = Math.max(keptBytes, report.keptBytes);
    if (batch > 0 && report.keptBytes > target.mayKeep) {
      failures.push(`seed ${seed}: ${report.keptBytes} bytes were kept of ${report.runs} inputs`);
    }
  }
  await thread.end();
  return { name: target.name, runs, ms, keptBytes, failures };
}

type BatchOutcome =
  | { readonly kind: 'done'; readonly report: BatchReport }
  | { readonly kind: 'hung'; readonly run: number }
  | { readonly kind: 'died'; readonly why: string };

interface FuzzThread {
  readonly fuzz: (order: BatchOrder, hangMs: number) => Promise<BatchOutcome>;
  readonly end: () => Promise<void>;
}

async function startThread(module: string): Promise<FuzzThread> {
  const beat = new SharedArrayBuffer(4);
  const setup: WorkerSetup = { module, beat };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: setup,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  const run = new Int32Array(beat);
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
  });
  return {
    fuzz: (order, hangMs) =>
      new Promise((resolve) => {
        let last = -1;
        let since = performance.now();
        const watch = setInterval(() => {
          const now = Atomics.load(run, 0);
          if (now !== last) {
            last = now;
            since = performance.now();
          } else if (performance.now() - since > hangMs) end({ kind: 'hung', run: now });
        }, LOOK_MS);
        const end = (outcome: BatchOutcome): void => {
          clearInterval(watch);
          worker.off('message', hear);
          worker.off('error', die);
          resolve(outcome);
        };
        const hear = (raw: unknown): void => {
          end({ kind: 'done', report: reportSchema.parse(raw) });
        };
        const die = (error: unknown): void => {
          end({ kind: 'died', why: error instanceof Error ? error.message : String(error) });
        };
        worker.on('message', hear);
        worker.on('error', die);
        worker.postMessage(order);
      }),
    async end() {
      await worker.terminate();
    },
  };
}
