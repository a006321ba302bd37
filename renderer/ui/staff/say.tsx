import { CircleCheck, X } from 'lucide-react';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { Icon } from '../primitives/icon.tsx';
import css from './say.module.css';
import { useStaffText } from './staff-text.ts';

type Say = (text: string) => void;

const SayContext = createContext<Say | null>(null);

/** Says in passing that something was done. Faults are said where they happened, not here. */
export function useSay(): Say {
  const say = useContext(SayContext);
  if (!say) throw new Error('useSay outside of its provider');
  return say;
}

/** Long enough to look up from one's hands and read a line. */
const SHOWN_MS = 6_000;

export function SayProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useStaffText();
  const [said, setSaid] = useState<{ readonly text: string } | null>(null);
  useEffect(() => {
    if (said === null) return undefined;
    const timer = setTimeout(() => setSaid(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const say = useMemo<Say>(() => (text) => setSaid({ text }), []);
  return (
    <SayContext value={say}>
      {children}
      <div className={css['place']} role="status">
        {said && (
          <p className={css['said']}>
            <Icon of={CircleCheck} />
            <span className={css['text']}>{said.text}</span>
            <button
              type="button"
              className={css['close']}
              aria-label={t('say.close')}
              onClick={() => setSaid(null)}
            >
              <Icon of={X} />
            </button>
          </p>
        )}
      </div>
    </SayContext>
  );
}
