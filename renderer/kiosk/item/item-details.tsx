import type { Item } from '../../../domain/catalog/catalog.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { useText } from '../kiosk-text.ts';
import { Sheet } from '../sheet.tsx';
import css from './item-details.module.css';

/** A thing with facts and no word about allergens is not eaten: a pen, a notebook. */
function isGoods({ allergens, specs }: Item): boolean {
  return allergens === undefined && specs !== undefined && specs.length > 0;
}

/** What the button to these details is called. */
export function detailsLabel(item: Item): 'item.details' | 'item.specs' {
  return isGoods(item) ? 'item.specs' : 'item.details';
}

/** Allergens first, then the facts that a shopper compares. */
export function ItemDetails({ item, onClose }: { readonly item: Item; readonly onClose: () => void }) {
  const { t, pick } = useText();
  const allergens = item.allergens ?? [];
  return (
    <Sheet label={t(detailsLabel(item))} onClose={onClose}>
      <h2 className={css['title']}>{pick(item.name)}</h2>
      <div className={css['parts']}>
        {!isGoods(item) && (
          <section>
            <h3 className={css['part']}>{t('item.allergens')}</h3>
            {allergens.length > 0 ? (
              <>
                <ul className={css['allergens']}>
                  {allergens.map((allergen) => (
                    <li key={allergen}>{t(`allergen.${allergen}`)}</li>
                  ))}
                </ul>
                <p>{t('item.allergensNote')}</p>
              </>
            ) : (
              <p>{t('item.allergensUnknown')}</p>
            )}
          </section>
        )}
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
