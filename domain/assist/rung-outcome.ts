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
}
