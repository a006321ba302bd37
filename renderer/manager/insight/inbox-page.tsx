import type { ManagerView } from '../../../contract/views.ts';
import { InboxList } from '../../station/inbox/inbox-list.tsx';
import { StationTextProvider } from '../../station/station-text.ts';
import { InsightTexts } from '../../ui/staff/insight-text.tsx';
import { usePreferences } from '../../ui/staff/staff-root.tsx';

const none: readonly string[] = [];

/** The manager sees the same list as the station, with the same steps; calls are taken at the station. */
export function InboxPage({ view }: { readonly view: ManagerView }) {
  const { language } = usePreferences().preferences;
  return (
    <StationTextProvider language={language}>
      <InsightTexts>
        <InboxList
          items={view.inbox}
          myId={view.me?.staffId ?? null}
          currency={view.currency}
          openCalls={none}
        />
      </InsightTexts>
    </StationTextProvider>
  );
}
