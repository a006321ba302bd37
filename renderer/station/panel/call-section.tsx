import { levelOf } from '../../../domain/assist/call-level.ts';
import { Icon } from '../../ui/primitives/icon.tsx';
import { spokenTime, stopWatch } from '../../ui/staff/time-words.ts';
import type { Call } from '../call-card.tsx';
import { CallMarks } from '../call-marks.tsx';
import { CallSteps } from '../call-steps.tsx';
import { levelIcons } from '../level-icons.ts';
import { useSeenRef } from '../seen.tsx';
import { useText } from '../station-text.ts';
import { useLayout } from '../use-layout.ts';
import { usePassed } from '../use-passed.ts';
import css from './call-section.module.css';
import type { PanelSectionProps } from './panel-section.ts';

/**
 * The call of this kiosk and its next step, where the panel stands in the queue's place: nobody goes back to say
 * that they come.
 */
export function CallSection({ view, kioskId, call: opened }: PanelSectionProps) {
  const layout = useLayout();
  const call = opened ?? view.calls.find((one) => one.kioskId === kioskId);
  if (layout > 1 || call === undefined) return null;
  const ticket = view.calls.filter(
    ({ ticketId, callId }) => ticketId === call.ticketId && callId !== call.callId,
  );
  return <CallHere view={view} calls={[call, ...ticket]} />;
}

function CallHere({
  view,
  calls,
}: {
  readonly view: PanelSectionProps['view'];
  readonly calls: readonly [Call, ...Call[]];
}) {
  const { t, screenLanguage } = useText();
  const [call] = calls;
  const waitedMs = call.waitingMs + usePassed(view);
  const seen = useSeenRef(call.callId, call.state === 'raised');
  return (
    <section ref={seen} className={css['call']} data-level={levelOf(call)} aria-labelledby="panel-call">
      <h3 id="panel-call" className={css['head']}>
        <Icon of={levelIcons[levelOf(call)]} />
        <span className={css['cause']}>
          {t(`cause.${call.cause}`)}
          {call.reason && ` · ${t(`reason.${call.reason}`)}`}
        </span>
        <span aria-hidden className={css['waited']}>
          {stopWatch(waitedMs)}
        </span>
        <span className="visually-hidden">
          {t('waited.long', { time: spokenTime(waitedMs, screenLanguage) })}
        </span>
      </h3>
      <CallMarks view={view} call={call} useless={0} />
      <CallSteps view={view} calls={calls} looking />
    </section>
  );
}
