import { createContext, useContext } from 'react';

/** Which kiosk the side panel is about. */
export interface Watched {
  readonly kioskId: string;
  /** The call that it was opened from. */
  readonly callId: string | null;
}

export interface KioskPanelControl {
  readonly watched: Watched | null;
  readonly open: (watched: Watched) => void;
  readonly close: () => void;
}

const closed: KioskPanelControl = { watched: null, open: () => {}, close: () => {} };

export const KioskPanelContext = createContext<KioskPanelControl>(closed);

/** Opens and closes the panel about one kiosk, from anywhere on the page. */
export function useKioskPanel(): KioskPanelControl {
  return useContext(KioskPanelContext);
}
