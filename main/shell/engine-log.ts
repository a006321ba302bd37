import { existsSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A log larger than this is put aside at the next start; one older log is kept. */
const FULL_BYTES = 10 * 1024 * 1024;

export interface EngineLog {
  readonly descriptor: number;
  /** null when the words go to stderr. */
  readonly file: string | null;
}

/**
 * Where the engine's log goes. In a terminal a person wants to read addresses, not a log, so it goes to
 * engine.log in the data folder. Otherwise (systemd, a pipe) stderr has a keeper of its own.
 */
export function openLog(data: string, inTerminal: boolean): EngineLog {
  if (!inTerminal) return { descriptor: process.stderr.fd, file: null };
  mkdirSync(data, { recursive: true });
  const file = join(data, 'engine.log');
  if (existsSync(file) && statSync(file).size > FULL_BYTES) renameSync(file, `${file}.1`);
  return { descriptor: openSync(file, 'a'), file };
}
