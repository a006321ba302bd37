import { BellRing } from 'lucide-react';
import { useMemo, useState } from 'react';
import { climbs } from '../../domain/assist/call-rules.ts';
import type { StationView } from '../../contract/views.ts';
import { CallQueue } from './call-queue.tsx';
import { CallsStrip } from './calls-strip.tsx';
import { KioskPanel } from './panel/kiosk-panel.tsx';
import { KioskPanelContext, type KioskPanelControl, type Watched } from './panel/use-kiosk-panel.ts';
import type { StationPart } from './parts/part.ts';
import { stationParts, type PartId } from './parts/parts.ts';
import { StationTabs, type StationTab, type Tab } from './station-tabs.tsx';
import css from './station-work.module.css';
import { useLayout } from './use-layout.ts';

export type { StationTab } from './station-tabs.tsx';

const parts: readonly StationPart<PartId>[] = stationParts;

/**
 * The queue and what stands beside it. In the hand one at a time, the panel about a kiosk in their place; with more
 * room the queue never leaves.
 */
export function StationWork({
  view,
  tab: first,
  watching,
}: {
  readonly view: StationView;
  readonly tab: StationTab;
  readonly watching: Watched | null;
}) {
  const layout = useLayout();
  const [tab, setTab] = useState(first);
  const [watched, setWatched] = useState(watching);
  const control = useMemo<KioskPanelControl>(
    () => ({ watched, open: setWatched, close: () => setWatched(null) }),
    [watched],
  );

  const beside = tab === 'calls' && layout > 1 ? 'orders' : tab;
  const part = parts.find(({ id }) => id === beside);
  const panel = watched && <KioskPanel view={view} watched={watched} onClose={control.close} />;
  const queue = layout > 1 || (part === undefined && panel === null);
  // The panel of a kiosk shows its own call.
  const shown = panel === null ? undefined : watched?.kioskId;
  const free = view.calls.filter((call) => climbs(call) && call.kioskId !== shown);

  function show(next: StationTab): void {
    setTab(next);
    if (layout < 3) setWatched(null);
  }

  const choices: readonly Tab[] = [
    ...(layout > 1 ? [] : [{ id: 'calls' as const, icon: BellRing, count: view.calls.length }]),
    ...parts.map(({ id, icon, count }) => ({ id, icon, count: count?.(view) ?? 0 })),
  ];

  return (
    <KioskPanelContext value={control}>
      <div className={css['work']} data-layout={layout} data-panel={panel ? '' : undefined}>
        <main className={css['main']}>
          {!queue && free.length > 0 && (
            <div className={css['strip']}>
              <CallsStrip calls={free} onShow={() => show('calls')} />
            </div>
          )}
          {queue && (
            <div className={css['calls']}>
              <CallQueue view={view} />
            </div>
          )}
          {part && (layout > 2 || panel === null) && (
            <div className={css['part']}>
              <part.Body view={view} />
            </div>
          )}
          {panel && <div className={css['panel']}>{panel}</div>}
        </main>
        <StationTabs tabs={choices} at={layout > 2 || panel === null ? beside : null} onPick={show} />
      </div>
    </KioskPanelContext>
  );
}
