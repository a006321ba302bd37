import { lazy } from 'react';

const RETRY_MS = 1_500;

/** The engine may be away just now: what was asked for is asked for again, and the page stands meanwhile. */
async function insist<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch (error) {
      // oxlint-disable-next-line no-console -- the page has no other log; the shell keeps its console
      console.error(error);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

/** Parts that few customers need, loaded when the first one does. */
export const ItemDetails = lazy(() =>
  insist(() => import('./item/item-details.tsx')).then((part) => ({ default: part.ItemDetails })),
);
export const SettingsSheet = lazy(() =>
  insist(() => import('./overlays/settings.tsx')).then((part) => ({ default: part.SettingsSheet })),
);
export const OfferStrip = lazy(() =>
  insist(() => import('./offer/offer-strip.tsx')).then((part) => ({ default: part.OfferStrip })),
);
export const TalkLayer = lazy(() =>
  insist(() => import('./talk/talk-layer.tsx')).then((part) => ({ default: part.TalkLayer })),
);
