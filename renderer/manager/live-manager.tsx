import { useEffect } from 'react';
import type { ManagerView } from '../../contract/views.ts';
import { useKeptView, useLine } from '../ui/staff/live-client.tsx';
import { usePreferences } from '../ui/staff/staff-root.tsx';
import { ManagerPage, useTab } from './manager-page.tsx';
import { ManagerTextProvider, useText } from './manager-text.ts';

function JoinedManager({ view }: { readonly view: ManagerView | null }) {
  const { t } = useText();
  const title = t('pageTitle');
  useEffect(() => {
    document.title = title;
  }, [title]);
  return <ManagerPage view={view} connection={useLine()} tab={useTab()} />;
}

/** The manager's page, joined to the engine. */
export function LiveManager() {
  const { preferences } = usePreferences();
  const view = useKeptView('manager');
  return (
    <ManagerTextProvider language={preferences.language} {...(view ? { fallbacks: view.languages } : {})}>
      <JoinedManager view={view} />
    </ManagerTextProvider>
  );
}
