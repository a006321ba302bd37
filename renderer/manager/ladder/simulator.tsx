import { CircleAlert, CircleCheck, CircleHelp, CircleX } from 'lucide-react';
import { useId, useState } from 'react';
import type { LadderView } from '../../../contract/ladder-view.ts';
import type { Ladder } from '../../../domain/assist/ladder.ts';
import { type SimulatedStep, simulateLadder } from '../../../domain/assist/ladder-simulator.ts';
import { clockWords } from '../../../domain/assist/peace.ts';
import type { Reach, SimulatedWay } from '../../../domain/assist/simulated-ways.ts';
import type { Duty } from '../../../domain/people/person.ts';
import { classes } from '../../ui/primitives/class-names.ts';
import { Icon } from '../../ui/primitives/icon.tsx';
import { languageName } from '../../ui/primitives/language-picker.tsx';
import { Notice } from '../../ui/primitives/notice.tsx';
import { type ManagerTranslate, useText } from '../manager-text.ts';
import { Chip, Chips } from './chip.tsx';
import { clockText, minuteOf, toggled } from './edit-ladder.ts';
import css from './ladder-page.module.css';
import time from './simulator.module.css';
import { weekdayName } from '../../ui/staff/weekday-name.ts';

const reachIcons = { seen: CircleCheck, maybe: CircleHelp, no: CircleX } as const satisfies Record<
  Reach,
  unknown
>;

/** People are there, on a break, or not there at all; who is there is signed in. */
type Presence = Readonly<Record<string, Duty>>;

/** What comes of one way, and why. */
function wayWords(
  t: ManagerTranslate,
  { target, why, rest }: SimulatedWay,
  day: (weekday: number) => string,
): string {
  const name = target;
  if (why === 'quiet' || why === 'enough') {
    if (rest?.kind === 'enough') return t('ladder.why.enough', { name, count: rest.rings });
    if (rest === null || rest.until === null) return t('ladder.why.quiet.always', { name });
    return t('ladder.why.quiet', { name, until: `${day(rest.until.weekday)}${clockWords(rest.until)}` });
  }
  const words = t(`ladder.why.${why}`);
  return rest === null ? words : `${words}; ${t('ladder.sim.although', { name })}`;
}

