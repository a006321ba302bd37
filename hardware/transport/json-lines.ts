import { fail, ok, type Result } from '../../domain/result.ts';

/** One JSON value and its line end. */
export function encodeJsonLine(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value)}\n`);
}

/**
 * Takes bytes in any split and gives one result per line: the JSON value, or why the line is none. Empty lines count
 * for nothing. A line longer than `longest` bytes is given as one error and thrown away up to its end, so that memory
 * stays bounded.
 */
export function createJsonLines(longest: number): {
  readonly push: (bytes: Uint8Array) => readonly Result<unknown, string>[];
  /** Forgets an unfinished line. */
  readonly reset: () => void;
} {
  let pieces: Uint8Array[] = [];
  let held = 0;
  let skipping = false;

  const reset = (): void => {
    pieces = [];
    held = 0;
    skipping = false;
  };
  const add = (piece: Uint8Array): Result<unknown, string> | null => {
    if (skipping || piece.length === 0) return null;
    if (held + piece.length > longest) {
      reset();
      skipping = true;
      return fail(`line longer than ${longest} bytes`);
    }
    pieces.push(piece.slice());
    held += piece.length;
    return null;
  };
  const end = (): Result<unknown, string> | null => {
    const line = held === 0 ? '' : new TextDecoder().decode(Buffer.concat(pieces)).trim();
    reset();
    return line === '' ? null : parse(line);
  };

  return {
    push(bytes) {
      const results: Result<unknown, string>[] = [];
      let from = 0;
      while (from <= bytes.length) {
        const at = bytes.indexOf(0x0a, from);
        const tooLong = add(bytes.subarray(from, at < 0 ? bytes.length : at));
        if (tooLong !== null) results.push(tooLong);
        if (at < 0) break;
        const whole = end();
        if (whole !== null) results.push(whole);
        from = at + 1;
      }
      return results;
    },
    reset,
  };
}

function parse(line: string): Result<unknown, string> {
  try {
    const value: unknown = JSON.parse(line);
    return ok(value);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}
