import { useId } from 'react';
import css from './network.module.css';

export interface LineFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly numeric?: boolean;
  readonly longest?: number;
}

/** One line by hand. */
export function LineField({ label, hint, value, onChange, numeric = false, longest = 64 }: LineFieldProps) {
  const id = useId();
  return (
    <div className={css['field']}>
      <label htmlFor={id} className={css['label']}>
        {label}
      </label>
      <input
        id={id}
        className={css['input']}
        autoComplete="off"
        spellCheck={false}
        maxLength={longest}
        inputMode={numeric ? 'numeric' : 'text'}
        aria-describedby={hint ? `${id}-hint` : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint && (
        <p id={`${id}-hint`} className={css['soft']}>
          {hint}
        </p>
      )}
    </div>
  );
}
