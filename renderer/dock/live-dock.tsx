import { useEffect } from 'react';
import { useKeptView, useLine } from '../ui/staff/live-client.tsx';
import { usePreferences } from '../ui/staff/staff-root.tsx';
import { DockPage } from './dock-page.tsx';
import { DockTextProvider, useText } from './dock-text.ts';

function JoinedDock() {
  const { t } = useText();
  const title = t('pageTitle');
  useEffect(() => {
    document.title = title;
  }, [title]);
  return <DockPage view={useKeptView('dock')} connection={useLine()} />;
}

/** The dock, joined to the engine. */
export function LiveDock() {
  const { preferences } = usePreferences();
  return (
    <DockTextProvider language={preferences.language}>
      <JoinedDock />
    </DockTextProvider>
  );
}
