import { ArrowRight } from 'lucide-react';
import { Icon } from '../../ui/primitives/icon.tsx';
import { LanguagePicker } from '../../ui/primitives/language-picker.tsx';
import { Picture } from '../../ui/primitives/picture.tsx';
import type { Item } from '../../../domain/catalog/catalog.ts';
import { useImage, useKiosk } from '../kiosk-context.tsx';
import { useText } from '../kiosk-text.ts';
import { railCategories, sectionsOf, type Menu } from '../menu.ts';
import css from './attract.module.css';

/** The first good picture of each category that can be had now, for a window that shows what is sold here. */
function showcase(menu: Menu, unavailable: Readonly<Record<string, unknown>>): readonly Item[] {
  const shown = new Set<Item>();
  for (const category of railCategories(menu)) {
    const items = sectionsOf(menu.index, category).flatMap((section) => section.items);
    const next = items.find(
      (item) => item.image !== undefined && !(item.id in unavailable) && !item.soldOut && !shown.has(item),
    );
    if (next) shown.add(next);
  }
  return [...shown].slice(0, 6);
}

/** Nobody is here yet: what is sold, and one way in. A touch anywhere begins. */
export function AttractScreen({ onCode }: { readonly onCode: () => void }) {
  const { t, pick, language } = useText();
  const { view, menu, actions } = useKiosk();
  const image = useImage();
  if (!menu) return null;
  const { shop } = menu.index.catalog;

  return (
    // The whole screen is a shortcut for the button below, which keyboards and readers use.
    <div className={css['attract']} onClick={() => actions.begin()}>
      <div className={css['window']} aria-hidden="true">
        {showcase(menu, view.unavailable).map((item) => (
          <Picture
            key={item.id}
            src={image(item.image)}
            name={pick(item.name)}
            eager
            className={css['pane']}
          />
        ))}
      </div>
      <div className={css['words']}>
        <h1 className={css['name']}>{pick(shop.name)}</h1>
        <p className={css['tagline']}>{t('attract.tagline')}</p>
      </div>
      <div className={css['way']}>
        <button
          type="button"
          className={css['start']}
          onClick={(event) => {
            event.stopPropagation();
            actions.begin();
          }}
        >
          {t('attract.start')}
          <Icon of={ArrowRight} />
        </button>
        <button
          type="button"
          className={css['code']}
          onClick={(event) => {
            event.stopPropagation();
            onCode();
          }}
        >
          {t('attract.code')}
        </button>
        {shop.languages.length > 1 && (
          <div onClick={(event) => event.stopPropagation()}>
            <LanguagePicker
              languages={shop.languages}
              current={language}
              label={t('language.title')}
              onPick={(next) => actions.begin(() => void actions.run('session.language', { language: next }))}
            />
          </div>
        )}
      </div>
    </div>
  );
}
