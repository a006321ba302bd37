import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';

/** Whole or not at all, and for nobody else to read. */
export function writeWhole(file: string, text: string): void {
  const half = `${file}.new`;
  const handle = openSync(half, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(half, file);
}
