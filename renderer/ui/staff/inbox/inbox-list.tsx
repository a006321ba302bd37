import { useState } from 'react';
import type { InboxItem } from '../../../../contract/inbox.ts';
import type { Currency } from '../../../../domain/catalog/catalog.ts';
import { useInsightText } from '../insight-text.tsx';
import { Segments } from '../segments.tsx';
import { InboxDetailPanel } from './inbox-detail-panel.tsx';
import { InboxRow } from './inbox-row.tsx';
import type { PageSteps } from './next-step.tsx';
import css from './inbox-list.module.css';

const filters = ['open', 'mine', 'today'] as const;
export type InboxFilter = (typeof filters)[number];

export interface InboxListProps {
  readonly items: readonly InboxItem[];
  readonly myId: string | null;
  readonly currency: Currency | null;
  readonly page: PageSteps;
  readonly filter?: InboxFilter;
  /** The entry whose details are open at first. */
  readonly opened?: string;
}

export function filtered(
  items: readonly InboxItem[],
  filter: InboxFilter,
  myId: string | null,
): readonly InboxItem[] {
  if (filter === 'today') return items;
  const open = items.filter(({ closedAt }) => closedAt === null);
  return filter === 'open' ? open : open.filter(({ owner }) => owner !== null && owner.staffId === myId);
}

/** What a person must look at: each with its cause, its place, its owner, its age and the next step. */
export function InboxList({ items, myId, currency, page, filter: first = 'open', opened }: InboxListProps) {
  const { t } = useInsightText();
  const [filter, setFilter] = useState<InboxFilter>(first);
  const [shown, setShown] = useState<string | null>(opened ?? null);
  const listed = filtered(items, filter, myId);
  const detail = items.find(({ exceptionId }) => exceptionId === shown);
  return (
    <section aria-labelledby="inbox-title" className={css['inbox']}>
      <h2 id="inbox-title" className={css['title']}>
        {t('inbox.title')}
      </h2>
      <p className={css['about']}>{t('inbox.about')}</p>
      <Segments
        quiet
        label={t('inbox.filter')}
        options={filters.map((value) => ({ value, label: t(`inbox.filter.${value}`) }))}
        value={filter}
        onPick={setFilter}
      />
      {listed.length === 0 && <p className={css['none']}>{t(`inbox.none.${filter}`)}</p>}
      <ul className={css['list']}>
        {listed.map((item) => (
          <InboxRow
            key={item.exceptionId}
            item={item}
            myId={myId}
            currency={currency}
            page={page}
            onOpen={() => setShown(item.exceptionId)}
          />
        ))}
      </ul>
      {detail && (
        <InboxDetailPanel
          item={detail}
          myId={myId}
          currency={currency}
          page={page}
          onClose={() => setShown(null)}
        />
      )}
    </section>
  );
}
