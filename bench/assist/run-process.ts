import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const ready = z.object({
  origin: z.string(),
  linkPort: z.number(),
  stations: z.array(z.string()),
  kiosk: z.string().nullable(),
});

/** An engine that serves: see engine-process.ts. */
export interface EngineRun extends z.infer<typeof ready> {
  readonly child: ChildProcess;
  readonly gone: Promise<unknown>;
}

const engine = fileURLToPath(new URL('./engine-process.ts', import.meta.url));

/** Starts an engine; what it logs goes to a file. Throws with where that is when it ends before it serves. */
export async function runEngineProcess(options: {
  readonly data: string;
  readonly logFile: string;
  readonly config?: object;
  readonly stations?: number;
  readonly hub?: number;
  readonly env?: Readonly<Record<string, string>>;
}): Promise<EngineRun> {
  const log = openSync(options.logFile, 'a');
  const child = fork(
    engine,
    [
      ...['--data', options.data, '--config', JSON.stringify(options.config ?? {})],
      ...['--stations', String(options.stations ?? 0)],
      ...(options.hub === undefined ? [] : ['--hub', String(options.hub)]),
    ],
    { stdio: ['ignore', log, log, 'ipc'], execArgv: [], env: { ...process.env, ...options.env } },
  );
  closeSync(log);
  const gone = once(child, 'close');
  const said = await Promise.race([
    once(child, 'message').then(([raw]) => ready.parse(raw)),
    gone.then(() => {
      throw new Error(`an engine did not start: see ${options.logFile}`);
    }),
  ]);
  return { ...said, child, gone };
}
