import { useDeferredValue, useMemo, useState } from 'react';
import { formatMoney } from '../../domain/money.ts';
import type { Currency } from '../../domain/catalog/catalog.ts';
import type { ManagerView } from '../../contract/views.ts';
import { Button } from '../ui/primitives/button.tsx';
import { Price } from '../ui/primitives/price.tsx';
import { FaultNotice } from '../ui/staff/fault-notice.tsx';
import { SearchField } from '../ui/staff/search-field.tsx';
import { useSay } from '../ui/staff/say.tsx';
import { Segments } from '../ui/staff/segments.tsx';
import { useRun } from '../ui/staff/use-run.ts';
import { CountPanel } from './count-panel.tsx';
import { findItems, type ItemFilter, type ManagedItem } from './find-items.ts';
import css from './item-list.module.css';
import { useText } from './manager-text.ts';
import { useMore } from './use-more.ts';

const AT_ONCE = 60;

function ItemRow({ item, currency }: { readonly item: ManagedItem; readonly currency: Currency | null }) {
  const { t, pick, screenLanguage } = useText();
  const say = useSay();
  const { run, busy, fault, forget } = useRun();
  const [counting, setCounting] = useState(false);
  const { itemId, soldOut } = item;
  const name = pick(item.name);

  async function turn(): Promise<void> {
    if (await run('item.soldOut', { itemId, soldOut: !soldOut })) {
      say(t(soldOut ? 'items.nowOnSale' : 'items.nowSoldOut', { name }));
    }
  }

  return (
    <li className={css['item']} data-sold-out={soldOut || undefined}>
      <div className={css['words']}>
        <p className={css['name']}>{name}</p>
        <p className={css['sku']}>{item.sku}</p>
      </div>
      <Price className={css['price']}>
        {currency ? formatMoney(item.price, currency, screenLanguage) : item.price}
      </Price>
      <div className={css['stock']}>
        {item.available !== null && (
          <>
            <span className={css['left']}>{t('items.left', { count: item.available })}</span>
            <Button size="s" aria-label={t('items.countFor', { name })} onClick={() => setCounting(true)}>
              {t('items.count')}
            </Button>
          </>
        )}
      </div>
      <button
        type="button"
        role="switch"
        className={css['switch']}
        aria-checked={!soldOut}
        aria-label={t('items.switch', { name })}
        disabled={busy}
        onClick={() => void turn()}
      >
        <span className={css['knob']} aria-hidden />
        <span>{t(soldOut ? 'items.isSoldOut' : 'items.onSale')}</span>
      </button>
      {fault && (
        <div className={css['fault']}>
          <FaultNotice fault={fault} onClose={forget} />
        </div>
      )}
      {counting && item.available !== null && (
        <CountPanel
          itemId={itemId}
          name={name}
          available={item.available}
          onClose={() => setCounting(false)}
        />
      )}
    </li>
  );
}

/** Every item of the live menu: sold out and counted at once, from any device. */
export function ItemList({ view }: { readonly view: ManagerView }) {
  const { t } = useText();
  const [filter, setFilter] = useState<ItemFilter>('all');
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search);
  const found = useMemo(() => findItems(view.items, filter, wanted), [view.items, filter, wanted]);
  const { shown, left, more } = useMore(found, AT_ONCE);
  const count = (which: ItemFilter) => findItems(view.items, which, '').length;
  if (view.items.length === 0) return <p className={css['none']}>{t('items.none')}</p>;
  return (
    <section className={css['items']} aria-labelledby="items-title">
      <h2 id="items-title" className={css['title']}>
        {t('items.title')}
      </h2>
      <div className={css['tools']}>
        <SearchField label={t('items.search')} value={search} onChange={setSearch} />
        <Segments
          quiet
          label={t('items.filter')}
          options={[
            { value: 'all', label: t('items.all', { count: view.items.length }) },
            { value: 'sold-out', label: t('items.soldOut', { count: count('sold-out') }) },
            { value: 'counted', label: t('items.counted', { count: count('counted') }) },
          ]}
          value={filter}
          onPick={setFilter}
        />
      </div>
      {found.length === 0 && <p className={css['none']}>{t('none.found')}</p>}
      <ul className={css['list']}>
        {shown.map((item) => (
          <ItemRow key={item.itemId} item={item} currency={view.currency} />
        ))}
      </ul>
      {left > 0 && <Button onClick={more}>{t('more', { count: left })}</Button>}
    </section>
  );
}
