import { LogOut } from 'lucide-react';
import type { ReactNode } from 'react';
import { screenLanguages } from '../i18n/translate.ts';
import { Button } from '../primitives/button.tsx';
import { languageName } from '../primitives/language-picker.tsx';
import { Panel } from './panel.tsx';
import { textSizes, themes } from './preferences.ts';
import { Segments } from './segments.tsx';
import { usePreferences } from './staff-root.tsx';
import { useStaffText } from './staff-text.ts';

export interface SettingsPanelProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly onSignOut?: (() => void) | undefined;
  /** What else this screen has to say about itself. */
  readonly children?: ReactNode;
}

/** Language, colours, text size, and the way out. */
export function SettingsPanel({ title, onClose, onSignOut, children }: SettingsPanelProps) {
  const { t } = useStaffText();
  const { preferences, prefer } = usePreferences();
  return (
    <Panel
      title={title}
      onClose={onClose}
      actions={
        onSignOut && (
          <Button icon={LogOut} onClick={onSignOut}>
            {t('signOut')}
          </Button>
        )
      }
    >
      <Segments
        label={t('settings.language')}
        options={screenLanguages.map((language) => ({
          value: language,
          label: languageName(language),
          lang: language,
        }))}
        value={preferences.language}
        onPick={(language) => prefer({ language })}
      />
      <Segments
        label={t('settings.theme')}
        options={themes.map((theme) => ({ value: theme, label: t(`settings.theme.${theme}`) }))}
        value={preferences.theme}
        onPick={(theme) => prefer({ theme })}
      />
      <Segments
        label={t('settings.text')}
        options={textSizes.map((size) => ({ value: size, label: `${size} %` }))}
        value={preferences.textPercent}
        onPick={(textPercent) => prefer({ textPercent })}
      />
      {children}
    </Panel>
  );
}
