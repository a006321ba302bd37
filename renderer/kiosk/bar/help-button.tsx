import { Hand } from 'lucide-react';
import { classes } from '../../ui/primitives/class-names.ts';
import { Icon } from '../../ui/primitives/icon.tsx';
import { helpLine } from '../help/help-text.ts';
import { useKiosk } from '../kiosk-context.tsx';
import { useText } from '../kiosk-text.ts';
import css from './help-button.module.css';

/** Help: one colour, one place, on every screen and over every sheet. Pressed again it never cancels. */
export function HelpButton() {
  const { t } = useText();
  const { view, help, actions } = useKiosk();
  return (
    <button
      type="button"
      data-same="help"
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
