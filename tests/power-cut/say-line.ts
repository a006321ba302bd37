import { writeSync } from 'node:fs';

const nothing = new Int32Array(new SharedArrayBuffer(4));

/** A line on standard output, in the pipe when this returns: whoever reads it has it even if we die now. */
export function sayLine(line: string): void {
  let left = Buffer.from(`${line}\n`);
  while (left.length > 0) {
    try {
      left = left.subarray(writeSync(1, left));
    } catch (error) {
      // The reader is behind; the pipe does not block.
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      Atomics.wait(nothing, 0, 0, 1);
    }
  }
}
