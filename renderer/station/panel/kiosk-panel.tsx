import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { StationView } from '../../../contract/views.ts';
import { Icon } from '../../ui/primitives/icon.tsx';
import { useText } from '../station-text.ts';
import css from './kiosk-panel.module.css';
import { panelSections } from './sections.tsx';
import type { Watched } from './use-kiosk-panel.ts';

export interface KioskPanelProps {
  readonly view: StationView;
  readonly watched: Watched;
  readonly onClose: () => void;
}

/** Everything about one kiosk, beside the queue; on a phone in its place. */
export function KioskPanel({ view, watched, onClose }: KioskPanelProps) {
  const { t } = useText();
  const title = useRef<HTMLHeadingElement>(null);
  const { kioskId, callId } = watched;
  const kiosk = view.kiosks.find((one) => one.kioskId === kioskId) ?? null;
  const call = view.calls.find((one) => one.callId === callId) ?? null;
  useEffect(() => title.current?.focus(), [kioskId]);
  // A call that ended took its buttons with it: keys go on from the panel, not from the top of the page.
  const calls = view.calls.filter((one) => one.kioskId === kioskId).length;
  useEffect(() => {
    if (document.activeElement === document.body) title.current?.focus({ preventScroll: true });
  }, [calls]);
  return (
    <section
      className={css['panel']}
      aria-labelledby="kiosk-panel-title"
      onKeyDown={(event) => {
        // A dialog over the panel closes by its own: the panel under it, and what was begun there, stays.
        const over = event.target instanceof Element && event.target.closest('dialog') !== null;
        if (event.key === 'Escape' && !over && !event.defaultPrevented) onClose();
      }}
    >
      <header className={css['head']}>
        <div>
          <h2 id="kiosk-panel-title" ref={title} tabIndex={-1} className={css['title']}>
            {kiosk?.name ?? kioskId}
          </h2>
          {kiosk && kiosk.place !== '' && <p className={css['place']}>{kiosk.place}</p>}
        </div>
        <button type="button" className={css['close']} aria-label={t('panel.close')} onClick={onClose}>
          <Icon of={X} />
        </button>
      </header>
      <div className={css['body']}>
        {panelSections.map(({ id, Section }) => (
          <Section key={`${id} ${kioskId}`} view={view} kioskId={kioskId} kiosk={kiosk} call={call} />
        ))}
      </div>
    </section>
  );
}
