import { unreachable } from '../result.ts';
import { type OrderSnapshotValue, stepOf } from './order-snapshot.ts';

/** Which clocks run against a session, by name. Each fires the event `<name>.elapsed`. */
export type DeadlineKind = 'idle' | 'leave' | 'hold' | 'helpBound' | 'checkingBound' | 'thanks' | 'parked';

/** How long people get, in seconds. Store-settable. */
export interface Patience {
  /** Without a touch until the warning; 30–600. Too short and slow readers are thrown out. */
  readonly idle: number;
  /** How long the warning stands; at least 20 so that it can be read and answered. */
  readonly leave: number;
  /** How long reviewed stock is kept for this customer. */
  readonly hold: number;
  /** How long an open call keeps the screen before the order is parked under a code. */
  readonly helpBound: number;
  /** How long "being checked" keeps the kiosk from the next customer. */
  readonly checkingBound: number;
  /** How long the number stays on the screen. */
  readonly thanks: number;
  /** How long the code of a parked order stays on the screen. */
  readonly parked: number;
}

export const defaultPatience: Patience = {
  idle: 90,
  leave: 30,
  hold: 300,
  helpBound: 900,
  checkingBound: 600,
  thanks: 30,
  parked: 120,
};

/** The clocks that a session in this state needs; all others are stopped. */
export function deadlinesOf(value: OrderSnapshotValue): readonly DeadlineKind[] {
  const step = stepOf(value);
  const helped = value.presence === 'helped';
  switch (step) {
    case 'closed':
    case 'paying':
      return [];
    case 'done':
      return [helped ? 'helpBound' : 'thanks'];
    case 'checking':
      return ['checkingBound'];
    case 'parked':
      return ['parked'];
    case 'starting':
    case 'browsing':
    case 'declined':
      return [attendance(value)];
    case 'reviewing':
      return helped ? ['helpBound'] : [attendance(value), 'hold'];
    default:
      return unreachable(step);
  }
}

function attendance({ presence }: OrderSnapshotValue): DeadlineKind {
  if (presence === 'helped') return 'helpBound';
  return presence === 'warned' ? 'leave' : 'idle';
}
