import type { DishAllergens } from '../../../domain/catalog/allergens.ts';
import type { Allergen, Item } from '../../../domain/catalog/catalog.ts';
import { useText } from '../kiosk-text.ts';
import { hasNone } from './details-label.ts';
import css from './item-details.module.css';

export interface AllergenListProps {
  readonly item: Item;
  /** Of the item as it is chosen now. */
  readonly allergens: DishAllergens;
}

/** What is in the dish, what the present choice brings and because of what, and what another choice could bring. */
export function AllergenList({ item, allergens }: AllergenListProps) {
  const { t, pick } = useText();
  const { always, chosen, possible } = allergens;
  const list = (heading: 'item.allergens' | 'item.allergensPossible', some: readonly Allergen[]) =>
    some.length > 0 && (
      <section className={heading === 'item.allergens' ? css['sure'] : css['possible']}>
        <h3 className={css['part']}>{t(heading)}</h3>
        <ul className={css['allergens']}>
          {some.map((allergen) => (
            <li key={allergen}>{t(`allergen.${allergen}`)}</li>
          ))}
        </ul>
      </section>
    );
  return (
    <>
      {list('item.allergens', always)}
      {(item.allergens === undefined || hasNone(allergens)) && <p>{t('item.allergensUnknown')}</p>}
      {chosen.length > 0 && (
        <section>
          <h3 className={css['part']}>{t('item.allergensChosen')}</h3>
          <dl className={css['chosen']}>
            {chosen.map(({ allergen, because }) => (
              <div key={allergen}>
                <dt>{t(`allergen.${allergen}`)}</dt>
                <dd>{because.map(pick).join(' · ')}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {list('item.allergensPossible', possible)}
      <p>{t('item.allergensNote')}</p>
    </>
  );
}
