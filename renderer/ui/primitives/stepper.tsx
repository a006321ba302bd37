import { Minus, Plus } from 'lucide-react';
import { Icon } from './icon.tsx';
import css from './stepper.module.css';

export interface StepperProps {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
  /** What is counted, for those who cannot see it. */
  readonly label: string;
  readonly lessLabel: string;
  readonly moreLabel: string;
}

/** A whole number between two buttons. */
export function Stepper({ value, min, max, onChange, label, lessLabel, moreLabel }: StepperProps) {
  return (
    <div className={css['stepper']} role="group" aria-label={label}>
      <button
        type="button"
        disabled={value <= min}
        aria-label={lessLabel}
        onClick={() => onChange(value - 1)}
      >
        <Icon of={Minus} />
      </button>
      <output aria-live="polite">{value}</output>
      <button
        type="button"
        disabled={value >= max}
        aria-label={moreLabel}
        onClick={() => onChange(value + 1)}
      >
        <Icon of={Plus} />
      </button>
    </div>
  );
}
