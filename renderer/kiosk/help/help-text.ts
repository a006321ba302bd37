import type { HelpWay } from '../../../domain/assist/help-path.ts';
import type { HelpView } from '../../../contract/views.ts';
import type { KioskTranslate } from '../kiosk-text.ts';

type OpenHelp = Exclude<HelpView, { readonly state: 'none' }>;

/** What the Help button says under its name: only what is proven. */
export function helpLine(t: KioskTranslate, help: HelpView, way: HelpWay): string {
  switch (help.state) {
    case 'none':
      return t(`bar.help.${way}`);
    case 'calling':
      return t('bar.help.calling');
    case 'seen':
      return t('bar.help.seen');
    case 'accepted':
    case 'arrived':
      return t(`bar.help.${help.state}`, { name: help.byName ?? t('common.person') });
    case 'unreachable':
      return t('bar.help.unreachable');
    case 'go-to-counter':
      return t('bar.help.counter');
  }
}

/** What is tried beside the screens, as far as it has gone out. */
const triedIds = {
  '': 'help.unreachableText',
  paged: 'help.pagedText',
  lit: 'help.litText',
  pagedlit: 'help.pagedLitText',
} as const;

export interface HelpWords {
  readonly title: string;
  readonly text: string | null;
  readonly doubt: string | null;
  /** What came of a press while somebody was called already. */
  readonly again: string | null;
}

/** What the customer's own call says: a line, one for what to expect, and one where less than a screen is proven. */
export function helpWords(
  t: KioskTranslate,
  help: OpenHelp,
  way: HelpWay,
  /** Whether there is something that could be kept. */
  ordered: boolean,
): HelpWords {
  return {
    ...stateWords(t, help, way, ordered),
    again: help.heard ? t('help.heard') : waits(help) && help.pressedAgain ? t('help.again') : null,
  };
}

/** Nobody has said yet that they come. */
export function waits({ state }: Pick<OpenHelp, 'state'>): boolean {
  return state === 'calling' || state === 'seen' || state === 'unreachable';
}

function stateWords(
  t: KioskTranslate,
  help: OpenHelp,
  way: HelpWay,
  ordered: boolean,
): Omit<HelpWords, 'again'> {
  const name = help.byName ?? t('common.person');
  const doubt = way === 'screen' ? null : t(`help.doubt.${way}`);
  switch (help.state) {
    case 'calling':
      return { title: t('help.calling'), text: t(ordered ? 'help.callingText' : 'help.stay'), doubt };
    case 'seen':
      return { title: t('help.seen'), text: t('help.seenText'), doubt };
    case 'accepted':
    case 'arrived':
      return { title: t(`help.${help.state}`, { name }), text: ordered ? t('help.kept') : null, doubt: null };
    case 'unreachable':
      return {
        title: t('help.unreachable'),
        text: t(triedIds[`${help.paged ? 'paged' : ''}${help.lit ? 'lit' : ''}`]),
        doubt: null,
      };
    case 'go-to-counter':
      return { title: t('help.counter'), text: t('help.counterText'), doubt: null };
  }
}
