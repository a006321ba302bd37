import type { DrillCall, DrillPerson } from '../domain/drill/drill.ts';

/** What the shop usually needs, to compare practice with; null where nothing is known. Milliseconds. */
export interface DrillUsual {
  readonly accepted: number | null;
  readonly arrived: number | null;
  readonly resolved: number | null;
}

/** Practice, as the person who looks sees it: those who have not joined see only that it runs. */
export interface DrillView {
  readonly drillId: string;
  readonly startedBy: string;
  readonly joined: readonly DrillPerson[];
  /** Whether the person at this screen takes part. */
  readonly mine: boolean;
  /** A real call waits: practice stands still until somebody has taken it. */
  readonly paused: boolean;
  /** Calls that ring or rang, with how long they wait; for those who joined and for the manager. */
  readonly calls: readonly (DrillCall & { readonly waitingMs: number })[];
  readonly toCome: number;
  readonly done: boolean;
  readonly usual: DrillUsual;
}
