import { useEffect, useState } from 'react';
import type { InboxDetail, InboxItem } from '../../../../contract/inbox.ts';
import type { Currency } from '../../../../domain/catalog/catalog.ts';
import { inboxRules } from '../../../../domain/inbox/inbox-cause.ts';
import { useInsightText } from '../insight-text.tsx';
import { Button } from '../../primitives/button.tsx';
import { Notice } from '../../primitives/notice.tsx';
import { FaultNotice } from '../fault-notice.tsx';
import { Panel } from '../panel.tsx';
import { useSay } from '../say.tsx';
import { TextArea } from '../text-field.tsx';
import { clockTime } from '../time-words.ts';
import { useNow } from '../use-now.ts';
import { useRun } from '../use-run.ts';
import { CloseEntry } from './close-entry.tsx';
import css from './inbox-detail-panel.module.css';
import { endWords, ownerWords, stepWords } from './inbox-words.ts';
import { NextStep, type PageSteps } from './next-step.tsx';

export interface InboxDetailPanelProps {
  readonly item: InboxItem;
  readonly myId: string | null;
  readonly currency: Currency | null;
  readonly page: PageSteps;
  readonly onClose: () => void;
}

const LEAST_NOTE = 3;

/** Everything about one entry: what to do, who does it, what was done, and the way to its end. */
export function InboxDetailPanel({ item, myId, currency, page, onClose }: InboxDetailPanelProps) {
  const { t, screenLanguage } = useInsightText();
  const say = useSay();
  const { run, busy, fault, forget } = useRun();
  // The entry may change while it is read: the newest reading counts, so that none is left out.
  const read = useRun({ every: true });
  const now = useNow(30_000);
  const [detail, setDetail] = useState<InboxDetail | null>(null);
  const [note, setNote] = useState('');
  const [closing, setClosing] = useState(false);
  const { exceptionId, home, owner, times } = item;
  const open = item.closedAt === null;
  const version = `${owner?.staffId ?? ''} ${item.lastNote ?? ''} ${times} ${String(item.closedAt)}`;

  useEffect(() => {
    let current = true;
    void read.run('inbox.read', { exceptionId }).then((answer) => {
      if (current && answer !== undefined) setDetail(answer.value);
    });
    return () => {
      current = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- read again when the entry has changed, not for another render
  }, [exceptionId, version]);

  async function write(): Promise<void> {
    if (note.trim().length < LEAST_NOTE) return;
    if (await run('inbox.note', { exceptionId, note: note.trim() }, home)) {
      setNote((now) => (now === note ? '' : now));
      say(t('inbox.noted'));
    }
  }

  if (closing) return <CloseEntry item={item} onBack={() => setClosing(false)} onClosed={onClose} />;
  const mine = owner !== null && owner.staffId === myId;
  const place = [
    item.kioskName,
    item.orderNumber === null ? null : t('inbox.order', { number: item.orderNumber }),
  ];
  const colleagues = (detail?.people ?? []).filter(({ staffId }) => staffId !== owner?.staffId);
  return (
    <Panel
      title={t(`inbox.cause.${item.cause}`)}
      onClose={onClose}
      actions={
        open && (
          <>
            {!inboxRules[item.cause].holds && (
              <Button disabled={busy || !item.reachable} onClick={() => setClosing(true)}>
                {t('inbox.close')}
              </Button>
            )}
            <NextStep item={item} currency={currency} page={page} onLeave={onClose} />
          </>
        )
      }
    >
      <p className={css['place']}>{place.filter((part) => part !== null).join(' · ')}</p>
      <p>{t(`inbox.todo.${item.cause}`)}</p>
      {!item.reachable && <Notice kind="attention">{t('inbox.unreachable')}</Notice>}
      <p className={css['owner']}>{endWords(t, item) ?? ownerWords(t, item, myId)}</p>
      {open && item.reachable && (
        <div className={css['row']}>
          {owner === null && (
            <Button disabled={busy} onClick={() => void run('inbox.take', { exceptionId }, home)}>
              {t('inbox.take')}
            </Button>
          )}
          {mine && (
            <Button disabled={busy} onClick={() => void run('inbox.handBack', { exceptionId }, home)}>
              {t('inbox.handBack')}
            </Button>
          )}
          {colleagues.length > 0 && (
            <label className={css['give']}>
              <span>{t('inbox.assign')}</span>
              <select
                value=""
                disabled={busy}
                onChange={(event) => {
                  const to = colleagues.find(({ staffId }) => staffId === event.target.value);
                  if (to !== undefined) void run('inbox.assign', { exceptionId, to }, home);
                }}
              >
                <option value="">–</option>
                {colleagues.map(({ staffId, name }) => (
                  <option key={staffId} value={staffId}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
        </div>
      )}
      <FaultNotice fault={fault} onClose={forget} takenBy={owner?.name ?? null} />
      {open && inboxRules[item.cause].holds && <Notice>{t('inbox.close.holds')}</Notice>}
      {open && item.reachable && (
        <div className={css['note']}>
          <TextArea
            label={t('inbox.note')}
            hint={t('inbox.note.hint')}
            value={note}
            onChange={setNote}
            longest={500}
          />
          <Button blocked={busy || note.trim().length < LEAST_NOTE} onClick={() => void write()}>
            {t('inbox.note.add')}
          </Button>
        </div>
      )}
      <section aria-labelledby="inbox-history" className={css['note']}>
        <h3 id="inbox-history" className={css['subtitle']}>
          {t('inbox.history')}
        </h3>
        <FaultNotice fault={read.fault} onClose={read.forget} />
        <ol className={css['history']}>
          {detail?.history.map((entry, at) => (
            <li key={at}>
              <span className={css['at']}>{clockTime(entry.at, now, screenLanguage)}</span>
              <span>{stepWords(t, entry)}</span>
            </li>
          ))}
        </ol>
      </section>
      <p className={css['detail']}>{t('inbox.detail', { detail: item.detail })}</p>
    </Panel>
  );
}
