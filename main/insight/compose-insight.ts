import type { DeskWriter } from '../assist/desk-writer.ts';
import type { HelpPath } from '../assist/help-path.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { keepAvailability } from './help-availability.ts';

export interface InsightParts {
  /** Begins to write down; gives the way to end it. */
  readonly start: () => () => void;
}

/** What calls teach, and the proof of how help was. */
export function composeInsight(deps: {
  readonly clock: Clock;
  readonly log: Log;
  readonly help: HelpPath;
  readonly writer: DeskWriter;
  readonly kioskId: string;
}): InsightParts {
  const fault = (error: unknown): void =>
    deps.log('engine.fault', {
      where: 'insight',
      message: error instanceof Error ? error.message : String(error),
    });
  return { start: () => keepAvailability({ ...deps, fault }) };
}
