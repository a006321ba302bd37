import { createTextContext } from '../../ui/i18n/text-context.tsx';
import { offerMessages, type OfferMessages } from '../../ui/messages/generated/offer.ts';

/** Texts of the offer of a hand, which most visits never see. */
export const { TextProvider: OfferTextProvider, useText } = createTextContext<OfferMessages>(offerMessages);
