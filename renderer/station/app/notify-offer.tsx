import { useState } from 'react';
import { Button } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/notice.tsx';
import { useText } from '../station-text.ts';
import { NotifyChoice } from './app-settings.tsx';
import css from './notify-offer.module.css';

const KEPT = 'pointfive.station.notify';

function wasAsked(): boolean {
  try {
    return localStorage.getItem(KEPT) !== null;
  } catch {
    // Storage is closed: nobody is asked at every visit.
    return true;
  }
}

function keepAsked(): void {
  try {
    localStorage.setItem(KEPT, 'asked');
  } catch {
    // It is asked once more the next time.
  }
}

/** While nobody calls, and once only: may calls ring while this page is behind others? */
export function NotifyOffer() {
  const { t } = useText();
  const [open, setOpen] = useState(
    () =>
      typeof window !== 'undefined' &&
      'Notification' in window &&
      Notification.permission === 'default' &&
      !wasAsked(),
  );
  const close = () => {
    keepAsked();
    setOpen(false);
  };
  if (!open) return null;
  return (
    <Notice>
      <p>{t('notify.why')}</p>
      <div className={css['ways']}>
        <NotifyChoice onChoice={close} />
        <Button kind="quiet" onClick={close}>
          {t('notify.later')}
        </Button>
      </div>
    </Notice>
  );
}
