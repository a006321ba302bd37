import { useId } from 'react';
import css from './segments.module.css';

export interface SegmentsProps<Value extends string | number> {
  readonly label: string;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
    readonly lang?: string;
  }[];
  readonly value: Value;
  readonly onPick: (value: Value) => void;
  readonly disabled?: boolean;
  /** The label is only for those who cannot see the place. */
  readonly quiet?: boolean;
}

/** One of a few, all in sight: native radio buttons, so that arrow keys move between them. */
export function Segments<Value extends string | number>({
  label,
  options,
  value,
  onPick,
  disabled = false,
  quiet = false,
}: SegmentsProps<Value>) {
  const name = useId();
  return (
    <fieldset className={css['segments']} disabled={disabled}>
      <legend className={quiet ? 'visually-hidden' : css['legend']}>{label}</legend>
      <div className={css['row']}>
        {options.map((option) => (
          <label key={option.value} className={css['segment']} lang={option.lang}>
            <input
              type="radio"
              className={css['radio']}
              name={name}
              checked={option.value === value}
              onChange={() => onPick(option.value)}
            />
            <span className={css['face']}>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
