import { CircleX, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { CatalogFinding } from '../../domain/catalog/catalog.ts';
import { Button } from '../ui/primitives/button.tsx';
import { Icon } from '../ui/primitives/icon.tsx';
import { SearchField } from '../ui/staff/search-field.tsx';
import { Segments } from '../ui/staff/segments.tsx';
import css from './finding-list.module.css';
import { useText } from './manager-text.ts';
import { sortFindings, type FindingFilter } from './sort-findings.ts';
import { useMore } from './use-more.ts';

const AT_ONCE = 50;
/** Fewer are read without a filter or a search. */
const FILTER_FROM = 6;

/** What is wrong in a file: where, and what to do, errors first. */
export function FindingList({ findings }: { readonly findings: readonly CatalogFinding[] }) {
  const { t } = useText();
  const [filter, setFilter] = useState<FindingFilter>('all');
  const [search, setSearch] = useState('');
  const sorted = useMemo(() => sortFindings(findings, filter, search), [findings, filter, search]);
  const { shown, left, more } = useMore(sorted, AT_ONCE);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return (
    <section className={css['findings']} aria-labelledby="findings-title">
      <h3 id="findings-title" className={css['title']}>
        {t('findings.title')}
      </h3>
      {findings.length >= FILTER_FROM && (
        <div className={css['tools']}>
          <Segments
            quiet
            label={t('findings.filter')}
            options={[
              { value: 'all', label: t('findings.all', { count: findings.length }) },
              { value: 'error', label: t('findings.errors', { count: errors }) },
              { value: 'warning', label: t('findings.warnings', { count: findings.length - errors }) },
            ]}
            value={filter}
            onPick={setFilter}
          />
          <SearchField label={t('findings.search')} value={search} onChange={setSearch} />
        </div>
      )}
      {sorted.length === 0 && <p>{t('none.found')}</p>}
      <ul className={css['list']}>
        {shown.map((finding, at) => (
          <li key={at} className={css['finding']} data-severity={finding.severity}>
            <Icon
              of={finding.severity === 'error' ? CircleX : TriangleAlert}
              label={t(`findings.${finding.severity}`)}
            />
            <code className={css['where']}>{finding.where}</code>
            <p className={css['message']} lang="en">
              {finding.message}
            </p>
          </li>
        ))}
      </ul>
      {left > 0 && <Button onClick={more}>{t('more', { count: left })}</Button>}
    </section>
  );
}
