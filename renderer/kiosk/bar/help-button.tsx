import { Hand } from 'lucide-react';
import type { HelpView } from '../../../contract/views.ts';
import { classes } from '../../ui/primitives/class-names.ts';
import { Icon } from '../../ui/primitives/icon.tsx';
import { useKiosk } from '../kiosk-context.tsx';
import { useText, type KioskTranslate } from '../kiosk-text.ts';
import css from './help-button.module.css';

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

/** Help: one colour, one place, on every screen and over every sheet. Pressed again it never cancels. */
export function HelpButton() {
  const { t } = useText();
  const { view, help, actions } = useKiosk();
  return (
    <button
      type="button"
      className={classes(css['help'], help.state !== 'none' && css['open'])}
      onClick={actions.callForHelp}
    >
      <Icon of={Hand} size="l" />
      <span className={css['words']}>
        <strong>{t('bar.help')}</strong>
        <span className={css['line']}>{helpLine(t, help, view.helpPath)}</span>
      </span>
    </button>
  );
}
