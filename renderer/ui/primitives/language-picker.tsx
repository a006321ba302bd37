import type { Language } from '../../../domain/catalog/catalog.ts';
import { classes } from './class-names.ts';
import css from './language-picker.module.css';

export interface LanguagePickerProps {
  readonly languages: readonly Language[];
  readonly current: Language;
  readonly onPick: (language: Language) => void;
  readonly label: string;
}

/** A language's name in that language, as its speakers look for it. */
export function languageName(language: Language): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  const plain = language === 'zh-Hans' ? '简体中文' : name;
  return plain.charAt(0).toLocaleUpperCase(language) + plain.slice(1);
}

/** One button for each language, each in its own words. */
export function LanguagePicker({ languages, current, onPick, label }: LanguagePickerProps) {
  return (
    <div className={css['picker']} role="group" aria-label={label}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === current}
          className={classes(css['language'], language === current && css['current'])}
          onClick={() => onPick(language)}
        >
          {languageName(language)}
        </button>
      ))}
    </div>
  );
}
