import type { ReactNode } from 'react';
import { formatMoney } from '../../domain/money.ts';
import type { Currency } from '../../domain/catalog/catalog.ts';
import type { CatalogChange } from '../../contract/views.ts';
import { Button } from '../ui/primitives/button.tsx';
import { Price } from '../ui/primitives/price.tsx';
import css from './change-list.module.css';
import { groupChanges, type ChangeGroups } from './group-changes.ts';
import { useText, type ManagerTranslate } from './manager-text.ts';
import { useMore } from './use-more.ts';

const AT_ONCE = 25;

const fields = [
  'sku',
  'name',
  'description',
  'categoryIds',
  'taxClassId',
  'image',
  'tags',
  'allergens',
  'specs',
  'minAge',
  'windows',
  'prepStation',
  'shelf',
  'soldBy',
  'codes',
  'stock',
  'hidden',
  'soldOut',
  'options',
] as const;

/** A changed field in words; one that this screen does not know keeps its own name. */
export function fieldWords(t: ManagerTranslate, field: string): string {
  const known = fields.find((one) => one === field);
  return known === undefined ? field : t(`field.${known}`);
}

function Group<T>({
  title,
  all,
  children,
}: {
  readonly title: string;
  readonly all: readonly T[];
  readonly children: (shown: readonly T[]) => ReactNode;
}) {
  const { t } = useText();
  const { shown, left, more } = useMore(all, AT_ONCE);
  if (all.length === 0) return null;
  return (
    <div className={css['group']}>
      <h4 className={css['kind']}>
        {title} <span className={css['count']}>{all.length}</span>
      </h4>
      {children(shown)}
      {left > 0 && (
        <Button size="s" onClick={more}>
          {t('more', { count: left })}
        </Button>
      )}
    </div>
  );
}

/** The roles are said again because a narrow screen lays the rows out as lines, and then a browser forgets them. */
function PriceTable({
  changes,
  write,
}: {
  readonly changes: ChangeGroups['price'];
  readonly write: (amount: number) => string;
}) {
  const { t, pick } = useText();
  return (
    <table role="table" className={css['prices']}>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {t('changes.item')}
          </th>
          <th scope="col" role="columnheader" className={css['amount']}>
            {t('changes.was')}
          </th>
          <th scope="col" role="columnheader" className="visually-hidden">
            →
          </th>
          <th scope="col" role="columnheader" className={css['amount']}>
            {t('changes.now')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {changes.map((change) => (
          <tr role="row" key={change.sku}>
            <th scope="row" role="rowheader">
              {pick(change.name)} <span className={css['sku']}>{change.sku}</span>
            </th>
            <td role="cell" className={css['amount']}>
              <Price kind="was">{write(change.was)}</Price>
            </td>
            <td aria-hidden className={css['arrow']}>
              {change.now > change.was ? '↑' : '↓'}
            </td>
            <td role="cell" className={css['amount']}>
              <Price>{write(change.now)}</Price>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export interface ChangeListProps {
  readonly changes: readonly CatalogChange[];
  readonly currency: Currency | null;
}

/** What publishing would change, by kind; prices first, because customers feel those. */
export function ChangeList({ changes, currency }: ChangeListProps) {
  const { t, pick, screenLanguage } = useText();
  const groups = groupChanges(changes);
  const write = (amount: number) =>
    currency ? formatMoney(amount, currency, screenLanguage) : String(amount);
  return (
    <section className={css['changes']} aria-labelledby="changes-title">
      <h3 id="changes-title" className={css['title']}>
        {t('changes.title')}
      </h3>
      {changes.length === 0 && <p>{t('changes.none')}</p>}
      <Group title={t('changes.price')} all={groups.price}>
        {(shown) => <PriceTable changes={shown} write={write} />}
      </Group>
      <Group title={t('changes.removed')} all={groups.removed}>
        {(shown) => (
          <ul>
            {shown.map((change) => (
              <li key={change.sku} className={css['row']}>
                <span>
                  <s>{pick(change.name)}</s> <span className={css['sku']}>{change.sku}</span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Group>
      <Group title={t('changes.added')} all={groups.added}>
        {(shown) => (
          <ul>
            {shown.map((change) => (
              <li key={change.sku} className={css['row']}>
                <span>
                  {pick(change.name)} <span className={css['sku']}>{change.sku}</span>
                </span>
                <Price>{write(change.price)}</Price>
              </li>
            ))}
          </ul>
        )}
      </Group>
      <Group title={t('changes.changed')} all={groups.changed}>
        {(shown) => (
          <ul>
            {shown.map((change) => (
              <li key={change.sku} className={css['row']}>
                <span>
                  {pick(change.name)} <span className={css['sku']}>{change.sku}</span>
                </span>
                <span className={css['what']}>
                  {change.fields.map((field) => fieldWords(t, field)).join(', ')}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Group>
      <Group title={t('changes.part')} all={groups.part}>
        {(shown) => (
          <ul>
            {shown.map((change) => (
              <li key={change.part} className={css['row']}>
                <span>{t(`part.${change.part}`)}</span>
                <span className={css['what']}>{change.what.join(', ')}</span>
              </li>
            ))}
          </ul>
        )}
      </Group>
    </section>
  );
}
