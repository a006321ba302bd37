import { createContext, useContext } from 'react';
import { formatMoney } from '../../domain/money.ts';
import type { LocalMoment, Minor } from '../../domain/catalog/catalog.ts';
import type { CommandInput, CommandName } from '../../contract/commands.ts';
import type { HelpView, KioskView, Place, SessionView } from '../../contract/views.ts';
import type { Connection } from '../ui/client/feed.ts';
import type { Menu } from './menu.ts';
import { useText } from './kiosk-text.ts';

/** What a touch may start. In a drawing (gallery, tests) none of these does anything. */
export interface KioskActions {
  /** Sends a command; true when it was carried out. What goes wrong is said on the screen. */
  readonly run: <N extends CommandName>(name: N, input: CommandInput<N>) => Promise<boolean>;
  /** Shows another place of the menu at once, and tells the engine. */
  readonly go: (place: Place) => void;
  /** Begins a visit if none is open yet, then does the rest. */
  readonly begin: (then?: () => void) => void;
  readonly callForHelp: () => void;
}

/** Everything that a screen is drawn from. */
export interface Kiosk {
  readonly view: KioskView;
  readonly menu: Menu | null;
  readonly connection: Connection;
  /** The call as the screen knows it, the customer's own press included. */
  readonly help: HelpView;
  /** The shop's wall clock, for offers that come and go. */
  readonly moment: LocalMoment;
  readonly actions: KioskActions;
}

const KioskContext = createContext<Kiosk | null>(null);
export const KioskProvider = KioskContext.Provider;

export function useKiosk(): Kiosk {
  const kiosk = useContext(KioskContext);
  if (!kiosk) throw new Error('useKiosk outside of its KioskProvider');
  return kiosk;
}

/** The menu and the customer's session, for screens that are only shown when both are there. */
export function useVisit(): { readonly menu: Menu; readonly session: SessionView } & Omit<Kiosk, 'menu'> {
  const { menu, ...kiosk } = useKiosk();
  const { session } = kiosk.view;
  if (!menu || !session) throw new Error('this screen needs a menu and a session');
  return { ...kiosk, menu, session };
}

/** Writes amounts in the shop's currency and the customer's language. */
export function useMoney(): (amount: Minor) => string {
  const { menu } = useKiosk();
  const { language } = useText();
  return (amount) =>
    menu ? formatMoney(amount, menu.index.catalog.shop.currency, language) : String(amount);
}

/** Address of a picture of the shown catalogue; null when there is none. */
export function useImage(): (name: string | undefined) => string | null {
  const { menu } = useKiosk();
  return (name) =>
    menu && name !== undefined ? `/catalog/${menu.version}/images/${encodeURIComponent(name)}` : null;
}
