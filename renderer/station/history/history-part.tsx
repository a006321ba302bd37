import { CheckCheck } from 'lucide-react';
import { useState } from 'react';
import type { StationView } from '../../../contract/views.ts';
import type { AssistCall } from '../../../domain/assist/call.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { SearchField } from '../../ui/staff/search-field.tsx';
import { Segments } from '../../ui/staff/segments.tsx';
import { useRun } from '../../ui/staff/use-run.ts';
import { useText } from '../station-text.ts';
import css from './history-part.module.css';
import { isMissed, missedOf } from './missed.ts';
import { RecentCalls } from './recent-calls.tsx';

const filters = ['all', 'missed', 'mine'] as const;
type Filter = (typeof filters)[number];

/** What was missed since one was here last, and the calls that are over. */
export function HistoryPart({ view }: { readonly view: StationView }) {
  const { t } = useText();
  const { run, busy, fault, forget } = useRun();
  const [filter, setFilter] = useState<Filter>('all');
  const [sought, setSought] = useState('');
  const missed = missedOf(view);

  function fits(call: AssistCall): boolean {
    if (filter === 'missed' && !isMissed(call)) return false;
    if (filter === 'mine' && call.acceptedBy?.staffId !== view.me?.staffId) return false;
    const words = [
      call.kioskName,
      call.place,
      t(`cause.${call.cause}`),
      call.acceptedBy?.name ?? '',
      call.resolution?.note ?? '',
      call.code,
    ];
    return words.join(' ').toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase());
  }

  return (
    <div className={css['history']}>
      {missed.length > 0 && (
        <div className={css['missed']}>
          <RecentCalls title={t('missed.title', { count: missed.length })} calls={missed} />
          <Button icon={CheckCheck} disabled={busy} onClick={() => void run('staff.caughtUp', {})}>
            {t('missed.done')}
          </Button>
          <FaultNotice fault={fault} onClose={forget} />
        </div>
      )}
      <Segments
        label={t('history.filter')}
        quiet
        options={filters.map((value) => ({ value, label: t(`history.${value}`) }))}
        value={filter}
        onPick={setFilter}
      />
      <SearchField label={t('history.search')} value={sought} onChange={setSought} />
      <RecentCalls title={t('recent.title')} calls={view.recent.filter(fits)} />
    </div>
  );
}
