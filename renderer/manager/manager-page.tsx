import {
  BellRing,
  ChartColumn,
  FileText,
  Inbox,
  Monitor,
  Network,
  Plug,
  ReceiptText,
  Tags,
  UsersRound,
} from 'lucide-react';
import { type Dispatch, type SetStateAction, useEffect, useState } from 'react';
import type { ManagerView } from '../../contract/views.ts';
import type { Ladder } from '../../domain/assist/ladder.ts';
import type { Connection } from '../ui/client/feed.ts';
import { Icon } from '../ui/primitives/icon.tsx';
import { OfflineBand } from '../ui/staff/offline-band.tsx';
import { PinPad } from '../ui/staff/pin-pad.tsx';
import { StaffBar } from '../ui/staff/staff-bar.tsx';
import { useStaffText } from '../ui/staff/staff-text.ts';
import { DevicesPage } from './devices/devices-page.tsx';
import { FatigueNotice } from './fatigue-notice.tsx';
import { DraftReview } from './draft-review.tsx';
import { InboxTab, InsightTab } from './insight/lazy-parts.tsx';
import { ItemList } from './item-list.tsx';
import { LiveMenu } from './live-menu.tsx';
import css from './manager-page.module.css';
import { useText } from './manager-text.ts';
import { LadderPage } from './ladder/ladder-page.tsx';
import { NetworkPage } from './network/network-page.tsx';
import { PaperPage } from './paper/paper-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { ReadinessSection } from './readiness/readiness-section.tsx';
import { ShopPage } from './shop-page.tsx';
import { UploadArea } from './upload-area.tsx';
import { VersionList } from './version-list.tsx';

const tabs = [
  'menu',
  'items',
  'paper',
  'devices',
  'people',
  'ladder',
  'network',
  'shop',
  'inbox',
  'insight',
] as const;
export type ManagerTab = (typeof tabs)[number];
/** Where a manager reads that people are called for nothing: the first page, and where something can be done. */
const worried: readonly ManagerTab[] = ['menu', 'ladder', 'inbox', 'insight'];
const icons = {
  menu: FileText,
  items: Tags,
  paper: ReceiptText,
  devices: Plug,
  people: UsersRound,
  ladder: BellRing,
  network: Network,
  shop: Monitor,
  inbox: Inbox,
  insight: ChartColumn,
} as const;

/** The part of the screen that an address names, so that a reload stays where one was. */
export function tabOf(hash: string): ManagerTab {
  return tabs.find((tab) => `#${tab}` === hash) ?? 'menu';
}

/** What one person does here: a ladder that is half changed is still so after a look at another part. */
function Work({ view, tab }: { readonly view: ManagerView; readonly tab: ManagerTab }) {
  const [ladder, setLadder] = useState<Ladder | null>(null);
  return (
    <main className={css['main']}>
      {view.ladder && worried.includes(tab) && (
        <FatigueNotice fatigue={view.ladder.fatigue} linked={tab !== 'insight'} />
      )}
      <Part view={view} tab={tab} ladder={ladder} onLadder={setLadder} />
    </main>
  );
}

function Part({
  view,
  tab,
  ladder,
  onLadder,
}: {
  readonly view: ManagerView;
  readonly tab: ManagerTab;
  readonly ladder: Ladder | null;
  readonly onLadder: Dispatch<SetStateAction<Ladder | null>>;
}) {
  const live = view.versions.find((info) => info.live)?.version ?? null;
  switch (tab) {
    case 'menu':
      return (
        <>
          <LiveMenu view={view} />
          {view.draft && <DraftReview key={view.draft.draftId} draft={view.draft} currency={view.currency} />}
          <UploadArea replaces={view.draft !== null} />
          <VersionList versions={view.versions} />
        </>
      );
    case 'items':
      return <ItemList view={view} />;
    case 'paper':
      return <PaperPage />;
    case 'devices':
      return (
        <>
          <ReadinessSection readiness={view.readiness} />
          <DevicesPage view={view} />
        </>
      );
    case 'ladder':
      return (
        view.ladder && (
          <LadderPage facts={view.ladder} languages={view.languages} draft={ladder} onDraft={onLadder} />
        )
      );
    case 'people':
      return <PeoplePage view={view} />;
    case 'inbox':
      return <InboxTab view={view} />;
    case 'insight':
      return <InsightTab view={view} />;
    case 'network':
      return view.network && <NetworkPage network={view.network} />;
    case 'shop':
      return <ShopPage view={view} live={live} />;
  }
}

/** On a phone the parts are a strip that is wider than the screen: the one that is open stands in it. */
function intoSight(tab: HTMLElement | null): void {
  tab?.scrollIntoView({ inline: 'center', block: 'nearest' });
}

export interface ManagerPageProps {
  /** null before the engine has said anything. */
  readonly view: ManagerView | null;
  readonly connection: Connection;
  readonly tab: ManagerTab;
}

/** The manager's screen: the menu and its versions, items and stock, the machines. */
export function ManagerPage({ view, connection, tab }: ManagerPageProps) {
  const { t } = useText();
  const staff = useStaffText();
  const me = view?.me ?? null;
  return (
    <div className={css['page']}>
      <div className={css['top']}>
        <StaffBar title={t('title')} me={me} />
        {connection === 'lost' && <OfflineBand text={t('offline')} more={t('offline.more')} />}
        {me && (
          <nav className={css['tabs']} aria-label={t('tabs')}>
            {tabs.map((one) => (
              <a
                key={one}
                href={`#${one}`}
                className={css['tab']}
                aria-current={one === tab ? 'page' : undefined}
                ref={one === tab ? intoSight : undefined}
              >
                <Icon of={icons[one]} />
                {t(`tab.${one}`)}
              </a>
            ))}
          </nav>
        )}
      </div>
      {view === null ? (
        <main className={css['loading']}>
          {connection !== 'lost' && <p>{staff.t('connection.loading')}</p>}
        </main>
      ) : me === null ? (
        <main className={css['signIn']}>
          <PinPad title={t('signIn')} />
        </main>
      ) : (
        <Work key={me.staffId} view={view} tab={tab} />
      )}
    </div>
  );
}

/** Follows the address. */
export function useTab(): ManagerTab {
  const [tab, setTab] = useState(() => tabOf(location.hash));
  useEffect(() => {
    const follow = () => setTab(tabOf(location.hash));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return tab;
}
