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
  /** Where bit 0 says that the code goes on in the next report; null where no such flag is. */
  readonly flagsAt: number | null;
  /** Without a flag: a report filled to the last byte goes on in the next; if none follows, it was the last. */
  readonly fullGoesOn: boolean;
}

export const hidPosReport: HidPosProfile = {
  reportId: 0x02,
  reportLength: 64,
  lengthAt: 1,
  aimAt: 2,
  dataAt: 5,
  longest: 56,
  flagsAt: 63,
  fullGoesOn: false,
};

/**
 * Microscan's own (MS-4 and Mini Hawk manuals, "Microscan HID Report Format"): `[0]` report id 01, `[1]` length 0…62,
 * `[2…63]` data, the identifier inside them; a longer text fills its reports.
 */
export const microscanReport: HidPosProfile = {
  reportId: 0x01,
  reportLength: 64,
  lengthAt: 1,
  aimAt: null,
  dataAt: 2,
  longest: 62,
  flagsAt: null,
  fullGoesOn: true,
};

export const hidPosLayouts = { standard: hidPosReport, microscan: microscanReport } as const;
export type HidPosLayout = keyof typeof hidPosLayouts;

/** A report's text, with the identifier where the layout has a field for it. */
export interface HidPosText {
  readonly text: string;
  readonly aim: string | null;
}

/** One report's outcome: a whole code, more to come, or why it is not understood. */
export type HidPosReading =
  | { readonly kind: 'scan'; readonly scan: HidPosText }
  | { readonly kind: 'more' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'garbled'; readonly why: string };

/**
 * Puts a HID-POS scanner's input reports together. A continued code is given when its last report came; a report that
 * breaks the layout, changes the identifier midway or makes the code longer than 4096 bytes drops what was held.
 */
export function createHidPosReader(profile: HidPosProfile = hidPosReport): {
  readonly push: (report: Uint8Array) => HidPosReading;
  /** No report came for a while: a code without a flag that seemed to go on is whole, any other waits on. */
  readonly silence: () => HidPosReading;
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

  const whole = (): HidPosReading => {
    const scan: HidPosText = { text: held, aim: heldAim };
    held = '';
    heldAim = null;
    continuing = false;
    return scan.text === '' ? { kind: 'empty' } : { kind: 'scan', scan };
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
      const flagged = profile.flagsAt !== null && ((report[profile.flagsAt] ?? 0) & 1) === 1;
      continuing = flagged || (profile.fullGoesOn && length === profile.longest);
      return continuing ? { kind: 'more' } : whole();
    },
    silence: () => {
      if (!continuing) return { kind: 'empty' };
      return profile.fullGoesOn ? whole() : drop('the rest of a code did not come');
    },
    held: () => held.length,
  };
}

function aimOf(three: Uint8Array): string | null {
  const text = String.fromCharCode(...three);
  return /^\][A-Za-z][0-9A-Za-z]$/.test(text) ? text : null;
}
