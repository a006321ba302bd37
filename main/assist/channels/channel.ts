import type { AssistCall } from '../../../domain/assist/call.ts';
import type { Rung, ScreensMeant } from '../../../domain/assist/ladder.ts';
import type { RungOutcome } from '../../../domain/assist/rung-outcome.ts';

/** What came of one way, without when and at which rung. */
export type WayOutcome = Omit<RungOutcome, 'at' | 'rung'>;

/** A rung that rings now. */
export interface Ringing {
  readonly call: AssistCall;
  readonly rung: Rung;
  readonly screens: ScreensMeant;
}
