/** What is tried before a shop opens, in the order of the guided test. */
export const readinessChecks = [
  'printer',
  'cutter',
  'scanner',
  'speaker',
  'button',
  'light',
  'pager',
  'terminal',
  'clock',
  'disk',
  'catalogue',
] as const;
export type ReadinessCheck = (typeof readinessChecks)[number];

/** `skipped`: it is there and nobody tried it. `not-there`: this kiosk has none, and needs none to sell. */
export type ReadinessResult = 'ok' | 'failed' | 'skipped' | 'not-there';

/** One thing that was tried: two printers are two entries of the same check. */
export interface ReadinessEntry {
  readonly check: ReadinessCheck;
  /** The device that was tried; null for what is no device (clock, disk, catalogue) or not there. */
  readonly deviceId: string | null;
  readonly result: ReadinessResult;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Name of the person whose word this is; null where the machine itself knows. */
  readonly by: string | null;
  /** What was seen, e.g. a fault, a version, free space; '' when there is nothing to say. */
  readonly note: string;
}

/** A whole round of checks, as it is stored and printed. */
export interface ReadinessReport {
  readonly reportId: string;
  readonly kioskId: string;
  readonly kioskName: string;
  readonly startedAt: number;
  readonly endedAt: number;
  /** Name of the person who went round. */
  readonly by: string;
  readonly entries: readonly ReadinessEntry[];
}

/** `incomplete`: nothing failed, but something that is there was not tried. */
export type ReadinessVerdict = 'ready' | 'not-ready' | 'incomplete';

/** One failure is enough for 'not-ready'; a check without any entry makes the report 'incomplete'. */
export function readinessVerdict(entries: readonly ReadinessEntry[]): ReadinessVerdict {
  if (entries.some(({ result }) => result === 'failed')) return 'not-ready';
  const tried = new Set(entries.flatMap(({ check, result }) => (result === 'skipped' ? [] : [check])));
  const skipped = entries.some(({ result }) => result === 'skipped');
  return skipped || readinessChecks.some((check) => !tried.has(check)) ? 'incomplete' : 'ready';
}
