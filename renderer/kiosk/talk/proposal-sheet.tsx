import { useState } from 'react';
import type { ProposalView } from '../../../contract/talk.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Price } from '../../ui/primitives/price.tsx';
import { useKiosk, useMoney } from '../kiosk-context.tsx';
import { useText } from '../kiosk-text.ts';
import { Sheet } from '../sheet.tsx';
import { DiffList } from './diff-list.tsx';
import { ProductCard } from './product-card.tsx';
import { useTalkText } from './talk-text.ts';
import { useSettled } from './use-settled.ts';
import css from './proposal-sheet.module.css';

export interface ProposalSheetProps {
  readonly proposal: ProposalView;
  readonly onLater: () => void;
}

/** What staff would change: everything that becomes different, what it costs then, and one tap for each answer. */
export function ProposalSheet({ proposal, onLater }: ProposalSheetProps) {
  const t = useTalkText();
  const { actions } = useKiosk();
  const [busy, setBusy] = useState(false);
  const settled = useSettled(proposal.seen);
  const { byName, as, note, fit, proposalId, seen } = proposal;
  const suggestion = as === 'suggestion';
  const title = t(suggestion ? 'suggestion.title' : 'proposal.title', { name: byName });

  async function answer(word: 'accept' | 'refuse'): Promise<void> {
    if (!settled || busy) return;
    setBusy(true);
    // What was answered waits for the picture without it: a second touch would be told that it did not work.
    if (!(await actions.run('talk.answer', { proposalId, answer: word, seen }))) setBusy(false);
  }

  const item = fit.fits ? fit.rows.find(({ kind }) => kind === 'added')?.now.line : undefined;
  return (
    <Sheet
      label={title}
      onClose={onLater}
      foot={
        <>
          {fit.fits && <NewTotal was={fit.was} now={fit.now} />}
          <div className={css['ways']} data-settled={settled || undefined}>
            {fit.fits && (
              <Button kind="primary" size="l" wide onClick={() => void answer('accept')}>
                {t(suggestion ? 'suggestion.add' : 'proposal.accept')}
              </Button>
            )}
            <Button size="l" wide onClick={() => void answer('refuse')}>
              {t(!fit.fits ? 'proposal.close' : suggestion ? 'suggestion.refuse' : 'proposal.refuse')}
            </Button>
            {fit.fits && (
              <Button kind="quiet" className={css['later']} onClick={onLater}>
                {t('proposal.later')}
              </Button>
            )}
          </div>
        </>
      }
    >
      <h2 className={css['title']}>{title}</h2>
      {note !== null && (
        <p className={css['note']} dir="auto">
          {note}
        </p>
      )}
      {!fit.fits ? (
        <Misfit fit={fit} />
      ) : suggestion && item !== undefined ? (
        <ProductCard itemId={item.itemId} line={item} />
      ) : (
        <DiffList rows={fit.rows} kept={fit.kept} />
      )}
    </Sheet>
  );
}

function NewTotal({ was, now }: { readonly was: number; readonly now: number }) {
  const t = useTalkText();
  const money = useMoney();
  return (
    <dl className={css['totals']}>
      <div>
        <dt>{t('proposal.totalWas')}</dt>
        <dd>
          <Price kind="soft" size="l">
            {money(was)}
          </Price>
        </dd>
      </div>
      <div className={css['new']}>
        <dt>{t('proposal.totalNow')}</dt>
        <dd>
          <Price size="xl">{money(now)}</Price>
        </dd>
      </div>
    </dl>
  );
}

function Misfit({ fit }: { readonly fit: Extract<ProposalView['fit'], { readonly fits: false }> }) {
  const t = useTalkText();
  const { pick } = useText();
  const { misfit } = fit;
  const name = 'name' in misfit ? pick(misfit.name) : '';
  const gone = misfit.why === 'sold-out' || misfit.why === 'not-now' || misfit.why === 'no-longer-sold';
  const words =
    name === ''
      ? t('proposal.misfit')
      : misfit.why === 'line-moved'
        ? t('proposal.moved', { name })
        : gone
          ? t('proposal.gone', { name })
          : t('proposal.misfit');
  return (
    <div className={css['misfit']} role="status">
      <p>{words}</p>
      <p>{t('proposal.unchanged')}</p>
    </div>
  );
}
