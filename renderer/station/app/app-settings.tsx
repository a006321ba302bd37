import { BellRing, Download } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/primitives/button.tsx';
import { useText } from '../station-text.ts';
import type { App } from './use-app.ts';

function permission(): NotificationPermission | 'none' {
  return typeof window !== 'undefined' && 'Notification' in window ? Notification.permission : 'none';
}

/** Asks for leave to notify, once, after words that say what for. */
export function NotifyChoice({ onChoice }: { readonly onChoice?: () => void }) {
  const { t } = useText();
  const [may, setMay] = useState(permission);
  if (may !== 'default') return <p>{t(may === 'granted' ? 'notify.on' : 'notify.off')}</p>;
  return (
    <Button
      icon={BellRing}
      onClick={() =>
        void Notification.requestPermission().then((answer) => {
          setMay(answer);
          onChoice?.();
        })
      }
    >
      {t('notify.ask')}
    </Button>
  );
}

/** What this device does for the page: stays awake, notifies, keeps it, installs it. */
export function AppSettings({ app, awake }: { readonly app: App; readonly awake: boolean }) {
  const { t } = useText();
  return (
    <>
      <p>{t(awake ? 'awake.on' : 'awake.off')}</p>
      <NotifyChoice />
      {app.keeps !== 'unknown' && <p>{t(app.keeps === 'yes' ? 'app.keeps' : 'app.keepsNot')}</p>}
      {app.install && (
        <Button icon={Download} onClick={app.install}>
          {t('app.install')}
        </Button>
      )}
    </>
  );
}
