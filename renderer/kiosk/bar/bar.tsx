import { ALargeSmall, Languages, RotateCcw } from 'lucide-react';
import { Icon } from '../../ui/primitives/icon.tsx';
import { useKiosk } from '../kiosk-context.tsx';
import { useText } from '../kiosk-text.ts';
import { HelpButton } from './help-button.tsx';
import css from './bar.module.css';

export type BarSheet = 'language' | 'display' | 'startOver' | 'staff' | 'code';

const undoable = ['starting', 'browsing', 'reviewing', 'declined', 'parked'];

/** The one thing that never moves: Help at its place, then language, text and view, start over. */
export function Bar({ onSheet }: { readonly onSheet: (sheet: BarSheet) => void }) {
  const { t } = useText();
  const { view, menu } = useKiosk();
  const canStartOver = view.session !== null && undoable.includes(view.session.step);
  const offersLanguages = (menu?.index.catalog.shop.languages.length ?? 0) > 1;
  const tools = [
    { sheet: 'language', icon: Languages, label: t('bar.language'), usable: offersLanguages },
    { sheet: 'display', icon: ALargeSmall, label: t('bar.display'), usable: menu !== null },
    { sheet: 'startOver', icon: RotateCcw, label: t('bar.startOver'), usable: canStartOver },
  ] as const;

  return (
    <nav className={css['bar']} aria-label={t('bar.label')}>
      <HelpButton />
      <div className={css['tools']}>
        {tools.map(({ sheet, icon, label, usable }) => (
          <button
            key={sheet}
            type="button"
            className={css['tool']}
            disabled={!usable}
            onClick={() => onSheet(sheet)}
          >
            <Icon of={icon} size="l" />
            <span>{label}</span>
          </button>
        ))}
      </div>
    </nav>
  );
}
