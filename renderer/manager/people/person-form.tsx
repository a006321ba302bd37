import { useState } from 'react';
import type { ListedPerson, ManagerView } from '../../../contract/views.ts';
import { knownSkills, MAX_SKILLS, speaks } from '../../../domain/people/person.ts';
import { pinFault } from '../../../domain/people/pin.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/notice.tsx';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { languageIn } from '../../ui/staff/language-words.ts';
import { LineField } from '../../ui/staff/line-field.tsx';
import { Panel } from '../../ui/staff/panel.tsx';
import { useSay } from '../../ui/staff/say.tsx';
import { Segments } from '../../ui/staff/segments.tsx';
import { useStaffText } from '../../ui/staff/staff-text.ts';
import { useRun } from '../../ui/staff/use-run.ts';
import { useText } from '../manager-text.ts';
import { Several } from './several.tsx';

const roles = ['staff', 'supervisor', 'manager'] as const;

/** Spoken in many towns; those of the menu come first. */
const common = [
  'en',
  'zh',
  'de',
  'es',
  'fr',
  'ar',
  'hi',
  'it',
  'ja',
  'ko',
  'pl',
  'pt',
  'ru',
  'tr',
  'uk',
  'vi',
];

function offered(view: ManagerView, own: readonly string[]): readonly string[] {
  const plain = (tag: string) => tag.split('-', 1)[0] ?? tag;
  return [...new Set([...view.languages.map(plain), ...own, ...common])];
}

export interface PersonFormProps {
  readonly view: ManagerView;
  /** null: somebody new. */
  readonly person: ListedPerson | null;
  readonly onClose: () => void;
}

/** What is known of a person; somebody new gets their PIN here too, and it is never shown again. */
export function PersonForm({ view, person, onClose }: PersonFormProps) {
  const { t, screenLanguage } = useText();
  const staff = useStaffText();
  const say = useSay();
  const { run, busy, fault, forget } = useRun();
  const [name, setName] = useState(person?.name ?? '');
  const [role, setRole] = useState<ListedPerson['role']>(person?.role ?? 'staff');
  const [languages, setLanguages] = useState(person?.languages ?? []);
  const [skills, setSkills] = useState(person?.skills ?? []);
  const [own, setOwn] = useState('');
  const [pin, setPin] = useState('');
  const [wrong, setWrong] = useState<
    'people.name.missing' | 'people.pin.shape' | 'people.pin.trivial' | null
  >(null);

  async function save(): Promise<void> {
    const bad = person === null ? pinFault(pin) : null;
    if (name.trim() === '') return setWrong('people.name.missing');
    if (bad !== null) return setWrong(`people.pin.${bad}`);
    setWrong(null);
    const input = {
      staffId: person?.staffId ?? null,
      name: name.trim(),
      role,
      languages: [...languages],
      skills: [...skills, ...(own.trim() === '' ? [] : [own.trim()])].slice(0, MAX_SKILLS),
      ...(person === null ? { pin } : {}),
    };
    if (await run('people.save', input)) {
      say(t('people.saved', { name: name.trim() }));
      onClose();
    }
    return undefined;
  }

  const skillChoices = [...new Set([...knownSkills, ...(person?.skills ?? [])])];
  return (
    <Panel
      title={person === null ? t('people.add') : t('people.change.title', { name: person.name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{staff.t('cancel')}</Button>
          <Button kind="primary" blocked={busy} onClick={() => void save()}>
            {t('people.save')}
          </Button>
        </>
      }
    >
      <LineField label={t('people.name')} value={name} onChange={setName} longest={60} />
      <Segments
        label={t('people.role')}
        options={roles.map((value) => ({ value, label: staff.t(`role.${value}`) }))}
        value={role}
        onPick={setRole}
      />
      <Several
        label={t('people.languages')}
        options={offered(view, languages).map((value) => ({
          value: languages.find((known) => speaks([known], value)) ?? value,
          label: languageIn(value, screenLanguage),
        }))}
        picked={languages}
        onChange={setLanguages}
      />
      <Several
        label={t('people.skills')}
        options={skillChoices.map((value) => {
          const known = knownSkills.find((one) => one === value);
          return { value, label: known === undefined ? value : t(`skill.${known}`) };
        })}
        picked={skills}
        onChange={setSkills}
      />
      <LineField label={t('people.skills.own')} value={own} onChange={setOwn} longest={40} />
      {person === null && (
        <LineField
          label={t('people.pin')}
          hint={t('people.pin.hint')}
          type="password"
          inputMode="numeric"
          value={pin}
          onChange={(text) => setPin(text.replace(/\D/g, ''))}
          longest={8}
          bad={wrong === 'people.pin.shape' || wrong === 'people.pin.trivial'}
        />
      )}
      {wrong !== null && (
        <Notice kind="attention" urgent>
          {t(wrong)}
        </Notice>
      )}
      <FaultNotice fault={fault} onClose={forget} />
    </Panel>
  );
}
