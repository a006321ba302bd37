import {
  Coffee,
  IdCard,
  KeyRound,
  Pencil,
  UserMinus,
  UserPlus,
  UserRound,
  UserRoundCheck,
  UserRoundX,
} from 'lucide-react';
import { useState } from 'react';
import type { ListedPerson, ManagerView } from '../../../contract/views.ts';
import { knownSkills } from '../../../domain/people/person.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Icon } from '../../ui/primitives/icon.tsx';
import { Confirm } from '../../ui/staff/confirm.tsx';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { languageIn } from '../../ui/staff/language-words.ts';
import { useSay } from '../../ui/staff/say.tsx';
import { Segments } from '../../ui/staff/segments.tsx';
import { useStaffText } from '../../ui/staff/staff-text.ts';
import { clockTime } from '../../ui/staff/time-words.ts';
import { useNow } from '../../ui/staff/use-now.ts';
import { useRun } from '../../ui/staff/use-run.ts';
import { useText } from '../manager-text.ts';
import css from './people-page.module.css';
import { PersonForm } from './person-form.tsx';
import { BadgeForm } from './badge-form.tsx';
import { PinForm } from './pin-form.tsx';

const icons = { on: UserRoundCheck, break: Coffee, off: UserRound } as const;
const lockChoices = [2, 5, 10, 20, 60] as const;

type Opened =
  | { readonly what: 'change' | 'pin' | 'badge' | 'remove'; readonly person: ListedPerson }
  | { readonly what: 'add' };

function PersonRow({
  person,
  onOpen,
}: {
  readonly person: ListedPerson;
  readonly onOpen: (opened: Opened) => void;
}) {
  const { t, screenLanguage } = useText();
  const staff = useStaffText();
  const now = useNow(60_000);
  const list = new Intl.ListFormat(screenLanguage, { type: 'conjunction' });
  const skills = person.skills.map((skill) => {
    const known = knownSkills.find((one) => one === skill);
    return known === undefined ? skill : t(`skill.${known}`);
  });
  return (
    <li className={css['person']}>
      <Icon of={person.active ? icons[person.duty] : UserRoundX} size="l" />
      <div className={css['words']}>
        <p className={css['name']}>
          {person.name} <span className={css['role']}>{staff.t(`role.${person.role}`)}</span>
        </p>
        <p>
          {person.active ? t(`people.duty.${person.duty}`) : t('people.disabled')}
          {person.activeAt !== null &&
            ` · ${t('people.last', { time: clockTime(person.activeAt, now, screenLanguage) })}`}
        </p>
        {person.languages.length + skills.length > 0 && (
          <p className={css['soft']}>
            {[person.languages.map((tag) => languageIn(tag, screenLanguage)), skills]
              .filter((some) => some.length > 0)
              .map((some) => list.format(some))
              .join(' · ')}
          </p>
        )}
      </div>
      {person.active && (
        <div className={css['acts']}>
          <Button size="s" icon={Pencil} onClick={() => onOpen({ what: 'change', person })}>
            {t('people.change')}
          </Button>
          <Button size="s" icon={IdCard} onClick={() => onOpen({ what: 'badge', person })}>
            {t('people.badge')}
          </Button>
          <Button size="s" icon={KeyRound} onClick={() => onOpen({ what: 'pin', person })}>
            {t('people.pin.new')}
          </Button>
          <Button size="s" kind="danger" icon={UserMinus} onClick={() => onOpen({ what: 'remove', person })}>
            {t('people.remove')}
          </Button>
        </div>
      )}
    </li>
  );
}

/** Who may sign in, what they can, and how soon a page that was left alone locks itself. */
export function PeoplePage({ view }: { readonly view: ManagerView }) {
  const { t } = useText();
  const say = useSay();
  const removing = useRun();
  const locking = useRun();
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const choices = [...new Set([...lockChoices, view.lockMinutes])].sort((a, b) => a - b);

  async function remove(person: ListedPerson): Promise<void> {
    if (await removing.run('people.remove', { staffId: person.staffId })) {
      say(t('people.removed', { name: person.name }));
      close();
    }
  }

  return (
    <>
      <section aria-labelledby="people-title" className={css['people']}>
        <div className={css['head']}>
          <h2 id="people-title" className={css['title']}>
            {t('people.title')}
          </h2>
          <Button kind="primary" icon={UserPlus} onClick={() => setOpened({ what: 'add' })}>
            {t('people.add')}
          </Button>
        </div>
        <ul className={css['list']}>
          {view.people.map((person) => (
            <PersonRow key={person.staffId} person={person} onOpen={setOpened} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="lock-title" className={css['people']}>
        <h2 id="lock-title" className={css['title']}>
          {t('people.lock.title')}
        </h2>
        <p className={css['soft']}>{t('people.lock.more')}</p>
        <Segments
          label={t('people.lock.title')}
          quiet
          options={choices.map((value) => ({ value, label: t('people.lock.minutes', { count: value }) }))}
          value={view.lockMinutes}
          disabled={locking.busy}
          onPick={(minutes) => void locking.run('people.lockAfter', { minutes })}
        />
        <FaultNotice fault={locking.fault} onClose={locking.forget} />
      </section>
      {opened?.what === 'add' && <PersonForm view={view} person={null} onClose={close} />}
      {opened?.what === 'change' && <PersonForm view={view} person={opened.person} onClose={close} />}
      {opened?.what === 'badge' && <BadgeForm person={opened.person} onClose={close} />}
      {opened?.what === 'pin' && <PinForm person={opened.person} onClose={close} />}
      {opened?.what === 'remove' && (
        <Confirm
          title={t('people.remove.title', { name: opened.person.name })}
          yes={t('people.remove')}
          danger
          run={removing}
          onYes={() => void remove(opened.person)}
          onClose={close}
        >
          <p>{t('people.remove.more')}</p>
        </Confirm>
      )}
    </>
  );
}
