import type { DishAllergens } from '../../../domain/catalog/allergens.ts';
import type { Allergen, Item } from '../../../domain/catalog/catalog.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { useText } from '../kiosk-text.ts';
import { Sheet } from '../sheet.tsx';
import css from './item-details.module.css';

export interface ItemDetailsProps {
  readonly item: Item;
  /** Of the item as it is chosen now. */
  readonly allergens: DishAllergens;
  readonly onClose: () => void;
}

function hasNone({ always, chosen, possible }: DishAllergens): boolean {
  return always.length + chosen.length + possible.length === 0;
}

/** A thing with facts and no word about allergens is not eaten: a pen, a notebook. */
function isGoods(item: Item, allergens: DishAllergens): boolean {
  return item.allergens === undefined && !!item.specs?.length && hasNone(allergens);
}

/** What the button to these details is called. */
export function detailsLabel(item: Item, allergens: DishAllergens): 'item.details' | 'item.specs' {
  return isGoods(item, allergens) ? 'item.specs' : 'item.details';
}

/** Allergens first, then the facts that a shopper compares. */
export function ItemDetails({ item, allergens, onClose }: ItemDetailsProps) {
  const { t, pick } = useText();
  return (
    <Sheet label={t(detailsLabel(item, allergens))} onClose={onClose}>
      <h2 className={css['title']}>{pick(item.name)}</h2>
      <div className={css['parts']}>
        {!isGoods(item, allergens) && <Allergens item={item} allergens={allergens} />}
        {item.specs && item.specs.length > 0 && (
          <section>
            <h3 className={css['part']}>{t('item.specs')}</h3>
            <dl className={css['specs']}>
              {item.specs.map(({ label, value }) => (
                <div key={pick(label)}>
                  <dt>{pick(label)}</dt>
                  <dd>{pick(value)}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
        <Button kind="primary" size="l" wide onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </Sheet>
  );
}

/** What is in the dish, what the present choice brings and because of what, and what another choice could bring. */
function Allergens({ item, allergens }: Omit<ItemDetailsProps, 'onClose'>) {
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
