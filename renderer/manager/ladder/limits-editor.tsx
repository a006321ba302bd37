import type { LadderView } from '../../../contract/ladder-view.ts';
import type { Ladder } from '../../../domain/assist/ladder.ts';
import { FATIGUE_DAYS } from '../../../domain/insight/fatigue.ts';
import { useText } from '../manager-text.ts';
import { HoursEditor } from './hours-editor.tsx';
import css from './ladder-page.module.css';

/** What keeps people from growing deaf, and promises from growing old. */
export function LimitsEditor({
  facts,
  ladder,
  onChange,
}: {
  readonly facts: LadderView;
  readonly ladder: Ladder;
  readonly onChange: (ladder: Ladder) => void;
}) {
  const { t } = useText();
  return (
    <section className={css['box']}>
      <h2 className={css['title']}>{t('ladder.limits')}</h2>
      <div className={css['row']}>
        <label className={css['field']}>
          <span>{t('ladder.arrive')}</span>
          <input
            type="number"
            min={30}
            max={3600}
            value={ladder.arriveSeconds}
            onChange={(event) =>
              onChange({ ...ladder, arriveSeconds: Math.round(event.target.valueAsNumber) || 0 })
            }
          />
        </label>
        <label className={css['field']}>
          <span>{t('ladder.mostPages')}</span>
          <input
            type="number"
            min={1}
            max={100}
            value={ladder.mostPages}
            onChange={(event) =>
              onChange({ ...ladder, mostPages: Math.round(event.target.valueAsNumber) || 0 })
            }
          />
        </label>
      </div>
      <p className={css['soft']}>{t('ladder.limits.about')}</p>
      <p className={css['soft']}>
        {t('fatigue.week', {
          days: FATIGUE_DAYS,
          calls: facts.fatigue.calls,
          walks: facts.fatigue.walks,
          spared: facts.spared,
          useless: facts.fatigue.useless,
        })}
      </p>
      {facts.rings.length > 0 && (
        <ul className={css['soft']}>
          {facts.rings.map(({ name, count }) => (
            <li key={name}>{t('ladder.rung.of', { name, count })}</li>
          ))}
        </ul>
      )}
      {facts.people.length > 0 && <h3>{t('ladder.quiet')}</h3>}
      {facts.people.map(({ staffId, name }) => {
        const hours = ladder.quiet[staffId] ?? [];
        return (
          <details key={staffId} className={css['who']}>
            <summary>
              {name} <span className={css['soft']}>{t('ladder.quiet.count', { count: hours.length })}</span>
            </summary>
            <HoursEditor
              hours={hours}
              onChange={(next) => {
                const others = Object.entries(ladder.quiet).filter(([id]) => id !== staffId);
                const mine = next.length === 0 ? [] : [[staffId, next] as const];
                onChange({ ...ladder, quiet: Object.fromEntries([...others, ...mine]) });
              }}
            />
          </details>
        );
      })}
    </section>
  );
}
