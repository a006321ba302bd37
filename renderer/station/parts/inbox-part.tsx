import { climbs } from '../../../domain/assist/call-rules.ts';
import type { StationView } from '../../../contract/views.ts';
import { InsightTexts } from '../../ui/staff/insight-text.tsx';
import { InboxList } from '../../ui/staff/inbox/inbox-list.tsx';
import { useKioskPanel } from '../panel/use-kiosk-panel.ts';

/** The tab of the station: what a person must look at. */
export function InboxPart({ view }: { readonly view: StationView }) {
  const panel = useKioskPanel();
  return (
    <InsightTexts>
      <InboxList
        items={view.inbox}
        myId={view.me?.staffId ?? null}
        currency={view.currency}
        page={{
          openCalls: view.calls.filter(climbs).map(({ callId }) => callId),
          onKiosk: (kioskId) => panel.open({ kioskId, callId: null }),
        }}
      />
    </InsightTexts>
  );
}
