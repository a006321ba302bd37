import type { OutcomeWhy, RungOutcome } from '../../../domain/assist/rung-outcome.ts';
import type { Clock } from '../../clock.ts';
import type { WayOutcome } from './channel.ts';

/** After a failure it is tried again so long afterwards; the ladder rings anew at its own times. */
const RETRY_MS: readonly number[] = [1_000, 5_000, 15_000];

/** What one try of telling another system came to. */
export type Told =
  | { readonly ok: true; readonly detail: string }
  | {
      readonly ok: false;
      /** It may work a little later. */
      readonly again: boolean;
      /** An HTTP status that says no, or what broke on the way. */
      readonly why: number | 'not-reached' | 'no-answer' | 'refused';
      readonly detail: string;
    };

export interface TellDeps {
  readonly clock: Clock;
  /** False once nobody needs to be rung any more. */
  readonly wanted: (callId: string) => boolean;
}

/** Tells another system of a call until it took it, said no for good, or nobody needs to know any more. */
export async function tellOutside(
  { clock, wanted }: TellDeps,
  callId: string,
  to: Pick<RungOutcome, 'channel' | 'target'>,
  attempt: () => Promise<Told>,
  tell: (outcome: WayOutcome) => void,
): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const told = await attempt();
    if (told.ok) return tell({ ...to, outcome: 'sent', detail: told.detail });
    const wait = RETRY_MS[tries];
    const again = told.again && wait !== undefined;
    const detail = again ? `${told.detail}, again in ${wait / 1000} s` : told.detail;
    tell({ ...to, outcome: 'failed', detail, why: whyOf(told.why, again ? wait : null) });
    if (!again) return;
    await new Promise<void>((resolve) => void clock.after(wait, resolve));
    if (!wanted(callId)) return;
  }
}

function whyOf(why: Extract<Told, { ok: false }>['why'], againMs: number | null): OutcomeWhy {
  return typeof why === 'number'
    ? { kind: 'answered', status: why, againMs }
    : { kind: 'fault', fault: why, againMs };
}
