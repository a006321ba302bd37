import { useEffect, useState, type ReactNode } from 'react';
import type { Place } from '../../contract/views.ts';
import { Bar, type BarSheet } from './bar/bar.tsx';
import { chooseScreen, type ScreenName } from './choose-screen.ts';
import { HelpSheet } from './help/help-sheet.tsx';
import { HelpStatus } from './help/help-status.tsx';
import { KioskProvider, type Kiosk } from './kiosk-context.tsx';
import { ConnectionVeil } from './overlays/connection-veil.tsx';
import { IdleWarning } from './overlays/idle-warning.tsx';
import { loadLater } from '../ui/load-later.tsx';
import { useText } from './kiosk-text.ts';
import { AttractScreen } from './screens/attract.tsx';
import { LoadingScreen } from './screens/loading.tsx';
import { ItemScreen } from './screens/item.tsx';
import { MenuScreen } from './screens/menu.tsx';
import { OrderTypeScreen } from './screens/order-type.tsx';
import css from './kiosk-page.module.css';

const loadCheckout = () => import('./screens/checkout.ts');

// Few visits open these, and the first screen must not wait for them.
const OfferStrip = loadLater(async () => (await import('./offer/offer-strip.tsx')).OfferStrip);
const TalkLayer = loadLater(async () => (await import('./talk/talk-layer.tsx')).TalkLayer);
const ClosedScreen = loadLater(async () => (await import('./screens/closed.tsx')).ClosedScreen);
const StaffLayer = loadLater(async () => (await import('./staff/staff-layer.tsx')).StaffLayer);
const SettingsSheet = loadLater(async () => (await import('./overlays/settings.tsx')).SettingsSheet);

// The first screen must not wait for these either; they are fetched once something is in the order.
const OrderScreen = loadLater(async () => (await loadCheckout()).OrderScreen);
const ReviewScreen = loadLater(async () => (await loadCheckout()).ReviewScreen);
const CheckingScreen = loadLater(async () => (await loadCheckout()).CheckingScreen);
const DeclinedScreen = loadLater(async () => (await loadCheckout()).DeclinedScreen);
const DoneScreen = loadLater(async () => (await loadCheckout()).DoneScreen);
const ParkedScreen = loadLater(async () => (await loadCheckout()).ParkedScreen);
const PayScreen = loadLater(async () => (await loadCheckout()).PayScreen);

const screens: Readonly<
  Record<ScreenName, (place: Place | undefined, onSheet: (sheet: BarSheet) => void) => ReactNode>
> = {
  loading: () => <LoadingScreen />,
  closed: () => <ClosedScreen />,
  attract: (_place, onSheet) => <AttractScreen onCode={() => onSheet('code')} />,
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
  // Whoever opened staff mode by PIN gets the customer's page back, not the PIN pad.
  if (sheet === 'staff' && view.staffMode !== null) setSheet(null);
  const screen = chooseScreen(view, menu !== null, place);
  const ordering = (view.session?.lines.length ?? 0) > 0;
  useEffect(() => {
    // A failure is tried again when a screen of it is to be drawn.
    if (ordering) void loadCheckout().catch(() => undefined);
  }, [ordering]);
  const reach = view.session?.comfort.reach ?? false;
  const idle = view.session?.idle ?? null;
  const { talk } = view;
  const said = talk !== null && (talk.proposal !== null || talk.messages.length > 0);
  const layer = (said || (helpOpen && talk !== null)) && <TalkLayer inSheet={helpOpen} />;
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
        <main className={css['stage']} inert={connection === 'lost' || view.staffMode !== null}>
          {screens[screen](place, setSheet)}
        </main>
        {connection === 'lost' && (
          <div className={css['veil']}>
            <ConnectionVeil />
          </div>
        )}
        <div className={css['below']} inert={view.staffMode !== null}>
          {trouble}
          {strip && screen !== 'checking' && (
            <div className={css['strip']}>
              <HelpStatus help={help} />
            </div>
          )}
          {!helpOpen && layer}
          {offer !== null && help.state === 'none' && (
            <OfferStrip offerId={offer.offerId} language={view.session?.language ?? 'en'} />
          )}
          <Bar onSheet={setSheet} />
        </div>
        {sheet !== null && sheet !== 'staff' && (
          <SettingsSheet sheet={sheet} onClose={() => setSheet(null)} onStaff={() => setSheet('staff')} />
        )}
        {(view.staffMode !== null || sheet === 'staff') && <StaffLayer onClose={() => setSheet(null)} />}
        {helpOpen && help.state !== 'none' && (
          <HelpSheet help={help} acknowledged={helpAcknowledged} onClose={onHelpClose}>
            {layer}
          </HelpSheet>
        )}
        {idle !== null && !helpOpen && connection !== 'lost' && (
          <IdleWarning leavingInMs={idle.leavingInMs} onStay={onStay} />
        )}
      </div>
    </KioskProvider>
  );
}
