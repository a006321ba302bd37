import { Search } from 'lucide-react';
import { Icon } from '../primitives/icon.tsx';
import css from './search-field.module.css';

export interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Narrows a list while typing. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  return (
    <label className={css['search']}>
      <Icon of={Search} />
      <span className="visually-hidden">{label}</span>
      <input
        type="search"
        className={css['input']}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
