/** What ends a code: `line` is CR, LF, CRLF or STX…ETX; `none` is a scanner without a suffix, cut by silence. */
export type ScannerSuffix = 'line' | 'none';

/**
 * Longest code kept, in bytes: more than any QR code of bytes holds (version 40-L: 2,953, ISO/IEC 18004 table 7).
 */
export const longestFrame = 4096;

const nul = 0x00;
const stx = 0x02;
const etx = 0x03;
const lf = 0x0a;
const cr = 0x0d;
const nak = 0x15;

export interface SerialFrames {
  /** Takes bytes in any pieces, gives the codes that they complete. */
  readonly push: (bytes: Iterable<number>) => readonly string[];
  /** The line was silent: with suffix `none` what is held is a whole code, else it waits on. */
  readonly silence: () => readonly string[];
  /** Bytes held; never more than `longestFrame`. */
  readonly held: () => number;
  /** How many codes were too long and thrown away. */
  readonly overruns: () => number;
}

/**
 * Cuts a serial scanner's bytes into codes. NUL and NAK are noise and dropped, STX begins a code anew, empty codes are
 * ignored, and after more than 4096 bytes without an end everything up to the next end is thrown away, so that noise
 * can neither eat memory nor be taken for a code. Bytes stand for their Latin-1 characters; GS1's separator stays 1Dh.
 */
export function createSerialFrames(suffix: ScannerSuffix): SerialFrames {
  let held: number[] = [];
  let overrun = false;
  let overruns = 0;

  const end = (into: string[]): void => {
    if (!overrun && held.length > 0) into.push(String.fromCharCode(...held));
    held = [];
    overrun = false;
  };

  return {
    push: (bytes) => {
      const codes: string[] = [];
      for (const byte of bytes) {
        if (byte === cr || byte === lf || byte === etx) end(codes);
        else if (byte === stx) {
          held = [];
          overrun = false;
        } else if (byte === nul || byte === nak || overrun) continue;
        else if (held.length === longestFrame) {
          held = [];
          overrun = true;
          overruns += 1;
        } else held.push(byte);
      }
      return codes;
    },
    silence: () => {
      const codes: string[] = [];
      if (suffix === 'none') end(codes);
      return codes;
    },
    held: () => held.length,
    overruns: () => overruns,
  };
}
