import { Plus } from 'lucide-react';
import { type Dispatch, type SetStateAction, useState } from 'react';
import type { LadderView } from '../../../contract/ladder-view.ts';
import type { Ladder } from '../../../domain/assist/ladder.ts';
import { ladderFaults } from '../../../domain/assist/ladder-faults.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/notice.tsx';
import { Confirm } from '../../ui/staff/confirm.tsx';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { useSay } from '../../ui/staff/say.tsx';
import { Segments } from '../../ui/staff/segments.tsx';
import { useRun } from '../../ui/staff/use-run.ts';
import { useText } from '../manager-text.ts';
import { addPlan, changePlan, removeAt } from './edit-ladder.ts';
import { inForce, type SavedLadder } from './in-force.ts';
import css from './ladder-page.module.css';
import { LimitsEditor } from './limits-editor.tsx';
import { OutsideEditor } from './outside-editor.tsx';
import { PlanEditor } from './plan-editor.tsx';
import { Simulator } from './simulator.tsx';

export interface LadderPageProps {
  readonly facts: LadderView;
  readonly languages: readonly string[];
  /** null while nothing is changed: then the page follows what is in force. */
  readonly draft: Ladder | null;
  readonly onDraft: Dispatch<SetStateAction<Ladder | null>>;
}

/** Who is called when and how, changed on the left, tried on the right, in force once it is saved. */
export function LadderPage({ facts, languages, draft, onDraft: setDraft }: LadderPageProps) {
  const { t } = useText();
  const say = useSay();
  const run = useRun();
  const [at, setAt] = useState(0);
  const [asking, setAsking] = useState(false);
  const [saved, setSaved] = useState<SavedLadder | null>(null);
  const ladder = draft ?? inForce(facts.ladder, saved);
  const open = Math.min(at, ladder.plans.length - 1);
  const plan = ladder.plans[open];
  const faults = ladderFaults(ladder, {
    recipients: facts.recipients,
    printers: facts.printers.map(({ id }) => id),
  });
  const elsewhere = faults.filter((fault) => fault.plan !== open || fault.rung === null);

  async function save(): Promise<void> {
    if (draft === null || faults.length > 0) return;
    if (await run.run('ladder.save', { ladder: draft })) {
      setSaved({ ladder: draft, before: facts.ladder });
      // What was changed while the engine took it is still to be saved.
      setDraft((now) => (now === draft ? null : now));
      say(t('ladder.saved'));
    }
  }

  async function reset(): Promise<void> {
    if (await run.run('ladder.reset', {})) {
      setDraft(null);
      setSaved(null);
      setAsking(false);
      say(t('ladder.reset.done'));
    }
  }

  return (
    <div className={css['page']}>
      <div className={css['column']}>
        <section className={css['box']}>
          <h2 className={css['title']}>{t('ladder.title')}</h2>
          <p className={css['soft']}>{t('ladder.about')}</p>
          {facts.broken !== null && (
            <Notice kind="attention" urgent>
              {t('ladder.broken', { why: facts.broken })}
            </Notice>
          )}
          <div className={css['row']}>
            {ladder.plans.length > 1 && (
              <Segments
                label={t('ladder.plans')}
                options={ladder.plans.map(({ name }, value) => ({ value, label: name }))}
                value={open}
                onPick={setAt}
              />
            )}
            <Button
              size="s"
              icon={Plus}
              onClick={() => {
                setDraft(addPlan(ladder, t('ladder.plan.new')));
                setAt(ladder.plans.length - 1);
              }}
            >
              {t('ladder.plan.add')}
            </Button>
            {facts.from === 'manager' && (
              <Button kind="quiet" onClick={() => setAsking(true)}>
                {t('ladder.reset')}
              </Button>
            )}
          </div>
          {plan && (
            <PlanEditor
              facts={facts}
              ladder={ladder}
              plan={plan}
              faults={faults.filter((fault) => fault.plan === open)}
              onChange={(change) => setDraft(changePlan(ladder, open, change))}
              onRemove={
                plan.hours === null
                  ? null
                  : () => setDraft({ ...ladder, plans: removeAt(ladder.plans, open) })
              }
            />
          )}
        </section>
        <LimitsEditor facts={facts} ladder={ladder} onChange={setDraft} />
        <OutsideEditor facts={facts} ladder={ladder} onChange={setDraft} />
        <div className={css['save']} data-changed={draft !== null || undefined}>
          {elsewhere.map((fault) => (
            <p
              key={`${fault.code} ${fault.plan} ${fault.list} ${fault.rung} ${fault.name}`}
              className={css['fault']}
              role="alert"
            >
              {fault.plan !== null && `${ladder.plans[fault.plan]?.name ?? ''}: `}
              {t(`ladder.fault.${fault.code}`, { name: fault.name })}
            </p>
          ))}
          {!asking && <FaultNotice fault={run.fault} onClose={run.forget} />}
          <div className={css['row']}>
            <Button
              kind="primary"
              blocked={draft === null || faults.length > 0 || run.busy}
              onClick={() => void save()}
            >
              {t('ladder.save')}
            </Button>
            <Button disabled={draft === null} onClick={() => setDraft(null)}>
              {t('ladder.discard')}
            </Button>
          </div>
        </div>
      </div>
      <Simulator facts={facts} ladder={ladder} languages={languages} />
      {asking && (
        <Confirm
          title={t('ladder.reset')}
          yes={t('ladder.reset.yes')}
          danger
          run={run}
          onYes={() => void reset()}
          onClose={() => setAsking(false)}
        >
          {t('ladder.reset.about')}
        </Confirm>
      )}
    </div>
  );
}
