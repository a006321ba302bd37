import { useId, type HTMLInputTypeAttribute } from 'react';
import css from './text-field.module.css';

export interface LineFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly longest: number;
  readonly type?: HTMLInputTypeAttribute;
  readonly inputMode?: 'text' | 'numeric';
  /** It was looked at and can't stay so. */
  readonly bad?: boolean;
}

/** One line of text. */
export function LineField({
  label,
  hint,
  value,
  onChange,
  longest,
  type = 'text',
  inputMode = 'text',
  bad = false,
}: LineFieldProps) {
  const id = useId();
  return (
    <div className={css['field']}>
      <label htmlFor={id} className={css['label']}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className={css['hint']}>
          {hint}
        </p>
      )}
      <input
        id={id}
        className={css['input']}
        type={type}
        inputMode={inputMode}
        autoComplete={type === 'password' ? 'new-password' : 'off'}
        maxLength={longest}
        aria-describedby={hint ? `${id}-hint` : undefined}
        aria-invalid={bad || undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
