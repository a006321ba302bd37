import type { HelpView } from '../../../contract/views.ts';
import type { KioskTranslate } from '../kiosk-text.ts';

type OpenHelp = Exclude<HelpView, { readonly state: 'none' }>;

/** What the customer's own call says: a line, and one more for what to expect. */
export function helpWords(
  t: KioskTranslate,
  help: OpenHelp,
): { readonly title: string; readonly text: string } {
  const name = help.byName ?? t('common.person');
  switch (help.state) {
    case 'calling':
      return { title: t('help.calling'), text: t('help.callingText') };
    case 'seen':
      return { title: t('help.seen'), text: t('help.seenText') };
    case 'accepted':
      return { title: t('help.accepted', { name }), text: t('help.acceptedText') };
    case 'arrived':
      return { title: t('help.arrived', { name }), text: t('help.arrivedText') };
    case 'unreachable':
      return { title: t('help.unreachable'), text: t('help.unreachableText') };
    case 'go-to-counter':
      return { title: t('help.counter'), text: t('help.counterText') };
  }
}
