import type { ReactNode } from 'react';
import type { Comfort } from '../../../contract/views.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { LanguagePicker } from '../../ui/primitives/language-picker.tsx';
import { classes } from '../../ui/primitives/class-names.ts';
import type { BarSheet } from '../bar/bar.tsx';
import { CodeSheet } from '../code/code-sheet.tsx';
import { useKiosk } from '../kiosk-context.tsx';
import { useText } from '../kiosk-text.ts';
import { Sheet } from '../sheet.tsx';
import css from './settings.module.css';

const asShown: Comfort = { textPercent: 100, contrast: 'standard', reach: false };
const sizes = [100, 125, 150, 200] as const;

interface ChoiceProps {
  readonly label: string;
  readonly children: ReactNode;
}

function Choice({ label, children }: ChoiceProps) {
  return (
    <div role="group" aria-label={label}>
      <h3 className={css['label']} aria-hidden="true">
        {label}
      </h3>
      <div className={css['options']}>{children}</div>
    </div>
  );
}

interface OptionProps {
  readonly on: boolean;
  readonly onPick: () => void;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

function Option({ on, onPick, children, className }: OptionProps) {
  return (
    <button
      type="button"
      aria-pressed={on}
      className={classes(css['option'], on && css['on'], className)}
      onClick={onPick}
    >
      {children}
    </button>
  );
}

/** The sheets behind the bar and the start screen: language, text and view, start over, the code of an order. */
export function SettingsSheet({
  sheet,
  onClose,
  onStaff,
}: {
  readonly sheet: BarSheet;
  readonly onClose: () => void;
  readonly onStaff: () => void;
}) {
  const { t, language } = useText();
  const { view, menu, actions } = useKiosk();
  const comfort = view.session?.comfort ?? asShown;
  // Only what was touched: the picture may not know yet what was touched just before.
  const set = (change: Partial<Comfort>) => actions.begin(() => void actions.run('session.comfort', change));

  if (sheet === 'code') return <CodeSheet onClose={onClose} />;

  if (sheet === 'language') {
    return (
      <Sheet label={t('language.title')} onClose={onClose}>
        <h2 className={css['title']}>{t('language.title')}</h2>
        <LanguagePicker
          languages={menu?.index.catalog.shop.languages ?? []}
          current={language}
          label={t('language.title')}
          onPick={(next) => {
            onClose();
            actions.begin(() => void actions.run('session.language', { language: next }));
          }}
        />
        <div className={css['end']}>
          <Button size="l" wide onClick={onClose}>
            {t('common.close')}
          </Button>
        </div>
      </Sheet>
    );
  }

  if (sheet === 'display') {
    return (
      <Sheet label={t('display.title')} onClose={onClose}>
        <h2 className={css['title']}>{t('display.title')}</h2>
        <div className={css['choices']}>
          <Choice label={t('display.size')}>
            {sizes.map((textPercent) => (
              <Option
                key={textPercent}
                on={comfort.textPercent === textPercent}
                onPick={() => set({ textPercent })}
                className={css[`size${textPercent}`]}
              >
                {textPercent} %
              </Option>
            ))}
          </Choice>
          <Choice label={t('display.contrast')}>
            {(['standard', 'high'] as const).map((contrast) => (
              <Option key={contrast} on={comfort.contrast === contrast} onPick={() => set({ contrast })}>
                {t(`display.contrast.${contrast}`)}
              </Option>
            ))}
          </Choice>
          <Choice label={t('display.reach')}>
            <Option on={!comfort.reach} onPick={() => set({ reach: false })}>
              {t('display.reach.off')}
            </Option>
            <Option on={comfort.reach} onPick={() => set({ reach: true })}>
              {t('display.reach.on')}
            </Option>
          </Choice>
        </div>
        <div className={css['end']}>
          <Button kind="primary" size="l" wide onClick={onClose}>
            {t('display.done')}
          </Button>
          <Button kind="quiet" size="s" className={css['staff']} onClick={onStaff}>
            {t('display.staff')}
          </Button>
        </div>
      </Sheet>
    );
  }

  return (
    <Sheet label={t('startOver.title')} onClose={onClose} alert>
      <h2 className={css['title']}>{t('startOver.title')}</h2>
      <p>{t('startOver.text')}</p>
      <div className={css['end']}>
        <Button
          kind="danger"
          size="l"
          wide
          onClick={() => {
            onClose();
            void actions.run('session.startOver', {});
          }}
        >
          {t('startOver.yes')}
        </Button>
        <Button kind="primary" size="l" wide onClick={onClose}>
          {t('startOver.no')}
        </Button>
      </div>
    </Sheet>
  );
}
