import { useId } from 'react';
import css from './text-field.module.css';

export interface TextAreaProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly longest: number;
}

/** A few words by hand. */
export function TextArea({ label, hint, value, onChange, longest }: TextAreaProps) {
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
      <textarea
        id={id}
        className={css['input']}
        rows={2}
        maxLength={longest}
        aria-describedby={hint ? `${id}-hint` : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
