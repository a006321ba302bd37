import type { AssistCall } from '../../../domain/assist/call.ts';
import type { Rung, ScreensMeant } from '../../../domain/assist/ladder.ts';
import type { DisturbingWay } from '../../../domain/assist/peace.ts';
import type { RungOutcome } from '../../../domain/assist/rung-outcome.ts';

/** What came of one way, without when and at which rung. */
export type WayOutcome = Omit<RungOutcome, 'at' | 'rung'>;

/** Why somebody is not rung. */
export type Held = Required<Pick<WayOutcome, 'detail' | 'why'>>;

/** Whom a ring leaves in peace, and whom it rang. */
export interface RingPeace {
  /** Why this person is not rung in this way; null: they are, and it is counted. */
  readonly hold: (
    person: { readonly staffId: string | null; readonly who: string; readonly name: string },
    way: DisturbingWay,
  ) => Held | null;
  readonly rang: (who: string, way: DisturbingWay) => void;
  /** Everybody of the staff who is left in peace, with those of `also`. */
  readonly hushed: (also: readonly string[]) => readonly string[];
}

/** A rung that rings now. */
export interface Ringing {
  readonly call: AssistCall;
  readonly rung: Rung;
  readonly screens: ScreensMeant;
  readonly peace: RingPeace;
}
