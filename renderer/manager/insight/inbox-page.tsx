import type { ManagerView } from '../../../contract/views.ts';
import { InboxList } from '../../ui/staff/inbox/inbox-list.tsx';
import { InsightTexts } from '../../ui/staff/insight-text.tsx';

/** Calls are taken, and kiosks looked at, at the station. */
const page = { openCalls: [], onKiosk: null };

/** The manager sees the same list as the station, with the same steps. */
export function InboxPage({ view }: { readonly view: ManagerView }) {
  return (
    <InsightTexts>
      <InboxList items={view.inbox} myId={view.me?.staffId ?? null} currency={view.currency} page={page} />
    </InsightTexts>
  );
}
