import { FileCheck, FileWarning } from 'lucide-react';
import { useState } from 'react';
import type { Currency } from '../../domain/catalog/catalog.ts';
import type { ManagerView } from '../../contract/views.ts';
import { Button } from '../ui/primitives/button.tsx';
import { Icon } from '../ui/primitives/icon.tsx';
import { Notice } from '../ui/primitives/notice.tsx';
import { Confirm } from '../ui/staff/confirm.tsx';
import { useSay } from '../ui/staff/say.tsx';
import { useRun } from '../ui/staff/use-run.ts';
import { ChangeList } from './change-list.tsx';
import css from './draft-review.module.css';
import { FindingList } from './finding-list.tsx';
import { useText } from './manager-text.ts';

export interface DraftReviewProps {
  readonly draft: NonNullable<ManagerView['draft']>;
  readonly currency: Currency | null;
}

/** A file that waits: what is wrong with it, what it would change, and the decision. */
export function DraftReview({ draft, currency }: DraftReviewProps) {
  const { t } = useText();
  const say = useSay();
  const command = useRun();
  const [asking, setAsking] = useState<'publish' | 'discard' | null>(null);
  const { draftId, fileName: file } = draft;
  const warnings = draft.findings.filter(({ severity }) => severity === 'warning').length;

  function ask(what: 'publish' | 'discard'): void {
    command.forget();
    setAsking(what);
  }

  async function publish(): Promise<void> {
    const done = await command.run('catalog.publish', { draftId });
    if (!done) return;
    setAsking(null);
    say(t('draft.published', { version: done.value.version }));
  }

  async function discard(): Promise<void> {
    const done = await command.run('catalog.discard', { draftId });
    if (!done) return;
    setAsking(null);
    say(t('draft.discarded'));
  }

  return (
    <section className={css['draft']} aria-labelledby="draft-title">
      <header className={css['head']}>
        <Icon of={draft.publishable ? FileCheck : FileWarning} size="xl" />
        <div className={css['words']}>
          <h2 id="draft-title" className={css['title']}>
            {t('draft.title')}
          </h2>
          <p className={css['file']}>{file}</p>
          <p className={css['counts']}>{t('draft.counts', { accepted: draft.accepted, rows: draft.rows })}</p>
        </div>
        <div className={css['actions']}>
          <Button onClick={() => ask('discard')}>{t('draft.discard')}</Button>
          <Button kind="primary" disabled={!draft.publishable} onClick={() => ask('publish')}>
            {t('draft.publish')}
          </Button>
        </div>
      </header>
      {!draft.publishable && <Notice kind="attention">{t('draft.blocked')}</Notice>}
      {draft.findings.length === 0 ? (
        <Notice kind="good">{t('draft.clean')}</Notice>
      ) : (
        <FindingList findings={draft.findings} />
      )}
      <ChangeList changes={draft.changes} currency={currency} />
      {asking === 'publish' && (
        <Confirm
          title={t('draft.publish.title', { file })}
          yes={t('draft.publish')}
          run={command}
          onYes={() => void publish()}
          onClose={() => setAsking(null)}
        >
          <p>{t('draft.publish.more')}</p>
          {warnings > 0 && <Notice>{t('draft.publish.warnings', { count: warnings })}</Notice>}
        </Confirm>
      )}
      {asking === 'discard' && (
        <Confirm
          title={t('draft.discard.title', { file })}
          yes={t('draft.discard')}
          danger
          run={command}
          onYes={() => void discard()}
          onClose={() => setAsking(null)}
        >
          <p>{t('draft.discard.more')}</p>
        </Confirm>
      )}
    </section>
  );
}
