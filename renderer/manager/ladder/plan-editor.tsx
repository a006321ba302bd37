import { Plus } from 'lucide-react';
import type { LadderView } from '../../../contract/ladder-view.ts';
import type { Ladder, LadderPlan, Rung } from '../../../domain/assist/ladder.ts';
import type { LadderFault } from '../../../domain/assist/ladder-faults.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { useText } from '../manager-text.ts';
import { addRung, moveRung, removeAt, replaceAt, type RungList } from './edit-ladder.ts';
import { HoursEditor } from './hours-editor.tsx';
import css from './ladder-page.module.css';
import { RungCard } from './rung-card.tsx';

export interface PlanEditorProps {
  readonly facts: LadderView;
  readonly ladder: Ladder;
  readonly plan: LadderPlan;
  readonly faults: readonly LadderFault[];
  readonly onChange: (change: Partial<LadderPlan>) => void;
  /** null for the plan that holds whenever no other does. */
  readonly onRemove: (() => void) | null;
}

/** One plan: when it holds, and its rungs. */
export function PlanEditor({ facts, ladder, plan, faults, onChange, onRemove }: PlanEditorProps) {
  const { t } = useText();
  const list = (which: RungList) => {
    const rungs = plan[which];
    const become = (next: readonly Rung[]) => onChange(which === 'rungs' ? { rungs: next } : { calm: next });
    return (
      <div className={css['stack']}>
        <h3>{t(`ladder.list.${which}`)}</h3>
        <p className={css['soft']}>{t(`ladder.list.${which}.about`)}</p>
        <ol className={css['rungs']}>
          {rungs.map((rung, at) => (
            <RungCard
              key={at}
              facts={facts}
              ladder={ladder}
              list={which}
              at={at}
              count={rungs.length}
              rung={rung}
              faults={faults.filter((fault) => fault.list === which && fault.rung === at)}
              onChange={(next) => become(replaceAt(rungs, at, next))}
              onMove={(by) => become(moveRung(rungs, at, by))}
              onAdd={() => become(addRung(rungs, at))}
              onRemove={() => become(removeAt(rungs, at))}
            />
          ))}
        </ol>
        {rungs.length === 0 && (
          <Button size="s" icon={Plus} onClick={() => become(addRung(rungs, -1))}>
            {t('ladder.add')}
          </Button>
        )}
      </div>
    );
  };
  return (
    <div className={css['stack']}>
      <div className={css['row']}>
        <label className={css['field']}>
          <span>{t('ladder.plan.name')}</span>
          <input
            type="text"
            maxLength={40}
            value={plan.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        </label>
        {onRemove !== null && (
          <Button kind="quiet" size="s" onClick={onRemove}>
            {t('ladder.plan.remove')}
          </Button>
        )}
      </div>
      {plan.hours === null ? (
        <p className={css['soft']}>{t('ladder.plan.always')}</p>
      ) : (
        <HoursEditor hours={plan.hours} onChange={(hours) => onChange({ hours })} />
      )}
      {list('rungs')}
      {list('calm')}
    </div>
  );
}
