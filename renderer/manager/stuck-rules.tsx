import { useEffect, useId, useState } from 'react';
import type { CommandOutput } from '../../contract/commands.ts';
import { type StuckSign, type StuckRules, stuckSigns } from '../../domain/assist/stuck.ts';
import { Button } from '../ui/primitives/button.tsx';
import { FaultNotice } from '../ui/staff/fault-notice.tsx';
import { useSay } from '../ui/staff/say.tsx';
import { useRun } from '../ui/staff/use-run.ts';
import { useText } from './manager-text.ts';
import css from './stuck-rules.module.css';

type Stuck = CommandOutput<'stuck.rules'>;

/** Which rule a sign is found by, and the least and most that it may say. */
const fields = {
  declines: ['declines', 1, 9],
  'same-item': ['sameItem', 2, 99],
  'take-offs': ['takeOffs', 2, 99],
  'to-and-fro': ['toAndFro', 4, 99],
  'no-progress': ['noProgressSeconds', 30, 1800],
} as const satisfies Record<StuckSign, readonly [keyof StuckRules, number, number]>;

/** When customers who do not get on are offered a hand, and how often they wanted it. */
export function StuckRulesPanel() {
  const { t, screenLanguage } = useText();
  const percent = new Intl.NumberFormat(screenLanguage, { style: 'percent' });
  const say = useSay();
  const { run, busy, fault, forget } = useRun();
  const id = useId();
  const [stuck, setStuck] = useState<Stuck | null>(null);
  const [rules, setRules] = useState<StuckRules | null>(null);

  useEffect(() => {
    void run('stuck.rules', {}).then((answer) => {
      if (answer === undefined) return;
      setStuck(answer.value);
      setRules(answer.value.rules);
    });
    // oxlint-disable-next-line react/exhaustive-deps -- read once, when the page is opened
  }, []);

  async function save(next: StuckRules): Promise<void> {
    setRules(next);
    if (await run('stuck.setRules', { rules: { ...next } })) say(t('stuck.saved'));
  }

  return (
    <section aria-labelledby={`${id}-title`} className={css['box']}>
      <h2 id={`${id}-title`} className={css['title']}>
        {t('stuck.title')}
      </h2>
      <p className={css['soft']}>{t('stuck.about')}</p>
      <FaultNotice fault={fault} onClose={forget} />
      {rules !== null && stuck !== null && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void save(rules);
          }}
        >
          <label className={css['switch']}>
            <input
              type="checkbox"
              checked={rules.on}
              disabled={busy}
              onChange={({ target }) => void save({ ...rules, on: target.checked })}
            />
            {t('stuck.on')}
          </label>
          <table className={css['table']}>
            <thead>
              <tr>
                <th scope="col">{t('stuck.sign')}</th>
                <th scope="col">{t('stuck.limit')}</th>
                <th scope="col">{t('stuck.result', { days: stuck.days })}</th>
              </tr>
            </thead>
            <tbody>
              {stuckSigns.map((sign) => {
                const [rule, least, most] = fields[sign];
                const made = stuck.figures.find((each) => each.sign === sign);
                return (
                  <tr key={sign}>
                    <th scope="row" id={`${id}-${sign}`}>
                      {t(`stuck.sign.${sign}`)}
                    </th>
                    <td>
                      <input
                        type="number"
                        className={css['number']}
                        aria-labelledby={`${id}-${sign}`}
                        min={least}
                        max={most}
                        placeholder={t('stuck.off')}
                        disabled={!rules.on || busy}
                        value={rules[rule] ?? ''}
                        onChange={({ target }) =>
                          setRules({ ...rules, [rule]: target.value === '' ? null : target.valueAsNumber })
                        }
                      />
                    </td>
                    <td>
                      {made === undefined
                        ? t('stuck.none')
                        : t('stuck.figures', {
                            made: made.made,
                            called: made.called,
                            share: made.precision === null ? '–' : percent.format(made.precision),
                            wentOn: made.wentOn,
                            notWanted: made.notWanted,
                          })}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          <p className={css['soft']}>{t('stuck.empty')}</p>
          <Button kind="primary" type="submit" disabled={busy || !rules.on}>
            {t('stuck.save')}
          </Button>
        </form>
      )}
    </section>
  );
}
