import type { LadderPerson, RungWho } from '../../../domain/assist/ladder.ts';
import { useText } from '../manager-text.ts';
import { Chip, Chips } from './chip.tsx';
import { toggled } from './edit-ladder.ts';
import css from './ladder-page.module.css';

const roles = ['staff', 'supervisor', 'manager'] as const;

/** Whom a rung is meant for, in one line until it is opened. */
export function WhoEditor({
  people,
  who,
  onChange,
}: {
  readonly people: readonly LadderPerson[];
  readonly who: RungWho;
  readonly onChange: (who: RungWho) => void;
}) {
  const { t } = useText();
  const skills = [...new Set([...people.flatMap((person) => person.skills), ...who.skills])];
  const names = who.people.map((id) => people.find(({ staffId }) => staffId === id)?.name ?? id);
  const parts = [
    ...who.roles.map((role) => t(`ladder.role.${role}`)),
    ...who.skills,
    ...names,
    ...(who.language ? [t('ladder.who.language')] : []),
    ...(who.breaks ? [t('ladder.who.breaks')] : []),
  ];
  return (
    <details className={css['who']}>
      <summary>
        <span className={css['soft']}>{t('ladder.who')}</span>{' '}
        {parts.length === 0 ? t('ladder.who.everybody') : parts.join(' · ')}
      </summary>
      <div className={css['stack']}>
        <Chips label={t('ladder.who.roles')}>
          {roles.map((role) => (
            <Chip
              key={role}
              label={t(`ladder.role.${role}`)}
              on={who.roles.includes(role)}
              onToggle={() => onChange({ ...who, roles: toggled(who.roles, role) })}
            />
          ))}
        </Chips>
        {people.length > 0 && (
          <Chips label={t('ladder.who.people')}>
            {people.map(({ staffId, name }) => (
              <Chip
                key={staffId}
                label={name}
                on={who.people.includes(staffId)}
                onToggle={() => onChange({ ...who, people: toggled(who.people, staffId) })}
              />
            ))}
          </Chips>
        )}
        {skills.length > 0 && (
          <Chips label={t('ladder.who.skills')}>
            {skills.map((skill) => (
              <Chip
                key={skill}
                label={skill}
                on={who.skills.includes(skill)}
                onToggle={() => onChange({ ...who, skills: toggled(who.skills, skill) })}
              />
            ))}
          </Chips>
        )}
        <Chips label={t('ladder.who.more')}>
          <Chip
            label={t('ladder.who.language')}
            on={who.language}
            onToggle={() => onChange({ ...who, language: !who.language })}
          />
          <Chip
            label={t('ladder.who.breaks')}
            on={who.breaks}
            onToggle={() => onChange({ ...who, breaks: !who.breaks })}
          />
        </Chips>
      </div>
    </details>
  );
}
