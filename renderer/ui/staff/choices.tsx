import { useId } from 'react';
import css from './choices.module.css';

export interface ChoicesProps<Value extends string> {
  readonly label: string;
  /** The label also for those who see. */
  readonly shown?: boolean;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
    /** What it will do. */
    readonly more?: string;
  }[];
  readonly value: Value | null;
  readonly onPick: (value: Value) => void;
  readonly describedBy?: string;
}

/** One of several, large enough for a thumb: native radio buttons under their labels. */
export function Choices<Value extends string>({
  label,
  shown = false,
  options,
  value,
  onPick,
  describedBy,
}: ChoicesProps<Value>) {
  const name = useId();
  return (
    <fieldset className={css['choices']} aria-describedby={describedBy}>
      <legend className={shown ? css['legend'] : 'visually-hidden'}>{label}</legend>
      <div className={css['grid']}>
        {options.map((option) => (
          <label key={option.value} className={css['choice']}>
            <input
              type="radio"
              className={css['radio']}
              name={name}
              checked={option.value === value}
              onChange={() => onPick(option.value)}
            />
            <span>
              <span className={css['name']}>{option.label}</span>
              {option.more && <span className={css['detail']}>{option.more}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
