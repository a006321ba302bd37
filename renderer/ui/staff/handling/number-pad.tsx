import { Delete } from 'lucide-react';
import { Icon } from '../../primitives/icon.tsx';
import css from './number-pad.module.css';

export interface NumberPadProps {
  readonly onKey: (figure: string) => void;
  readonly onDelete: () => void;
  readonly deleteLabel: string;
  readonly disabled?: boolean;
}

const figures = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Figures for fingers: a kiosk has no keyboard. */
export function NumberPad({ onKey, onDelete, deleteLabel, disabled = false }: NumberPadProps) {
  const key = (figure: string) => (
    <button
      key={figure}
      type="button"
      className={css['key']}
      disabled={disabled}
      onClick={() => onKey(figure)}
    >
      {figure}
    </button>
  );
  return (
    <div className={css['keys']}>
      {figures.map(key)}
      <button
        type="button"
        className={css['key']}
        aria-label={deleteLabel}
        disabled={disabled}
        onClick={onDelete}
      >
        <Icon of={Delete} />
      </button>
      {key('0')}
    </div>
  );
}
