import './staff.css';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { applyLook, machineTheme } from '../theme.ts';
import { readPreferences, writePreferences, type Preferences } from './preferences.ts';
import { useOneTap } from '../use-one-tap.ts';
import { SayProvider } from './say.tsx';
import { StaffTextProvider } from './staff-text.ts';

export interface PreferenceChoice {
  readonly preferences: Preferences;
  readonly prefer: (change: Partial<Preferences>) => void;
}

const PreferenceContext = createContext<PreferenceChoice | null>(null);

export function usePreferences(): PreferenceChoice {
  const choice = useContext(PreferenceContext);
  if (!choice) throw new Error('usePreferences outside of its provider');
  return choice;
}

/** Texts and messages of a staff screen around fixed preferences; a drawing needs no more. */
export function StaffProviders({
  choice,
  children,
}: {
  readonly choice: PreferenceChoice;
  readonly children: ReactNode;
}) {
  return (
    <PreferenceContext value={choice}>
      <StaffTextProvider language={choice.preferences.language}>
        <SayProvider>{children}</SayProvider>
      </StaffTextProvider>
    </PreferenceContext>
  );
}

function useMachineTheme(): 'light' | 'dark' {
  const [theme, setTheme] = useState(machineTheme);
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const changed = () => setTheme(machineTheme());
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);
  return theme;
}

/** The root of a staff screen: language, colours and text size as chosen on this device. */
export function StaffRoot({ children }: { readonly children: ReactNode }) {
  const [preferences, setPreferences] = useState(() => readPreferences(localStorage, navigator.languages));
  const machine = useMachineTheme();
  // "I'm coming" makes room for "I'm there": a hand that taps twice has said only the first.
  useOneTap();
  const { theme, textPercent } = preferences;
  useEffect(() => {
    applyLook({ theme: theme === 'machine' ? machine : theme, textPercent, reach: false });
  }, [theme, machine, textPercent]);
  const choice = useMemo<PreferenceChoice>(
    () => ({
      preferences,
      prefer(change) {
        const next = { ...preferences, ...change };
        writePreferences(localStorage, next);
        setPreferences(next);
      },
    }),
    [preferences],
  );
  return <StaffProviders choice={choice}>{children}</StaffProviders>;
}
