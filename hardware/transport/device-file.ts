import { stat } from 'node:fs/promises';
import type { DeviceClock } from '../ports/device.ts';
import type { Line } from './line.ts';

/** How often an open port is compared with the file it was opened as. */
const LOOK_MS = 1_000;

/** Which file a path leads to, so that a port that was taken away and put back counts as another one. */
export async function fileOf(path: string): Promise<string> {
  // Windows names (COM3) are no files; there a removed port ends its reads with an error.
  if (!path.startsWith('/')) return path;
  try {
    const { dev, ino, rdev } = await stat(path);
    return `${dev}:${ino}:${rdev}`;
  } catch (error) {
    return `none: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Tells once when `path` no longer leads to `file`; stops by itself when the line closes. */
export function watchFile(options: {
  readonly path: string;
  readonly file: string;
  readonly clock: DeviceClock;
  readonly line: Line;
  readonly lost: (detail: string) => void;
}): void {
  const { path, file, clock, line, lost } = options;
  let open = true;
  let cancelLook = clock.after(LOOK_MS, look);
  line.onClose(() => {
    open = false;
    cancelLook();
  });
  function look(): void {
    void fileOf(path).then((now) => {
      if (!open) return;
      if (now === file) cancelLook = clock.after(LOOK_MS, look);
      else lost(`${path} is not the port that was opened any more`);
    });
  }
}

/** The system's short name of what went wrong, e.g. `EBUSY`; empty when it gives none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
