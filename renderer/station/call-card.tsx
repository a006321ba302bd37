import type { StationView } from '../../contract/views.ts';
import { levelOf } from '../../domain/assist/call-level.ts';
import css from './call-card.module.css';
import { CallApprovals } from './call-approvals.tsx';
import { CallFacts } from './call-facts.tsx';
import { CallHead } from './call-head.tsx';
import { CallMarks } from './call-marks.tsx';
import { CallSteps } from './call-steps.tsx';
import { likelyCause } from './call-words.ts';
import { useStaffText } from '../ui/staff/staff-text.ts';
import { CustomerReads } from './customer-reads.tsx';
import { useSeenRef } from './seen.tsx';
import { useText } from './station-text.ts';

export type Call = StationView['calls'][number];

export interface CallCardProps {
  readonly view: StationView;
  /** The calls of one ticket, the most pressing first. */
  readonly calls: readonly [Call, ...Call[]];
  /** How often this cause needed nobody lately. */
  readonly useless: number;
  /** Milliseconds since the picture came. */
  readonly passedMs: number;
}

/** Tells the engine that this call stands in sight: every one of a ticket is seen with its card. */
function SeenMark({ call }: { readonly call: Call }) {
  return <span ref={useSeenRef(call.callId, call.state === 'raised')} className={css['seen']} aria-hidden />;
}

/** One walk: who and where from three metres, why and the one next step below, the rest at arm's length. */
export function CallCard({ view, calls, useless, passedMs }: CallCardProps) {
  const { t, pick } = useText();
  const staff = useStaffText();
  const [call] = calls;
  return (
    <article
      className={css['card']}
      data-level={levelOf(call)}
      data-free={call.acceptedBy === null || undefined}
    >
      {calls.map((one) => (
        <SeenMark key={one.callId} call={one} />
      ))}
      <CallHead calls={calls} passedMs={passedMs} />
      <p className={css['likely']}>{likelyCause(t, staff.t, call, pick)}</p>
      <CallMarks view={view} call={call} useless={useless} />
      {call.counterAt !== null && <p className={css['counter']}>{t('state.counter', { code: call.code })}</p>}
      <CallApprovals view={view} call={call} />
      <CallSteps view={view} calls={calls} />
      <CallFacts call={call} currency={view.currency} />
      <CustomerReads call={call} waitedMs={call.waitingMs + passedMs} />
    </article>
  );
}
