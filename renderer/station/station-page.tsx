import { BellRing, ReceiptText, Store } from 'lucide-react';
import { useState } from 'react';
import type { StationView } from '../../contract/views.ts';
import type { Connection } from '../ui/client/feed.ts';
import { Icon } from '../ui/primitives/icon.tsx';
import { OfflineBand } from '../ui/staff/offline-band.tsx';
import { PinPad } from '../ui/staff/pin-pad.tsx';
import { StaffBar } from '../ui/staff/staff-bar.tsx';
import { useStaffText } from '../ui/staff/staff-text.ts';
import { CallQueue } from './call-queue.tsx';
import { CallsStrip } from './calls-strip.tsx';
import type { Chime } from './chime.ts';
import { HelpBand } from './help-band.tsx';
import { OrderList } from './order-list.tsx';
import { ShopPanel } from './shop-panel.tsx';
import { SoundButton } from './sound-button.tsx';
import css from './station-page.module.css';
import { useText } from './station-text.ts';

const tabs = ['calls', 'orders', 'shop'] as const;
type Tab = (typeof tabs)[number];
const icons = { calls: BellRing, orders: ReceiptText, shop: Store } as const;

export interface StationPageProps {
  /** null before the engine has said anything. */
  readonly view: StationView | null;
  readonly connection: Connection;
  readonly chime: Chime;
  readonly awake: boolean;
  readonly tab?: Tab;
}

function Work({
  view,
  tab,
  onTab,
}: {
  readonly view: StationView;
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
}) {
  const { t } = useText();
  const free = view.calls.filter((call) => call.acceptedBy === null);
  const counts = { calls: view.calls.length, orders: view.orders.length, shop: 0 };
  return (
    <>
      <main className={css['main']} data-tab={tab}>
        {tab !== 'calls' && free.length > 0 && (
          <div className={css['strip']}>
            <CallsStrip calls={free} onShow={() => onTab('calls')} />
          </div>
        )}
        <div className={css['calls']}>
          <CallQueue view={view} />
        </div>
        <div className={css['orders']}>
          <OrderList view={view} />
        </div>
        <div className={css['shop']}>
          <ShopPanel view={view} />
        </div>
      </main>
      <nav className={css['tabs']} aria-label={t('tabs')}>
        {tabs.map((one) => (
          <button
            key={one}
            type="button"
            className={css['tab']}
            aria-current={one === tab ? 'page' : undefined}
            onClick={() => onTab(one)}
          >
            <Icon of={icons[one]} />
            <span>{t(`tab.${one}`)}</span>
            {counts[one] > 0 && <span className={css['count']}>{counts[one]}</span>}
          </button>
        ))}
      </nav>
    </>
  );
}

/** The staff screen: who calls, what is to be made, how the shop is. */
export function StationPage({ view, connection, chime, awake, tab: first = 'calls' }: StationPageProps) {
  const { t } = useText();
  const staff = useStaffText();
  const [tab, setTab] = useState<Tab>(first);
  const me = view?.me ?? null;
  return (
    <div className={css['page']}>
      <div className={css['top']}>
        <StaffBar title={t('title')} me={me} settings={me && <p>{t(awake ? 'awake.on' : 'awake.off')}</p>}>
          {me && <SoundButton chime={chime} />}
        </StaffBar>
        {connection === 'lost' && <OfflineBand text={t('offline')} more={t('offline.more')} />}
        {connection !== 'lost' && view !== null && me !== null && <HelpBand view={view} />}
      </div>
      {view === null ? (
        <main className={css['loading']}>
          {connection !== 'lost' && <p>{staff.t('connection.loading')}</p>}
        </main>
      ) : me === null ? (
        <main className={css['signIn']}>
          <PinPad onTap={chime.unlock} />
        </main>
      ) : (
        <Work view={view} tab={tab} onTab={setTab} />
      )}
    </div>
  );
}
