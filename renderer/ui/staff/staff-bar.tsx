import { CircleUserRound, Settings2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { StaffPerson } from '../../../contract/views.ts';
import { useClient } from '../client/client.tsx';
import { Icon } from '../primitives/icon.tsx';
import { SettingsPanel } from './settings-panel.tsx';
import css from './staff-bar.module.css';
import { useStaffText } from './staff-text.ts';
import { useHere } from './use-here.ts';

export interface StaffBarProps {
  readonly title: string;
  readonly me?: StaffPerson | null;
  /** Controls of this screen, before the person. */
  readonly children?: ReactNode;
  /** What else the settings say. */
  readonly settings?: ReactNode;
}

/** The top of a staff screen: which screen this is, who works on it, and how to change that. */
export function StaffBar({ title, me = null, children, settings }: StaffBarProps) {
  const { t } = useStaffText();
  const { send } = useClient();
  const [open, setOpen] = useState(false);
  useHere(me !== null);
  const name = me && { name: me.name, role: t(`role.${me.role}`) };
  return (
    <header className={css['bar']}>
      <h1 className={css['title']}>
        <span className={css['mark']} aria-hidden>
          .5
        </span>
        <span className={css['word']}>{title}</span>
      </h1>
      <div className={css['tools']}>
        {children}
        <button
          type="button"
          className={css['me']}
          aria-label={name ? t('me.open', name) : t('settings.open')}
          onClick={() => setOpen(true)}
        >
          <Icon of={name ? CircleUserRound : Settings2} />
          {name && (
            <span className={css['who']}>
              <span className={css['name']}>{name.name}</span>{' '}
              <span className={css['role']}>{name.role}</span>
            </span>
          )}
        </button>
      </div>
      {open && (
        <SettingsPanel
          title={name ? `${name.name} · ${name.role}` : t('settings.title')}
          onClose={() => setOpen(false)}
          onSignOut={
            name
              ? () => {
                  setOpen(false);
                  void send('staff.signOut', {});
                }
              : undefined
          }
        >
          {settings}
        </SettingsPanel>
      )}
    </header>
  );
}
