import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';

const engineFile = z.object({
  pid: z.number().int().positive(),
  port: z.number().int().min(1).max(65_535),
  origin: z.string().min(1),
  startedAt: z.union([z.number(), z.string()]),
  /** Opens the engine's door for the technician's tool. The file is readable by its owner only. */
  controlKey: z.string().min(1),
});

/** The engine that has a data folder open, as it says itself in engine.json. */
export type RunningEngine = z.infer<typeof engineFile>;

/** How long a live engine may take to accept a connection on this machine. */
const CONNECT_MS = 2_000;

/**
 * The engine that is running on a data folder, or null. A file left behind by a power cut does not count:
 * the process must be alive and its port must answer, because process ids are used again.
 */
export async function findRunningEngine(data: string): Promise<RunningEngine | null> {
  const file = join(data, 'engine.json');
  if (!existsSync(file)) return null;
  const read = engineFile.safeParse(parseJson(readFileSync(file, 'utf8')));
  if (!read.success || !isAlive(read.data.pid)) return null;
  return (await answers(read.data.port)) ? read.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Half a file is what a power cut leaves; it names no engine.
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: alive, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    // It may have answered while this machine let us wait: that is looked at first.
    socket.setTimeout(CONNECT_MS, () => setImmediate(() => end(false)));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
