import type { DishAllergens } from '../../../domain/catalog/allergens.ts';
import type { Item } from '../../../domain/catalog/catalog.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { useText } from '../kiosk-text.ts';
import { Sheet } from '../sheet.tsx';
import { AllergenList } from './allergen-list.tsx';
import { detailsLabel, isGoods } from './details-label.ts';
import css from './item-details.module.css';

export interface ItemDetailsProps {
  readonly item: Item;
  /** Of the item as it is chosen now. */
  readonly allergens: DishAllergens;
  readonly onClose: () => void;
}

/** Allergens first, then the facts that a shopper compares. */
export function ItemDetails({ item, allergens, onClose }: ItemDetailsProps) {
  const { t, pick } = useText();
  return (
    <Sheet label={t(detailsLabel(item, allergens))} onClose={onClose}>
      <h2 className={css['title']}>{pick(item.name)}</h2>
      <div className={css['parts']}>
        {!isGoods(item, allergens) && <AllergenList item={item} allergens={allergens} />}
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
