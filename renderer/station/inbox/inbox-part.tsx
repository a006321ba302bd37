import { climbs } from '../../../domain/assist/call-rules.ts';
import type { StationView } from '../../../contract/views.ts';
import { InsightTexts } from '../../ui/staff/insight-text.tsx';
import { InboxList } from './inbox-list.tsx';

/** The tab of the station: what a person must look at. */
export function InboxPart({ view }: { readonly view: StationView }) {
  return (
    <InsightTexts>
      <InboxList
        items={view.inbox}
        myId={view.me?.staffId ?? null}
        currency={view.currency}
        openCalls={view.calls.filter(climbs).map(({ callId }) => callId)}
      />
    </InsightTexts>
  );
}
