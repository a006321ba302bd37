import { ALargeSmall, Hand, Languages, RotateCcw } from 'lucide-react';
import type { HelpView } from '../../../contract/views.ts';
import { Icon } from '../../ui/primitives/icon.tsx';
import { classes } from '../../ui/primitives/class-names.ts';
import { useKiosk } from '../kiosk-context.tsx';
import { useText, type KioskTranslate } from '../kiosk-text.ts';
import css from './bar.module.css';

export type BarSheet = 'language' | 'display' | 'startOver';

/** What the Help button says under its name: only what is proven. */
export function helpLine(t: KioskTranslate, help: HelpView, helpPath: 'proven' | 'unproven'): string {
  switch (help.state) {
    case 'none':
      return t(helpPath === 'proven' ? 'bar.help.call' : 'bar.help.unproven');
    case 'calling':
      return t('bar.help.calling');
    case 'seen':
      return t('bar.help.seen');
    case 'accepted':
      return t('bar.help.accepted', { name: help.byName ?? t('common.person') });
    case 'arrived':
      return t('bar.help.arrived', { name: help.byName ?? t('common.person') });
    case 'unreachable':
      return t('bar.help.unreachable');
    case 'go-to-counter':
      return t('bar.help.counter');
  }
}

export interface BarProps {
  /** The call as the screen knows it, the customer's own press included. */
  readonly help: HelpView;
  readonly onSheet: (sheet: BarSheet) => void;
}

/** The one thing that never moves: Help at its place, then language, text and view, start over. */
export function Bar({ help, onSheet }: BarProps) {
  const { t } = useText();
  const { view, menu, actions } = useKiosk();
  const { session } = view;
  const canStartOver =
    session !== null && ['starting', 'browsing', 'reviewing', 'declined', 'parked'].includes(session.step);
  const offersLanguages = (menu?.index.catalog.shop.languages.length ?? 0) > 1;

  return (
    <nav className={css['bar']} aria-label={t('bar.label')}>
      <button
        type="button"
        className={classes(css['help'], help.state !== 'none' && css['open'])}
        onClick={actions.callForHelp}
      >
        <Icon of={Hand} size="l" />
        <span className={css['helpText']}>
          <strong>{t('bar.help')}</strong>
          <span className={css['line']}>{helpLine(t, help, view.helpPath)}</span>
        </span>
      </button>
      <div className={css['tools']}>
        {offersLanguages && (
          <button type="button" className={css['tool']} onClick={() => onSheet('language')}>
            <Icon of={Languages} size="l" />
            <span>{t('bar.language')}</span>
          </button>
        )}
        <button type="button" className={css['tool']} disabled={!menu} onClick={() => onSheet('display')}>
          <Icon of={ALargeSmall} size="l" />
          <span>{t('bar.display')}</span>
        </button>
        <button
          type="button"
          className={css['tool']}
          disabled={!canStartOver}
          onClick={() => onSheet('startOver')}
        >
          <Icon of={RotateCcw} size="l" />
          <span>{t('bar.startOver')}</span>
        </button>
      </div>
    </nav>
  );
}
