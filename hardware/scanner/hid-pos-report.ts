import type { Scan } from '../ports/scanner.ts';
import { longestFrame } from './serial-frames.ts';

/** USB HID Point of Sale Usage Tables: usage page "Bar Code Scanner", usage "Bar Code Scanner". */
export const hidPosUsagePage = 0x8c;
export const hidPosUsage = 0x02;

/**
 * Where a model keeps its fields. The default is the 64-byte report of Access-IS ATR110 §7.1 and LSR118 appendix B:
 * `[0]` report id 02, `[1]` length 0…56, `[2…4]` AIM identifier, `[5…60]` data, `[63]` bit 0 "data continued".
 */
export interface HidPosProfile {
  readonly reportId: number;
  readonly reportLength: number;
  readonly lengthAt: number;
  /** Null where the identifier stands inside the data (Microscan). */
  readonly aimAt: number | null;
  readonly dataAt: number;
  readonly longest: number;
  /** Null where a code never spans reports. */
  readonly flagsAt: number | null;
}

export const hidPosReport: HidPosProfile = {
  reportId: 0x02,
  reportLength: 64,
  lengthAt: 1,
  aimAt: 2,
  dataAt: 5,
  longest: 56,
  flagsAt: 63,
};

/** One report's outcome: a whole code, more to come, or why it is not understood. */
export type HidPosReading =
  | { readonly kind: 'scan'; readonly scan: Scan }
  | { readonly kind: 'more' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'garbled'; readonly why: string };

/**
 * Puts a HID-POS scanner's input reports together. A continued code is given when its last report came; a report that
 * breaks the layout, changes the identifier midway or makes the code longer than 4096 bytes drops what was held.
 */
export function createHidPosReader(profile: HidPosProfile = hidPosReport): {
  readonly push: (report: Uint8Array) => HidPosReading;
  readonly held: () => number;
} {
  let held = '';
  let heldAim: string | null = null;
  let continuing = false;

  const drop = (why: string): HidPosReading => {
    held = '';
    heldAim = null;
    continuing = false;
    return { kind: 'garbled', why };
  };

  return {
    push: (report) => {
      if (report.length !== profile.reportLength) return drop(`report of ${report.length} bytes`);
      if (report[0] !== profile.reportId) return drop(`report id ${report[0]}`);
      const length = report[profile.lengthAt] ?? 0;
      if (length > profile.longest) return drop(`data length ${length}`);
      const aim = profile.aimAt === null ? null : aimOf(report.subarray(profile.aimAt, profile.aimAt + 3));
      if (continuing && aim !== heldAim) return drop('identifier changed inside a code');
      if (held.length + length > longestFrame) return drop('code longer than 4096 bytes');
      heldAim = aim;
      held += String.fromCharCode(...report.subarray(profile.dataAt, profile.dataAt + length));
      continuing = profile.flagsAt !== null && ((report[profile.flagsAt] ?? 0) & 1) === 1;
      if (continuing) return { kind: 'more' };
      const scan: Scan = { text: held, aim: heldAim };
      held = '';
      heldAim = null;
      return scan.text === '' ? { kind: 'empty' } : { kind: 'scan', scan };
    },
    held: () => held.length,
  };
}

function aimOf(three: Uint8Array): string | null {
  const text = String.fromCharCode(...three);
  return /^\][A-Za-z][0-9A-Za-z]$/.test(text) ? text : null;
}
