import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { Place } from '../../contract/views.ts';
import { Bar, type BarSheet } from './bar/bar.tsx';
import { chooseScreen, type ScreenName } from './choose-screen.ts';
import { HelpSheet } from './help/help-sheet.tsx';
import { HelpStatus } from './help/help-status.tsx';
import { KioskProvider, type Kiosk } from './kiosk-context.tsx';
import { ConnectionVeil } from './overlays/connection-veil.tsx';
import { IdleWarning } from './overlays/idle-warning.tsx';
import { useText } from './kiosk-text.ts';
import { AttractScreen } from './screens/attract.tsx';
import { CheckingScreen } from './screens/checking.tsx';
import { ClosedScreen, LoadingScreen } from './screens/closed.tsx';
import { DeclinedScreen } from './screens/declined.tsx';
import { DoneScreen } from './screens/done.tsx';
import { ItemScreen } from './screens/item.tsx';
import { MenuScreen } from './screens/menu.tsx';
import { OrderScreen } from './screens/order.tsx';
import { OrderTypeScreen } from './screens/order-type.tsx';
import { ParkedScreen } from './screens/parked.tsx';
import { PayScreen } from './screens/pay.tsx';
import { ReviewScreen } from './screens/review.tsx';
import css from './kiosk-page.module.css';

/** Behind the bar: fetched when somebody opens it. */
const SettingsSheet = lazy(async () => ({
  default: (await import('./overlays/settings.tsx')).SettingsSheet,
}));

/** Few visits see it. */
const OfferStrip = lazy(async () => ({ default: (await import('./offer/offer-strip.tsx')).OfferStrip }));

const screens: Readonly<Record<ScreenName, (place: Place | undefined) => ReactNode>> = {
  loading: () => <LoadingScreen />,
  closed: () => <ClosedScreen />,
  attract: () => <AttractScreen />,
  type: () => <OrderTypeScreen />,
  menu: (place) => <MenuScreen categoryId={place?.screen === 'menu' ? place.categoryId : null} />,
  item: (place) =>
    place?.screen === 'item' ? <ItemScreen itemId={place.itemId} lineId={place.lineId} /> : null,
  order: () => <OrderScreen />,
  review: () => <ReviewScreen />,
  pay: () => <PayScreen />,
  declined: () => <DeclinedScreen />,
  checking: () => <CheckingScreen />,
  done: () => <DoneScreen />,
  parked: () => <ParkedScreen />,
};

export interface KioskPageProps {
  readonly kiosk: Kiosk;
  /** Where the customer's finger is in the menu. */
  readonly place: Place | undefined;
  readonly helpAcknowledged: boolean;
  readonly helpOpen: boolean;
  readonly onHelpClose: () => void;
  /** Something did not work: said above the bar. */
  readonly trouble: ReactNode;
  readonly onStay: () => void;
  /** For drawings: a sheet that is open from the start. */
  readonly openSheet?: BarSheet | null;
}

/** The whole customer's page, a pure drawing of the kiosk's view. */
export function KioskPage(props: KioskPageProps) {
  const { kiosk, place, helpAcknowledged, helpOpen, onHelpClose, trouble, onStay, openSheet = null } = props;
  const { view, menu, connection, help } = kiosk;
  const { pick } = useText();
  const [sheet, setSheet] = useState<BarSheet | null>(openSheet);
  const screen = chooseScreen(view, menu !== null, place);
  const reach = view.session?.comfort.reach ?? false;
  const idle = view.session?.idle ?? null;
  const offer = view.session?.offer ?? null;
  const strip = help.state !== 'none' && (help.cause !== 'help' || help.state === 'go-to-counter');

  return (
    <KioskProvider value={kiosk}>
      <div className={css['shell']}>
        {reach && (
          <div className={css['above']} aria-hidden="true">
            {menu && <p>{pick(menu.index.catalog.shop.name)}</p>}
          </div>
        )}
        <main className={css['stage']} inert={connection === 'lost'}>
          {screens[screen](place)}
        </main>
        {connection === 'lost' && (
          <div className={css['veil']}>
            <ConnectionVeil />
          </div>
        )}
        <div className={css['below']}>
          {trouble}
          {strip && screen !== 'checking' && (
            <div className={css['strip']}>
              <HelpStatus help={help} />
            </div>
          )}
          {offer !== null && help.state === 'none' && (
            <Suspense>
              <OfferStrip offerId={offer.offerId} language={view.session?.language ?? 'en'} />
            </Suspense>
          )}
          <Bar onSheet={setSheet} />
        </div>
        {sheet !== null && (
          <Suspense>
            <SettingsSheet sheet={sheet} onClose={() => setSheet(null)} />
          </Suspense>
        )}
        {helpOpen && help.state !== 'none' && (
          <HelpSheet help={help} acknowledged={helpAcknowledged} onClose={onHelpClose} />
        )}
        {idle !== null && !helpOpen && connection !== 'lost' && (
          <IdleWarning leavingInMs={idle.leavingInMs} onStay={onStay} />
        )}
      </div>
    </KioskProvider>
  );
}
