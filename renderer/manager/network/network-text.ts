import { createTextContext } from '../../ui/i18n/text-context.tsx';
import { networkMessages, type NetworkMessages } from '../../ui/messages/generated/network.ts';

/** The words of the manager's network part. */
export const { TextProvider: NetworkTextProvider, useText } =
  createTextContext<NetworkMessages>(networkMessages);
