import { CircleUserRound } from 'lucide-react';
import { useState } from 'react';
import type { StaffPerson } from '../../../contract/views.ts';
import { Icon } from '../../ui/primitives/icon.tsx';
import { PinPad } from '../../ui/staff/pin-pad.tsx';
import { useText } from '../station-text.ts';
import css from './sign-in.module.css';

export interface SignInProps {
  readonly people: readonly StaffPerson[];
  /** Whose name is tapped already. */
  readonly first?: string | null;
  readonly onTap?: () => void;
  readonly onDone?: () => void;
}

/** Who is there: a tap on a name and their PIN, or just the PIN. */
export function SignIn({ people, first = null, onTap, onDone }: SignInProps) {
  const { t } = useText();
  const [picked, setPicked] = useState(first);
  const person = people.find(({ staffId }) => staffId === picked);
  return (
    <div className={css['signIn']}>
      {people.length > 1 && (
        <ul className={css['people']} aria-label={t('signIn.people')}>
          {people.map(({ staffId, name }) => (
            <li key={staffId}>
              <button
                type="button"
                className={css['person']}
                aria-pressed={staffId === picked}
                onClick={() => setPicked(staffId === picked ? null : staffId)}
              >
                <Icon of={CircleUserRound} />
                {name}
              </button>
            </li>
          ))}
        </ul>
      )}
      <PinPad
        key={picked ?? ''}
        {...(person === undefined
          ? {}
          : { title: t('signIn.pinOf', { name: person.name }), staffId: person.staffId })}
        {...(onTap === undefined ? {} : { onTap })}
        {...(onDone === undefined ? {} : { onDone })}
      />
    </div>
  );
}
