import { useState } from 'react';
import { formatMoney } from '../../../domain/money.ts';
import type { Item } from '../../../domain/catalog/catalog.ts';
import { Picture } from '../../ui/primitives/picture.tsx';
import { Price } from '../../ui/primitives/price.tsx';
import { Panel } from '../../ui/staff/panel.tsx';
import { SearchField } from '../../ui/staff/search-field.tsx';
import { useText } from '../station-text.ts';
import { useFloorText } from './floor-text.ts';
import css from './item-picker.module.css';
import type { StationMenu } from './use-kiosk-menu.ts';

/** As many as are looked through; the others are found by their name. */
const SHOWN = 60;

export interface ItemPickerProps {
  readonly menu: StationMenu;
  readonly onPick: (item: Item) => void;
  readonly onClose: () => void;
  /** For showing only: what can't be had may be shown as well. */
  readonly any?: boolean;
}

/** "Caffè" is found by "caffe": nobody on their feet looks for the accent. */
const plain = (text: string) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** Items of the kiosk's menu whose name in any language, or number, holds every searched word. */
export function ItemPicker({ menu, onPick, onClose, any = false }: ItemPickerProps) {
  const t = useFloorText();
  const { pick, screenLanguage } = useText();
  const [search, setSearch] = useState('');
  const { items, shop } = menu.index.catalog;
  const words = plain(search).split(/\s+/).filter(Boolean);
  const found = items.filter((item) => {
    const text = plain(`${item.sku} ${Object.values(item.name).join(' ')}`);
    return words.every((word) => text.includes(word));
  });
  const hidden = found.length - SHOWN;
  return (
    <Panel title={t('pick.title')} onClose={onClose}>
      <SearchField label={t('pick.search')} value={search} onChange={setSearch} />
      {found.length === 0 && <p>{t('pick.none')}</p>}
      <ul className={css['items']}>
        {found.slice(0, SHOWN).map((item) => {
          const why = menu.unavailable.get(item.id);
          return (
            <li key={item.id}>
              <button
                type="button"
                className={css['item']}
                disabled={(why !== undefined || item.soldBy !== undefined) && !any}
                onClick={() => onPick(item)}
              >
                <Picture src={pictureOf(menu, item)} name={pick(item.name)} className={css['picture']} />
                <span className={css['words']}>
                  <span>{pick(item.name)}</span>
                  {why !== undefined && (
                    <span className={css['gone']}>
                      {t(why === 'sold-out' ? 'pick.soldOut' : 'pick.notNow')}
                    </span>
                  )}
                  {item.soldBy !== undefined && !any && (
                    <span className={css['gone']}>{t('pick.weighed')}</span>
                  )}
                </span>
                <Price>{formatMoney(item.price, shop.currency, screenLanguage)}</Price>
              </button>
            </li>
          );
        })}
      </ul>
      {hidden > 0 && <p className={css['more']}>{t('pick.more', { count: hidden })}</p>}
    </Panel>
  );
}

/** Of the engine that served this page: pictures of a kiosk with another catalogue may be missing. */
export function pictureOf({ version }: StationMenu, { image }: Item): string | null {
  return image === undefined ? null : `/catalog/${version}/images/${encodeURIComponent(image)}`;
}
