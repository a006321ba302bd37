import { unreachable } from '../result.ts';

/** The ways in which a rung reaches people. */
export const channels = [
  'screen',
  'sound',
  'notification',
  'pager',
  'light',
  'slip',
  'hook',
  'mqtt',
  'counter',
] as const;
export type Channel = (typeof channels)[number];

/**
 * What came of one way at one rung. `done`: it was, for all that can be known. `sent`: it left here; that says nothing
 * about anybody. `held`: it was kept back on purpose (quiet hours, enough pages). `nobody`: there was nobody to reach.
 */
export type OutcomeKind = 'done' | 'sent' | 'held' | 'nobody' | 'failed';

/** Faults of the way itself; everything else that can fail is a device's. */
export const wayFaults = [
  /** Too many pages wait already. */
  'queue-full',
  /** The driver was closed. */
  'closed',
  'no-such-pager',
  'bad-text',
  'not-able',
  'unexplained',
  /** The other system's address, or the broker, was not reached or did not take it. */
  'not-reached',
  /** The ladder names a hook or topic that it has no more. */
  'no-such-way',
  /** Our own mistake. */
  'mistake',
] as const;
export type WayFault = (typeof wayFaults)[number];

/** Faults of a device as the ladder meets them: the same names as a device's own. */
export const rungDeviceFaults = [
  'gone',
  'no-answer',
  'garbled',
  'paper-out',
  'paper-low',
  'drawer-open',
  'cover-open',
  'cutter',
  'overheated',
  'offline',
  'busy',
  'refused',
  'end-of-day',
  'bank',
  'unrecoverable',
] as const;
export type RungDeviceFault = (typeof rungDeviceFaults)[number];

/** What `detail` says, for people who read another language. Times of quiet hours are the shop's wall clock. */
export type OutcomeWhy =
  /** Held: quiet hours. `until` is null when they have no end; its weekday (Monday is 1) is null for today. */
  | {
      readonly kind: 'quiet';
      readonly until: { readonly weekday: number | null; readonly minute: number } | null;
    }
  /** Held: rung so often within ten minutes. */
  | { readonly kind: 'enough'; readonly rings: number }
  /** Sent by something that never answers. */
  | { readonly kind: 'unproven' }
  /** Failed. `againMs`: so long until the next try; null when none is set. */
  | {
      readonly kind: 'fault';
      readonly fault: RungDeviceFault | WayFault;
      readonly againMs: number | null;
    }
  /** Failed: another system answered with this HTTP status. */
  | { readonly kind: 'answered'; readonly status: number; readonly againMs: number | null };

/** A line of a call's log: which rung did what, to whom, and what became of it. */
export interface RungOutcome {
  /** Epoch ms. */
  readonly at: number;
  /** Index of the rung; -1 when a person had it paged again. */
  readonly rung: number;
  readonly channel: Channel;
  /** A name, a device, an address without its secrets. */
  readonly target: string;
  readonly outcome: OutcomeKind;
  /** In English, for whoever looks for the cause. */
  readonly detail: string;
  /** Absent where `outcome` says it all, and in lines that an earlier version wrote. */
  readonly why?: OutcomeWhy;
}

/**
 * The lines of a call's log that tell staff on the floor something: screens and sounds that rang are before their eyes,
 * a light that works is too, and the counter is the customer's.
 */
export function trailOf(outcomes: readonly RungOutcome[]): readonly RungOutcome[] {
  return outcomes.filter(({ channel, outcome }) => {
    switch (channel) {
      case 'pager':
      case 'slip':
      case 'hook':
      case 'mqtt':
        return true;
      case 'light':
        return outcome === 'held' || outcome === 'failed';
      case 'screen':
      case 'sound':
      case 'notification':
      case 'counter':
        return outcome === 'held';
      default:
        return unreachable(channel);
    }
  });
}
