import type { ReadinessCheck, ReadinessResult, ReadinessVerdict } from '../domain/readiness/readiness.ts';

export interface DeviceView {
  readonly deviceId: string;
  readonly kind: 'printer' | 'scanner' | 'pager' | 'button' | 'terminal' | 'light' | 'display';
  /** Given by the shop; null where it goes by its kind. */
  readonly name: string | null;
  readonly state: 'probing' | 'ready' | 'attention' | 'absent';
  readonly faults: readonly string[];
  readonly lastProofAt: number | null;
}

/**
 * A try of one device. `look`: it was done, and only a person can see whether it came out. What is asked of the
 * person meanwhile: to scan something, to press the button, or to watch.
 */
export type DeviceTestView =
  | {
      readonly state: 'running';
      readonly asks: 'scan' | 'press' | 'watch' | null;
      readonly since: number;
    }
  | {
      readonly state: 'done';
      readonly result: 'proven' | 'look' | 'failed';
      /** A fault's name, a code that was read, a box's answer. */
      readonly note: string;
      readonly at: number;
    };

/** What a merchant asks of a terminal, or a person who stands at a printer. */
export type DeviceAct = 'end-of-day' | 'last-receipt' | 'open-drawer' | 'clear-printer';

export interface DeviceActView {
  readonly act: DeviceAct;
  /** `unseen`: a drawer without a switch; only eyes can tell. */
  readonly state:
    | 'running'
    | 'done'
    | 'refused'
    | 'busy'
    | 'not-connected'
    | 'unknown'
    | 'did-not-open'
    | 'unseen';
  /** The terminal's record of it, or why not. */
  readonly note: string;
  /** What the terminal printed or left to us; numbers of cards are masked. */
  readonly lines: readonly string[];
  readonly at: number;
}

/** A help button is listened to while a person presses it; what they are asked to do, and what came of it. */
export type LessonView =
  | {
      readonly state: 'running';
      readonly step:
        | { readonly kind: 'connecting' }
        | { readonly kind: 'be-still'; readonly seconds: number }
        | { readonly kind: 'press' | 'let-go'; readonly nth: number; readonly of: number };
    }
  | {
      readonly state: 'learned';
      /** For the driver that fits. */
      readonly settings: Readonly<Record<string, unknown>>;
      /** What a press is, in one English sentence. */
      readonly sentence: string;
    }
  | {
      readonly state: 'failed';
      readonly why: 'not-connected' | 'nothing-heard' | 'not-the-same' | 'not-told-apart' | 'stopped';
      readonly sentence: string;
    };

/** A device as the technician needs it. */
export interface DeviceDetail extends DeviceView {
  readonly driver: string;
  /** Without the secrets, which no page is told. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The newest last; bytes in hex, personal and payment data masked. */
  readonly notes: readonly { readonly at: number; readonly text: string }[];
  readonly test: DeviceTestView | null;
  /** What can be asked of it; most devices have nothing. */
  readonly acts: readonly DeviceAct[];
  readonly act: DeviceActView | null;
}

/** One thing to try before the shop opens. */
export interface ReadinessStepView {
  readonly key: string;
  readonly check: ReadinessCheck;
  readonly deviceId: string | null;
  /** Given by the shop; null where the device goes by its kind, or there is none. */
  readonly deviceName: string | null;
  /** `asking`: it was done, and a person must say whether it was right. */
  readonly state: 'waiting' | 'running' | 'asking' | 'done';
  readonly result: ReadinessResult | null;
  readonly note: string;
  /** Whose word the result is; null for the machine's own. */
  readonly by: string | null;
  readonly at: number | null;
}

export interface ReadinessView {
  readonly round: {
    readonly startedAt: number;
    readonly by: string;
    readonly steps: readonly ReadinessStepView[];
  } | null;
  readonly last: {
    readonly reportId: string;
    readonly endedAt: number;
    readonly by: string;
    readonly verdict: ReadinessVerdict;
  } | null;
}
