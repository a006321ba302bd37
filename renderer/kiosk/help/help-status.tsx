import {
  BellRing,
  Hand,
  MapPin,
  MessageSquareDot,
  PersonStanding,
  Search,
  type LucideIcon,
} from 'lucide-react';
import type { HelpView } from '../../../contract/views.ts';
import { Icon } from '../../ui/primitives/icon.tsx';
import { classes } from '../../ui/primitives/class-names.ts';
import { useKiosk } from '../kiosk-context.tsx';
import { useText } from '../kiosk-text.ts';
import { helpLine } from './help-text.ts';
import css from './help-status.module.css';

export const helpIcons: Readonly<Record<Exclude<HelpView['state'], 'none'>, LucideIcon>> = {
  calling: BellRing,
  seen: MessageSquareDot,
  accepted: PersonStanding,
  arrived: Hand,
  unreachable: Search,
  'go-to-counter': MapPin,
};

/** A call as one quiet card: why the machine called, and how far the call has come. */
export function HelpStatus({ help }: { readonly help: HelpView }) {
  const { t } = useText();
  const { view } = useKiosk();
  if (help.state === 'none') return null;
  const machine = help.cause === 'help' ? null : t(`machine.${help.cause}`);
  return (
    <div className={classes(css['card'], css[help.state])} role="status">
      <Icon of={helpIcons[help.state]} size="l" />
      <span className={css['words']}>
        {machine && <span className={css['cause']}>{machine}</span>}
        <strong>{helpLine(t, help, view.helpPath)}</strong>
        {help.state === 'go-to-counter' && help.code !== null && (
          <span>
            {t('help.counterCode')} <b className={css['code']}>{help.code}</b>
          </span>
        )}
      </span>
    </div>
  );
}
