import { Clock, Tag } from 'lucide-react';
import type { Item, Promotion } from '../../../domain/catalog/catalog.ts';
import { Icon } from '../../ui/primitives/icon.tsx';
import { Picture } from '../../ui/primitives/picture.tsx';
import { Price } from '../../ui/primitives/price.tsx';
import { classes } from '../../ui/primitives/class-names.ts';
import { useImage, useMoney, useVisit } from '../kiosk-context.tsx';
import { useText } from '../kiosk-text.ts';
import { offersFor, startingPrice } from '../menu.ts';
import css from './menu-tile.module.css';

/** Why an item can't be had now, if so. */
export function useUnavailable(): (item: Item) => 'sold-out' | 'not-now' | null {
  const { view } = useVisit();
  return (item) => view.unavailable[item.id] ?? (item.soldOut === true ? 'sold-out' : null);
}

/** An offer in two words, for the corner of a picture; its full name stands above the tiles. */
function useShortOffer(): (offer: Promotion) => string {
  const { t, language } = useText();
  const money = useMoney();
  return ({ rule }) => {
    switch (rule.kind) {
      case 'line-percent':
      case 'order-percent': {
        const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
        return t('item.minus', { price: percent.format(rule.percent / 10_000) });
      }
      case 'line-fixed':
      case 'order-fixed':
        return t('item.minus', { price: money(rule.amount) });
      case 'n-for-m':
        return t('offer.nForM', { buy: rule.buy, pay: rule.pay });
    }
  };
}

/** A picture, a name, a price; what can't be had says why and stays where it is. */
export function MenuTile({ item, eager }: { readonly item: Item; readonly eager: boolean }) {
  const { t, pick } = useText();
  const { menu, view, session, moment, actions } = useVisit();
  const money = useMoney();
  const image = useImage();
  const why = useUnavailable()(item);
  const left = view.fewLeft[item.id];
  const { price, from } = startingPrice(menu.index, item);
  const [offer] = offersFor(menu.index, item, moment);
  const short = useShortOffer();
  const inOrder = session.lines
    .filter(({ itemId }) => itemId === item.id)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  const name = pick(item.name);

  return (
    <button
      type="button"
      className={classes(css['tile'], why && css['away'])}
      onClick={() => actions.go({ screen: 'item', itemId: item.id, lineId: null })}
    >
      <span className={css['top']}>
        <Picture src={image(item.image)} name={name} eager={eager} className={css['picture']} />
        {why && (
          <span className={css['why']}>
            {why === 'not-now' && <Icon of={Clock} />}
            {t(why === 'sold-out' ? 'item.soldOut' : 'item.notNow')}
          </span>
        )}
        {!why && offer && (
          <span className={css['offer']}>
            <Icon of={Tag} size="s" />
            {short(offer)}
          </span>
        )}
        {inOrder > 0 && <span className={css['count']}>{inOrder}</span>}
      </span>
      <span className={css['words']}>
        <span className={css['name']}>{name}</span>
        <span className={css['foot']}>
          <Price>{from ? t('item.from', { price: money(price) }) : money(price)}</Price>
          {!why && left !== undefined && (
            <span className={css['left']}>{t('item.fewLeft', { count: left })}</span>
          )}
        </span>
      </span>
    </button>
  );
}
