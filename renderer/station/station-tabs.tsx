import { ChevronDown, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { Icon } from '../ui/primitives/icon.tsx';
import { Panel } from '../ui/staff/panel.tsx';
import type { PartId } from './parts/parts.ts';
import css from './station-tabs.module.css';
import { useText } from './station-text.ts';
import { useTabsAreMenu } from './use-layout.ts';

export type StationTab = 'calls' | PartId;

export interface Tab {
  readonly id: StationTab;
  readonly icon: LucideIcon;
  /** What waits there. */
  readonly count: number;
}

export interface StationTabsProps {
  readonly tabs: readonly Tab[];
  /** The one in sight; null: something else is. */
  readonly at: StationTab | null;
  readonly onPick: (tab: StationTab) => void;
}

/** The way to the parts of the station: a row of all, or over large letters in the hand the calls and a list of the rest. */
export function StationTabs({ tabs, at, onPick }: StationTabsProps) {
  const { t } = useText();
  const menu = useTabsAreMenu();
  const [open, setOpen] = useState(false);
  const kept = menu ? tabs.filter(({ id }) => id === 'calls') : tabs;
  const listed = menu ? tabs.filter(({ id }) => id !== 'calls') : [];
  const inList = listed.find(({ id }) => id === at);
  const waiting = listed.reduce((sum, { id, count }) => sum + (id === at ? 0 : count), 0);
  return (
    <nav className={css['tabs']} data-menu={menu || undefined} aria-label={t('tabs')}>
      {kept.map((tab) => (
        <TabButton key={tab.id} tab={tab} here={tab.id === at} onPick={onPick} />
      ))}
      {menu && (
        <button
          type="button"
          className={css['tab']}
          aria-haspopup="dialog"
          aria-current={inList ? 'page' : undefined}
          onClick={() => setOpen(true)}
        >
          <span>{t(inList === undefined ? 'tabs.more' : `tab.${inList.id}`)}</span>
          {waiting > 0 && inList === undefined && <span className={css['count']}>{waiting}</span>}
          <Icon of={ChevronDown} />
        </button>
      )}
      {open && menu && (
        <Panel title={t('tabs')} onClose={() => setOpen(false)}>
          <div className={css['list']}>
            {listed.map((tab) => (
              <TabButton
                key={tab.id}
                tab={tab}
                here={tab.id === at}
                onPick={(next) => {
                  setOpen(false);
                  onPick(next);
                }}
              />
            ))}
          </div>
        </Panel>
      )}
    </nav>
  );
}

function TabButton({
  tab: { id, icon, count },
  here,
  onPick,
}: {
  readonly tab: Tab;
  readonly here: boolean;
  readonly onPick: (tab: StationTab) => void;
}) {
  const { t } = useText();
  return (
    <button
      type="button"
      className={css['tab']}
      aria-current={here ? 'page' : undefined}
      onClick={() => onPick(id)}
    >
      <Icon of={icon} />
      <span>{t(`tab.${id}`)}</span>
      {count > 0 && <span className={css['count']}>{count}</span>}
    </button>
  );
}
