import { ShieldCheck, TabletSmartphone } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { screenLanguages } from '../ui/i18n/translate.ts';
import { Button } from '../ui/primitives/button.tsx';
import { Icon } from '../ui/primitives/icon.tsx';
import { LanguagePicker } from '../ui/primitives/language-picker.tsx';
import { Notice } from '../ui/primitives/notice.tsx';
import { usePreferences } from '../ui/staff/staff-root.tsx';
import css from './pair-page.module.css';
import { useText } from './pair-text.ts';

export type PairFault =
  | { readonly kind: 'wrong-code' | 'offline' | 'store' }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'other'; readonly message: string };

export type PairState =
  /** A key is being proven. */
  | { readonly kind: 'checking' }
  /** The hub can't be reached to prove a key. */
  | { readonly kind: 'offline' }
  | { readonly kind: 'ask'; readonly busy: boolean; readonly fault: PairFault | null };

export interface PairPageProps {
  readonly state: PairState;
  /** What the hub is called; null before it said so. */
  readonly hub: string | null;
  readonly onPair: (code: string, name: string) => void;
  readonly onAgain: () => void;
}

const CODE_LENGTH = 8;

/** Typed as it comes; shown as it stands on the hub. */
function plainCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^A-Z\d]/g, '')
    .slice(0, CODE_LENGTH);
}

function shownCode(code: string): string {
  return code.length > 4 ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
}

function FaultWords({ fault }: { readonly fault: PairFault }) {
  const { t } = useText();
  switch (fault.kind) {
    case 'wait':
      return t('fault.wait', { seconds: fault.seconds });
    case 'other':
      return t('fault.other', { message: fault.message });
    case 'wrong-code':
    case 'offline':
    case 'store':
      return t(`fault.${fault.kind}`);
  }
}

function PairForm({
  busy,
  fault,
  onPair,
}: {
  readonly busy: boolean;
  readonly fault: PairFault | null;
  readonly onPair: PairPageProps['onPair'];
}) {
  const { t } = useText();
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [bad, setBad] = useState<'code' | 'name' | null>(null);
  const id = useId();

  function submit(event: FormEvent): void {
    event.preventDefault();
    const wrong = code.length !== CODE_LENGTH ? 'code' : name.trim() === '' ? 'name' : null;
    setBad(wrong);
    if (wrong === null && !busy) onPair(code, name.trim());
  }

  return (
    <form className={css['form']} onSubmit={submit} noValidate>
      <div className={css['field']}>
        <label htmlFor={`${id}-code`} className={css['label']}>
          {t('code')}
        </label>
        <input
          id={`${id}-code`}
          className={css['code']}
          autoFocus
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          aria-describedby={`${id}-code-hint`}
          aria-invalid={bad === 'code'}
          value={shownCode(code)}
          onChange={(event) => {
            setCode(plainCode(event.target.value));
            setBad(null);
          }}
        />
        <p id={`${id}-code-hint`} className={css['hint']}>
          {t('code.hint')}
        </p>
      </div>
      <div className={css['field']}>
        <label htmlFor={`${id}-name`} className={css['label']}>
          {t('name')}
        </label>
        <input
          id={`${id}-name`}
          className={css['name']}
          maxLength={64}
          autoComplete="off"
          aria-describedby={`${id}-name-hint`}
          aria-invalid={bad === 'name'}
          value={name}
          onChange={(event) => {
            setName(event.target.value);
            setBad(null);
          }}
        />
        <p id={`${id}-name-hint`} className={css['hint']}>
          {t('name.hint')}
        </p>
      </div>
      {bad !== null && (
        <Notice kind="attention" urgent>
          {t(`bad.${bad}`)}
        </Notice>
      )}
      {fault !== null && bad === null && (
        <Notice kind="attention" urgent>
          <FaultWords fault={fault} />
        </Notice>
      )}
      <Button kind="primary" size="l" wide type="submit" blocked={busy}>
        {t('go')}
      </Button>
    </form>
  );
}

/** What a device of the network sees before it is let in: large, for one thumb. */
export function PairPage({ state, hub, onPair, onAgain }: PairPageProps) {
  const { t, language } = useText();
  const { prefer } = usePreferences();
  return (
    <div className={css['page']}>
      <main className={css['card']}>
        <Icon of={TabletSmartphone} size="xl" />
        <div>
          <h1 className={css['title']}>{t('title')}</h1>
          {hub !== null && <p className={css['hub']}>{t('hub', { hub })}</p>}
        </div>
        {state.kind === 'checking' && <p role="status">{t('checking')}</p>}
        {state.kind === 'offline' && (
          <Notice kind="attention" urgent action={<Button onClick={onAgain}>{t('again')}</Button>}>
            {t('fault.offline')}
          </Notice>
        )}
        {state.kind === 'ask' && (
          <>
            <p>{t('how')}</p>
            <PairForm busy={state.busy} fault={state.fault} onPair={onPair} />
          </>
        )}
      </main>
      {state.kind === 'ask' && (
        <section className={css['trust']} aria-labelledby="trust-title">
          <Icon of={ShieldCheck} size="l" />
          <div>
            <p id="trust-title">{t('trust')}</p>
            <p>
              <a className={css['install']} href="/ca.crt" download="pointfive-shop.crt">
                {t('install')}
              </a>
            </p>
          </div>
        </section>
      )}
      <LanguagePicker
        label="Language · 语言"
        languages={screenLanguages}
        current={language}
        onPick={(picked) => {
          const known = screenLanguages.find((one) => one === picked);
          if (known !== undefined) prefer({ language: known });
        }}
      />
    </div>
  );
}