function Step({ step, weekday }: { readonly step: SimulatedStep; readonly weekday: number }) {
  const { t, screenLanguage } = useText();
  const day = (of: number): string => (of === weekday ? '' : `${weekdayName(of, screenLanguage, 'short')} `);
  const minutes = Math.floor(step.atSeconds / 60);
  const at = `${minutes}:${String(Math.round(step.atSeconds % 60)).padStart(2, '0')}`;
  return (
    <li className={classes(time['step'], step.urgent && time['urgent'])}>
      <span className={time['at']}>{at}</span>
      <div className={time['what']}>
        <strong>
          {t('ladder.rung', { number: step.rung + 1 })}
          {step.nth > 0 && ` · ${t('ladder.sim.again')}`}
        </strong>
        <ul className={time['ways']}>
          {step.ways.map((way) => (
            <li key={`${way.channel} ${way.target}`} className={classes(time['way'], time[way.reach])}>
              <Icon of={reachIcons[way.reach]} size="s" />
              <span>
                {t(`ladder.way.${way.channel}`)}
                {way.target !== '' && ` · ${way.target}`}: {wayWords(t, way, day)}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </li>
  );
}

/** What would happen to a call that nobody answers, at a moment of one's choice. */
export function Simulator({
  facts,
  ladder,
  languages,
}: {
  readonly facts: LadderView;
  readonly ladder: Ladder;
  readonly languages: readonly string[];
}) {
  const { t, screenLanguage } = useText();
  const id = useId();
  const [weekday, setWeekday] = useState(facts.moment?.weekday ?? 7);
  const [minute, setMinute] = useState(facts.moment?.minute ?? 15 * 60);
  const [language, setLanguage] = useState(languages[0] ?? 'en');
  const [calm, setCalm] = useState(false);
  const [screensDead, setScreensDead] = useState(false);
  const [dead, setDead] = useState<readonly string[]>([]);
  const [presence, setPresence] = useState<Presence>(() =>
    Object.fromEntries(facts.people.map(({ staffId, duty }) => [staffId, duty])),
  );
  const duty = (staffId: string): Duty => presence[staffId] ?? 'off';
  const spoken = [
    ...new Set([...languages, 'en', 'zh-Hans', ...facts.people.flatMap((one) => one.languages)]),
  ];
  const result = simulateLadder(ladder, {
    moment: { weekday, minute },
    people: facts.people.map((person) => ({
      ...person,
      duty: duty(person.staffId),
      reachable: { ...person.reachable, screen: duty(person.staffId) !== 'off' },
    })),
    language,
    calm,
    book: facts.book,
    pagers: facts.pagers.map(({ id: pager }) => ({ id: pager, works: !dead.includes(pager) })),
    printers: facts.printers.map(({ id: printer }) => ({ id: printer, works: !dead.includes(printer) })),
    lights: facts.lights.map(({ id: light }) => ({ id: light, works: !dead.includes(light) })),
    screensDead,
  });
  const { end } = result;
  const there = facts.people.filter(({ staffId }) => duty(staffId) !== 'off').map(({ name }) => name);
  return (
    <section className={classes(css['box'], css['side'])} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className={css['title']}>
        {t('ladder.sim')}
      </h2>
      <div className={css['row']}>
        <label className={css['field']}>
          <span>{t('ladder.sim.day')}</span>
          <select value={weekday} onChange={(event) => setWeekday(Number(event.target.value))}>
            {[1, 2, 3, 4, 5, 6, 7].map((day) => (
              <option key={day} value={day}>
                {weekdayName(day, screenLanguage, 'long')}
              </option>
            ))}
          </select>
        </label>
        <label className={css['field']}>
          <span>{t('ladder.sim.time')}</span>
          <input
            type="time"
            value={clockText(minute)}
            onChange={(event) => setMinute(minuteOf(event.target.value) ?? minute)}
          />
        </label>
        <label className={css['field']}>
          <span>{t('ladder.sim.language')}</span>
          <select value={language} disabled={calm} onChange={(event) => setLanguage(event.target.value)}>
            {spoken.map((one) => (
              <option key={one} value={one}>
                {languageName(one)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <details className={css['who']}>
        <summary>
          <span className={css['soft']}>{t('ladder.sim.people')}</span>{' '}
          {there.length === 0 ? t('ladder.sim.nobody') : there.join(', ')}
        </summary>
        <div className={css['stack']}>
          {facts.people.length > 0 && (
            <div className={time['people']} role="group" aria-label={t('ladder.sim.people')}>
              {facts.people.map(({ staffId, name }) => (
                <label key={staffId} className={css['field']}>
                  <span>{name}</span>
                  <select
                    value={duty(staffId)}
                    onChange={(event) => {
                      const said = event.target.value;
                      const next = said === 'on' || said === 'break' ? said : 'off';
                      setPresence({ ...presence, [staffId]: next });
                    }}
                  >
                    <option value="on">{t('ladder.sim.on')}</option>
                    <option value="break">{t('ladder.sim.break')}</option>
                    <option value="off">{t('ladder.sim.off')}</option>
                  </select>
                </label>
              ))}
            </div>
          )}
          <Chips label={t('ladder.sim.what')}>
            <Chip label={t('ladder.sim.calm')} on={calm} onToggle={() => setCalm(!calm)} />
            <Chip
              label={t('ladder.sim.screensDead')}
              on={screensDead}
              onToggle={() => setScreensDead(!screensDead)}
            />
            {facts.pagers.map(({ id: pager }) => (
              <Chip
                key={pager}
                label={t('ladder.sim.dead', { name: pager })}
                on={dead.includes(pager)}
                onToggle={() => setDead(toggled(dead, pager))}
              />
            ))}
            {facts.lights.map(({ id: light }) => (
              <Chip
                key={light}
                label={t('ladder.sim.dead', { name: light })}
                on={dead.includes(light)}
                onToggle={() => setDead(toggled(dead, light))}
              />
            ))}
            {facts.printers.map(({ id: printer, name }) => (
              <Chip
                key={printer}
                label={t('ladder.sim.dead', { name })}
                on={dead.includes(printer)}
                onToggle={() => setDead(toggled(dead, printer))}
              />
            ))}
          </Chips>
        </div>
      </details>
      <div aria-live="polite" className={css['stack']}>
        {result.warnings.map((warning) => (
          <Notice key={warning} kind="attention">
            {t(`ladder.warning.${warning}`)}
          </Notice>
        ))}
        <p className={css['soft']}>{t('ladder.sim.plan', { name: result.plan })}</p>
        <ol className={time['line']}>
          {result.steps.map((step) => (
            <Step key={`${step.rung} ${step.nth}`} step={step} weekday={weekday} />
          ))}
        </ol>
        <p className={time['end']}>
          <Icon of={end.kind === 'silence' ? CircleAlert : CircleCheck} />
          {end.kind === 'counter'
            ? t('ladder.end.counter', { seconds: Math.round(end.atSeconds) })
            : end.kind === 'repeats'
              ? t('ladder.end.repeats', { seconds: end.everySeconds })
              : t('ladder.end.silence')}
        </p>
      </div>
    </section>
  );
}
