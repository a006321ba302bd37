import { allergensOf } from '../../../domain/catalog/allergens.ts';
import type { OrderLine } from '../../../domain/cart/line.ts';
import { Picture } from '../../ui/primitives/picture.tsx';
import { Price } from '../../ui/primitives/price.tsx';
import { AllergenList } from '../item/allergen-list.tsx';
import { isGoods } from '../item/details-label.ts';

import { useImage, useKiosk, useMoney } from '../kiosk-context.tsx';
import { useText } from '../kiosk-text.ts';
import { startingPrice } from '../menu.ts';
import { LineOptions } from '../order/line-options.tsx';
import css from './product-card.module.css';

export interface ProductCardProps {
  readonly itemId: string;
  /** As it would stand in the order; without it the product as the menu has it, with its allergens. */
  readonly line?: OrderLine;
}

/** One product as a picture: what it is called, what it costs, what is in it. */
export function ProductCard({ itemId, line }: ProductCardProps) {
  const { t, pick } = useText();
  const { menu } = useKiosk();
  const money = useMoney();
  const image = useImage();
  const item = menu?.index.items.get(itemId);
  if (!menu || !item) return null;
  const unit = line?.options.reduce((sum, { amount }) => sum + amount, line.base);
  const { price, from } = startingPrice(menu.index, item);
  const allergens = allergensOf(menu.index, itemId, line?.selections ?? []);
  return (
    <div className={css['card']}>
      <Picture src={image(item.image)} name={pick(item.name)} eager className={css['picture']} />
      <div className={css['words']}>
        <p className={css['name']}>
          {line !== undefined && line.quantity > 1 && `${line.quantity} × `}
          {pick(item.name)}
        </p>
        {line !== undefined && <LineOptions line={line} />}
        <Price size="xl">
          {line !== undefined && unit !== undefined
            ? money(unit * line.quantity)
            : from
              ? t('item.from', { price: money(price) })
              : money(price)}
        </Price>
        {!isGoods(item, allergens) && <AllergenList item={item} allergens={allergens} />}
      </div>
    </div>
  );
}
